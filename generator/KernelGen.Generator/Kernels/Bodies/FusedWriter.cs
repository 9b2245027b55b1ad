using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Writes a pass that goes along a few rows together: the rows of the picture become column sums, and each of these, with the one
/// that the step before left, what all taps of the row meet.
/// </summary>
internal sealed class FusedWriter
{
    private readonly CodeWriter writer;
    private readonly FusedBody body;
    private readonly Pass pass;
    private readonly Spelling spelling;
    private readonly string type;
    private readonly int outputs;
    private readonly int width;
    private readonly int reach;

    public FusedWriter(CodeWriter writer, FusedBody body)
    {
        (this.writer, this.body, pass, spelling) = (writer, body, body.Pass, body.Spelling);
        type = spelling.Type(pass.Lane);
        outputs = body.OutputRows;
        width = spelling.Width(pass.Lane);
        reach = Back(body.FirstColumn);
    }

    public void Write()
    {
        using (writer.Block($"for (int block = 0; block < rows; block += {outputs})"))
        {
            var before = Enumerable.Range(0, outputs).SelectMany(output => body.Awaited.Select(length => $"{Before(length, output)} = default"));
            writer.Line($"{type} {string.Join(", ", before)};");
            writer.Line("nuint following = nuint.MaxValue;     // the step that finds what lies before it in registers");
            RowSteps.WriteRows(writer, body, "block", body.FirstRow, Enumerable.Range(0, body.Rows));
            RowSteps.Write(writer, body, "continue", WriteStep);
        }
    }

    private void WriteStep(RowEnd end)
    {
        var loads = new TapLoads(writer, body, end);
        if (end == RowEnd.None || !body.IsOfSingleRows)
            RowSteps.WriteInputs(writer, body, "block", body.FirstRow, Enumerable.Range(0, body.Rows));
        writer.Line($"ref {pass.Input} taps = {RowSteps.Taps(body, 0, loads.From)};");
        writer.Line($"ref {pass.Output} output = {RowSteps.Output(body)};");
        DeclareLocals();
        if (end == RowEnd.None)
        {
            if (!body.IsOfSingleRows) loads.FetchNextBlock(writer, outputs + body.Rows - 1, outputs);
            using (writer.Block("if (x != following)     // what lies before the step")) SumDown(loads, body.FirstColumn, 0, "0", outputs, Begin);
            writer.Line($"following = x + {body.Lanes};");
            for (var vector = 0; vector < body.Vectors; vector++)
            {
                writer.Line();
                if (vector > 0) writer.Line($"output = {RowSteps.Output(body)};");
                SumDown(loads, body.LastColumn, vector, "0", outputs, output => Finish(output, vector, loads));
            }
            return;
        }
        if (body.IsOfSingleRows)
        {
            SumDown(loads, body.FirstColumn, 0, "0", 1, Begin);
            for (var vector = 0; vector < body.Vectors; vector++) SumDown(loads, body.LastColumn, vector, "0", 1, output => Finish(output, vector, loads));
            return;
        }
        // row by row: there are only two ends, and compiling them takes its time too
        using (writer.Block($"for (nint row = 0; row < {outputs}; row++)"))
        {
            SumDown(loads, body.FirstColumn, 0, "row", 1, Begin);
            for (var vector = 0; vector < body.Vectors; vector++) SumDown(loads, body.LastColumn, vector, "row", 1, output => Finish(output, vector, loads));
            writer.Line("output = ref outputs.Below(ref output);");
        }
    }

    private void DeclareLocals()
    {
        DeclareRows();
        writer.Line($"{type} {string.Join(", ", Enumerable.Range(0, outputs).Select(output => Along(1, output)))};");
    }

    private void DeclareRows()
    {
        var rows = body.AddsDown
            ? new[] { 1 }.Concat(Doubling.Lengths(body.Rows)).SelectMany(length => Enumerable.Range(0, body.Rows).Select(row => Rows(length, row)))
            : ["row0"];
        writer.Line($"{type} {string.Join(", ", rows)};");
    }

    /// <summary>Reads rows where a column of taps meets them, and makes the column sums of one output row after the other.</summary>
    private void SumDown(TapLoads loads, int column, int vector, string first, int count, Action<int> then)
    {
        var fetches = column == body.LastColumn && vector == 0;
        if (count == 1 && !fetches && loads.Inside(column * pass.ColumnStep + vector * width) is { } inside)
        {
            SumColumn(Statements.Index(loads.From, inside), first);
            then(0);
            return;
        }
        writer.Line($"// column {column}");
        for (var row = 0; row < count + body.Rows - 1; row++)
        {
            var output = row - body.Rows + 1;
            writer.Line($"taps = {(row == 0 && first != "0" ? $"ref inputs[{first}, {loads.From}]" : RowSteps.Taps(body, row, loads.From))};");
            if (fetches) loads.FetchAhead(writer);
            var load = loads.Load(column, vector);
            if (!body.AddsDown) MultiplyRow(row, count, load);
            else if (output < 0) AddRow(row, load);
            else if (loads.AreInside) writer.Phrase("Down" + body.Target.Name, ParametersOf(row), () => CompleteRow(row, load));
            else CompleteRow(row, load);
            if (output >= 0) then(output);
        }
    }

    /// <summary>The column sum of one output row, whose rows lie anywhere or a pitch apart.</summary>
    private void SumColumn(string at, string first)
    {
        var rows = Enumerable.Range(0, body.Rows).ToArray();
        PhraseParameter[] parameters =
        [
            .. body.IsOfSingleRows ? rows.Select(row => PhraseParameter.Changed(pass.Input, $"source{row}"))
                : [PhraseParameter.Read($"PitchedRows<{pass.Input}>", "inputs"), PhraseParameter.Value("nint", "first", first)],
            PhraseParameter.Value("nuint", "at", at),
            PhraseParameter.Assigned(type, Along(1, 0)),
        ];
        writer.Phrase("Column" + body.Target.Name, parameters, () =>
        {
            if (!body.IsOfSingleRows) writer.Line($"ref {pass.Input} taps = ref inputs[first, at];");
            DeclareRows();
            foreach (var row in rows)
            {
                if (row > 0 && !body.IsOfSingleRows) writer.Line("taps = ref inputs.Below(ref taps);");
                var load = body.IsOfSingleRows ? spelling.Load(pass.Lane, pass.Input, $"source{row}", "at") : spelling.Load(pass.Lane, pass.Input, "taps", "0");
                if (!body.AddsDown) MultiplyRow(row, 1, load);
                else if (row < body.Rows - 1) AddRow(row, load);
                else CompleteRow(row, load);
            }
        });
    }

    /// <summary>What a row reads and leaves that completes the sum of an output row.</summary>
    private PhraseParameter[] ParametersOf(int row)
    {
        var assigned = Doubling.Lengths(body.Rows).Prepend(1).Select(length => Rows(length, row)).Append(Along(1, row - body.Rows + 1)).ToArray();
        var read = Doubling.Lengths(body.Rows).Select(length => Rows(length / 2, row - length / 2))
            .Concat(Doubling.Parts(body.Rows).Select(part => Rows(part.Length, row - part.Back)));
        return
        [
            PhraseParameter.Changed(pass.Input, "taps"),
            .. read.Distinct().Except(assigned).Select(name => PhraseParameter.Read(type, name)),
            .. assigned.Select(name => PhraseParameter.Assigned(type, name)),
        ];
    }

    private void CompleteRow(int row, string load)
    {
        AddRow(row, load);
        Print(Along(1, row - body.Rows + 1), Total(body.Rows, (length, back) => Rows(length, row - back)));
    }

    /// <summary>The row times the one factor, and the sums that end with it.</summary>
    private void AddRow(int row, string load)
    {
        writer.Line($"{Rows(1, row)} = {load};");
        var factor = body.Down[0];
        if (factor != Shared.Rational.One) Print(Rows(1, row), new Variable(Rows(1, row)) * new Constant(factor));
        foreach (var length in Doubling.Lengths(body.Rows))
            if (row >= length - 1) Print(Rows(length, row), new Variable(Rows(length / 2, row - length / 2)) + new Variable(Rows(length / 2, row)));
    }

    /// <summary>
    /// The row times its factor, for each output row whose window covers it: in registers are sums, and no rows. Rows that meet equal
    /// factors are not added first, so that their sum does not exceed what they are scaled down to.
    /// </summary>
    private void MultiplyRow(int row, int count, string load)
    {
        var uses = Enumerable.Range(0, count).Where(output => row >= output && row < output + body.Rows && !body.Down[row - output].IsZero).ToArray();
        if (uses.Length > 1) writer.Line($"row0 = {load};");
        foreach (var output in uses)
        {
            var sum = Along(1, output);
            var isFirst = body.Down.Take(row - output).All(factor => factor.IsZero);
            var pixels = new Variable(uses.Length > 1 ? "row0" : load);
            Print(sum, SignedSum.Add(pass.Lane, isFirst ? null : new Variable(sum), pixels, body.Down[row - output]));
        }
    }

    /// <summary>Keeps the sums that lie before a step: they end where it begins.</summary>
    private void Begin(int output)
    {
        var before = body.Awaited.Select(length => PhraseParameter.Assigned(type, Before(length, output)));
        writer.Phrase("Begin" + body.Target.Name, [PhraseParameter.Read(type, Along(1, output)), .. before], () => WriteBegin(output));
    }

    private void WriteBegin(int output)
    {
        var sum = Along(1, output);
        if (body.AddsAlong) DeclareAlong([]);
        if (reach < width) writer.Line($"{sum} = {spelling.Align(sum, sum, reach)};");
        foreach (var length in Doubling.Lengths(body.Awaited[body.Awaited.Count - 1]))
        {
            var half = Along(length / 2, output);
            writer.Line($"{Along(length, output)} = {half} + {spelling.Align(half, half, width - length / 2 * pass.ColumnStep)};");
        }
        Keep(output);
    }

    private void DeclareAlong(IEnumerable<string> others)
    {
        var sums = body.AddsAlong ? Doubling.Lengths(body.Along.Count).Select(length => Along(length, 0)) : ["beside"];
        writer.Line($"{type} {string.Join(", ", sums.Concat(others))};");
    }

    private void Finish(int output, int vector, TapLoads loads)
    {
        if (output > 0) writer.Line("output = ref outputs.Below(ref output);");
        var before = body.Awaited.Select(length => PhraseParameter.Changed(type, Before(length, output)));
        writer.Phrase(
            "Along" + body.Target.Name,
            [PhraseParameter.Read(type, Along(1, output)), .. before, PhraseParameter.Changed(pass.Output, "output")],
            () => WriteAlong(output, vector, loads));
    }

    /// <summary>What the taps of the row meet, finished and stored.</summary>
    private void WriteAlong(int output, int vector, TapLoads loads)
    {
        DeclareAlong(pass.ExtraLocals.Prepend("sum"));
        if (body.AddsAlong)
        {
            foreach (var length in Doubling.Lengths(body.Along.Count)) Print(Along(length, output), new Variable(Along(length / 2, output)) + Shifted(length / 2, length / 2, output));
            var total = Total(body.Along.Count, (length, back) => back == 0 ? Along(length, output) : Shifted(length, back, output).Name);
            Print("sum", SignedSum.Add(pass.Lane, SignedSum.Begin(pass).Value, total, body.Along[0].Coefficient));
        }
        else AddAlong(output);
        foreach (var step in pass.Finish) writer.Assign(spelling, pass.Lane, step, isCommented: true);
        writer.Line(loads.Store("sum", vector * width));
        Keep(output);
    }

    /// <summary>The taps of the row, one coefficient after the other: what is shifted for one is added before the next is.</summary>
    private void AddAlong(int output)
    {
        var sum = SignedSum.Begin(pass).Value;
        foreach (var (beside, coefficient) in SharedTaps.Groups(body.Along, column => Shifted(1, body.LastColumn - column, output)))
        {
            Print("beside", beside);
            Print("sum", SignedSum.Add(pass.Lane, sum, new Variable("beside"), coefficient));
            sum = new Variable("sum");
        }
    }

    private void Keep(int output)
    {
        foreach (var length in body.Awaited) writer.Line($"{Before(length, output)} = {Along(length, output)};");
    }

    private static Expression Total(int count, Func<int, int, string> sum) =>
        Doubling.Parts(count).Select(part => (Expression)new Variable(sum(part.Length, part.Back))).Aggregate((total, part) => total + part);

    /// <summary>The sums of so many columns that end so many columns before the step's own.</summary>
    private Variable Shifted(int length, int columns, int output)
    {
        var elements = columns * pass.ColumnStep;
        return new Variable(elements == 0 ? Along(length, output) : elements == width ? Before(length, output)
            : spelling.Align(Before(length, output), Along(length, output), width - elements));
    }

    private int Back(int column) => (body.LastColumn - column) * pass.ColumnStep;

    private string Rows(int length, int row) => $"row{(length == 1 ? "" : "s" + $"{length}" + "_")}{row % body.Rows}";

    private static string Along(int length, int output) => length == 1 ? $"down{output}" : $"along{length}";

    private static string Before(int length, int output) => $"{(length == 1 ? "" : Along(length, output))}before{output}";

    private void Print(string target, Expression value) => writer.Assign(spelling, pass.Lane, new Assignment(target, value));
}
