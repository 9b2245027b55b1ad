using System;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>
/// Writes a pass that goes along a few rows together: the rows of the picture become column sums, and each of these, with the one
/// that the step before left, what all taps of the row meet.
/// </summary>
internal sealed class FusedPass
{
    private readonly CodeWriter writer;
    private readonly Plan plan;
    private readonly Pass pass;
    private readonly Fusion fusion;
    private readonly Spelling spelling;
    private readonly string type;
    private readonly int outputs;
    private readonly int width;
    private readonly int reach;

    public FusedPass(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
    {
        (this.writer, this.plan, this.pass, this.spelling) = (writer, plan, pass, spelling);
        fusion = pass.Fusion!;
        type = spelling.Type(pass.Lane);
        outputs = Fusion.OutputRows;
        width = spelling.Width(pass.Lane);
        reach = Back(fusion.FirstColumn);
    }

    public void Write()
    {
        using (writer.Block($"for (int block = 0; block < rows; block += {outputs})"))
        {
            writer.Line($"{type} {string.Join(", ", Enumerable.Range(0, outputs).SelectMany(output => fusion.Awaited.Select(length => $"{Before(length, output)} = default")))};");
            writer.Line("nuint following = nuint.MaxValue;     // the step that finds what lies before it in registers");
            RowSteps.WriteRows(writer, pass, "block", fusion.FirstRow);
            RowSteps.Write(writer, plan, pass, spelling, "continue", WriteStep);
        }
    }

    private void WriteStep(RowEnd end)
    {
        var loads = new TapLoads(pass, spelling, plan.Ends, end);
        RowSteps.WriteInputs(writer, pass, "block", fusion.FirstRow);
        writer.Line($"ref {pass.Input} taps = ref inputs[0, {loads.From}];");
        writer.Line($"ref {pass.Output} output = ref outputs[0, x];");
        DeclareLocals();
        if (end == RowEnd.None)
        {
            loads.FetchNextBlock(writer, outputs + fusion.Rows - 1, outputs);
            using (writer.Block("if (x != following)     // what lies before the step")) SumDown(loads, fusion.FirstColumn, "0", outputs, Begin);
            writer.Line($"following = x + {width};");
            writer.Line();
            SumDown(loads, fusion.LastColumn, "0", outputs, output => Finish(output, loads));
            return;
        }
        // row by row: there are but two ends, and compiling them takes its time too
        using (writer.Block($"for (nint row = 0; row < {outputs}; row++)"))
        {
            SumDown(loads, fusion.FirstColumn, "row", 1, Begin);
            SumDown(loads, fusion.LastColumn, "row", 1, output => Finish(output, loads));
            writer.Line("output = ref outputs.Below(ref output);");
        }
    }

    private void DeclareLocals()
    {
        var rows = new[] { 1 }.Concat(fusion.AddsDown ? Doubling.Lengths(fusion.Rows) : []).SelectMany(length => Enumerable.Range(0, fusion.Rows).Select(row => Rows(length, row)));
        var columns = fusion.AddsAlong ? Doubling.Lengths(fusion.Along.Count).Select(Along) : [];
        var extra = pass.Finish.Select(step => step.Target).Where(name => name != "sum").Distinct();
        writer.Line($"{type} {string.Join(", ", rows.Concat([Along(1), "sum"]).Concat(columns).Concat(extra))};");
    }

    /// <summary>Reads rows where a column of taps meets them, and makes the column sums of one output row after the other.</summary>
    private void SumDown(TapLoads loads, int column, string first, int count, Action<int> then)
    {
        for (var row = 0; row < count + fusion.Rows - 1; row++)
        {
            var output = row - fusion.Rows + 1;
            using (writer.Block($"// row {row}{(output < 0 ? "" : ": output " + $"{output}")}"))
            {
                writer.Line(row > 0 ? "taps = ref inputs.Below(ref taps);" : $"taps = ref inputs[{first}, {loads.From}];");
                if (column == fusion.LastColumn) loads.FetchAhead(writer);
                var load = loads.LoadAt(column * pass.ColumnStep);
                if (fusion.AddsDown) AddRow(row, load);
                else writer.Line($"{Rows(1, row)} = {load};");
                if (output < 0) continue;
                Print(Along(1), fusion.AddsDown ? Total(fusion.Rows, (length, back) => Rows(length, row - back)) : Down(output));
                then(output);
            }
        }
    }

    /// <summary>The row times the one factor, and the sums that end with it.</summary>
    private void AddRow(int row, string load)
    {
        writer.Line($"{Rows(1, row)} = {load};");
        var factor = fusion.Down[0];
        if (factor != Shared.Rational.One) Print(Rows(1, row), new Variable(Rows(1, row)) * new Constant(factor));
        foreach (var length in Doubling.Lengths(fusion.Rows))
            if (row >= length - 1) Print(Rows(length, row), new Variable(Rows(length / 2, row - length / 2)) + new Variable(Rows(length / 2, row)));
    }

    /// <summary>Tap by tap: rows that meet equal factors are not added first, lest their sum exceed what they are scaled down to.</summary>
    private Expression Down(int output)
    {
        Expression? sum = null;
        for (var row = 0; row < fusion.Rows; row++)
            if (!fusion.Down[row].IsZero) sum = PassFrame.Add(pass.Lane, sum, new Variable(Rows(1, output + row)), fusion.Down[row]);
        return sum!;
    }

    /// <summary>Keeps the sums that lie before a step: they end where it begins.</summary>
    private void Begin(int output)
    {
        var sum = Along(1);
        if (reach < width) writer.Line($"{sum} = {spelling.Align(sum, sum, reach)};");
        foreach (var length in Doubling.Lengths(fusion.Awaited[fusion.Awaited.Count - 1]))
            writer.Line($"{Along(length)} = {Along(length / 2)} + {spelling.Align(Along(length / 2), Along(length / 2), width - length / 2 * pass.ColumnStep)};");
        Keep(output);
    }

    private void Finish(int output, TapLoads loads)
    {
        if (output > 0) writer.Line("output = ref outputs.Below(ref output);");
        if (fusion.AddsAlong)
        {
            foreach (var length in Doubling.Lengths(fusion.Along.Count)) Print(Along(length), new Variable(Along(length / 2)) + Shifted(length / 2, length / 2, output));
            var total = Total(fusion.Along.Count, (length, back) => back == 0 ? Along(length) : Shifted(length, back, output).Name);
            Print("sum", PassFrame.Add(pass.Lane, PassFrame.Begin(pass).Value, total, fusion.Along[0].Coefficient));
        }
        else Print("sum", SharedTaps.Sum(pass.Lane, PassFrame.Begin(pass).Value, fusion.Along, column => Shifted(1, fusion.LastColumn - column, output)));
        foreach (var step in pass.Finish)
            writer.Line(PassFrame.Text(spelling, pass.Lane, step) + (step.Comment.Length == 0 || output > 0 ? "" : "     // " + step.Comment));
        PassFrame.Store(writer, plan, pass, spelling, "sum", "output", "0", "x", loads.Stores);
        Keep(output);
    }

    private void Keep(int output)
    {
        foreach (var length in fusion.Awaited) writer.Line($"{Before(length, output)} = {Along(length)};");
    }

    private static Expression Total(int count, Func<int, int, string> sum) =>
        Doubling.Parts(count).Select(part => (Expression)new Variable(sum(part.Length, part.Back))).Aggregate((total, part) => total + part);

    /// <summary>The sums of so many columns that end so many columns before the step's own.</summary>
    private Variable Shifted(int length, int columns, int output)
    {
        var elements = columns * pass.ColumnStep;
        return new Variable(elements == 0 ? Along(length) : elements == width ? Before(length, output)
            : spelling.Align(Before(length, output), Along(length), width - elements));
    }

    private int Back(int column) => (fusion.LastColumn - column) * pass.ColumnStep;

    private string Rows(int length, int row) => $"row{(length == 1 ? "" : "s" + $"{length}" + "_")}{row % fusion.Rows}";

    private static string Along(int length) => length == 1 ? "down" : $"along{length}";

    private static string Before(int length, int output) => $"{(length == 1 ? "" : Along(length))}before{output}";

    private void Print(string target, Expression value) => writer.Line(PassFrame.Text(spelling, pass.Lane, new Assignment(target, value)));
}
