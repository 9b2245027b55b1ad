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
            RowSteps.Write(writer, body, "continue", WriteStep, endsTogether: !body.IsOfSingleRows || body.Ends is { AreNear: true });
        }
    }

    private void WriteStep(RowEnd end)
    {
        var loads = new TapLoads(writer, body, end);
        var columns = new FusedColumns(writer, body, loads, end);
        if (end == RowEnd.None) RowSteps.WriteInputs(writer, body, "block", body.FirstRow, Enumerable.Range(0, body.Rows));
        else if (!body.IsOfSingleRows) writer.Line($"PitchedRows<{pass.Input}> inputs = inside;");
        if (columns.ShareRows) writer.Line($"ref {pass.Input} taps = {RowSteps.Taps(body, 0, loads.From)};");
        if (end == RowEnd.None || body.IsOfSingleRows) Begin(body.IsOfSingleRows ? $"ref {pass.Output} " : $"RowWalk<{pass.Output}> ");
        writer.Line($"{type} {string.Join(", ", columns.Locals)};");
        // at the ends, row by row: there are only two, and compiling them takes its time too
        using (end == RowEnd.None || body.IsOfSingleRows ? null : writer.Block($"for (nint row = 0; row < {outputs}; row++)"))
        {
            if (end == RowEnd.None && !body.IsOfSingleRows) loads.FetchNextBlock(writer, outputs + body.Rows - 1, outputs);
            using (end == RowEnd.None ? writer.Block("if (x != following)     // what lies before the step") : null)
                columns.Write(body.FirstColumn, 0, Begin);
            if (end == RowEnd.None) writer.Line($"following = x + {body.Lanes};");
            for (var vector = 0; vector < body.Vectors; vector++)
            {
                if (vector > 0 && end == RowEnd.None && !body.IsOfSingleRows) Begin("");
                columns.Write(body.LastColumn, vector, output => Finish(end, output, vector, loads));
            }
        }
    }

    private void Begin(string declare) => writer.Line($"{declare}output = {(body.IsOfSingleRows ? RowSteps.Output(body) : "outputs.From(x)")};");

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

    private void Finish(RowEnd end, int output, int vector, TapLoads loads)
    {
        var next = end == RowEnd.None || body.IsOfSingleRows ? RowSteps.Next(body, output, isFirstVector: true) : "outputs[row, x]";
        if (vector > 0) next = $"Unsafe.Add(ref {next}, {vector * width})";
        var before = body.Awaited.Select(length => PhraseParameter.Changed(type, Before(length, output)));
        writer.Phrase(
            "Along" + body.Target.Name,
            [PhraseParameter.Read(type, Along(1, output)), .. before, PhraseParameter.Changed(pass.Output, "output") with { Argument = $"ref {next}" }],
            () => WriteAlong(output, loads),
            loads.Stores);
    }

    /// <summary>What the taps of the row meet, finished and stored.</summary>
    private void WriteAlong(int output, TapLoads loads)
    {
        DeclareAlong(pass.ExtraLocals.Prepend("sum"));
        if (body.AddsAlong)
        {
            foreach (var length in Doubling.Lengths(body.Along.Count)) Print(Along(length, output), new Variable(Along(length / 2, output)) + Shifted(length / 2, length / 2, output));
            var total = Doubling.Total(body.Along.Count, (length, back) => back == 0 ? Along(length, output) : Shifted(length, back, output).Name);
            Print("sum", SignedSum.Add(pass.Lane, SignedSum.Begin(pass).Value, total, body.Along[0].Coefficient));
        }
        else AddAlong(output);
        foreach (var step in pass.Finish) writer.Assign(spelling, pass.Lane, step, isCommented: true);
        writer.Line(loads.Store("sum", 0, "output", loads.StoresOfPhrase));
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

    /// <summary>The sums of so many columns that end so many columns before the step's own.</summary>
    private Variable Shifted(int length, int columns, int output)
    {
        var elements = columns * pass.ColumnStep;
        return new Variable(elements == 0 ? Along(length, output) : elements == width ? Before(length, output)
            : spelling.Align(Before(length, output), Along(length, output), width - elements));
    }

    private int Back(int column) => (body.LastColumn - column) * pass.ColumnStep;

    private static string Along(int length, int output) => length == 1 ? FusedColumns.Down(output) : $"along{length}";

    private static string Before(int length, int output) => $"{(length == 1 ? "" : Along(length, output))}before{output}";

    private void Print(string target, Expression value) => writer.Assign(spelling, pass.Lane, new Assignment(target, value));
}
