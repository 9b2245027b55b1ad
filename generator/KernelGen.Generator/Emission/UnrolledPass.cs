using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission;

/// <summary>Writes a pass with every tap written out: each row of the picture is loaded once and feeds all output rows of the block.</summary>
internal sealed class UnrolledPass(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
{
    private readonly ILookup<(int Row, int Column), Tap> taps = pass.Taps.ToLookup(tap => (tap.Row, tap.Column));
    private readonly int tapRows = pass.Taps.Count == 0 ? 1 : pass.Taps.Max(tap => tap.Row) + 1;
    private readonly int outputs = pass.Writes == PassTarget.Picture ? plan.RowsPerBlock : 1;
    private readonly HashSet<int> started = [];

    public void Write()
    {
        var step = spelling.Width(pass.Lane);
        PassFrame.References(writer, pass, RowsRead(), outputs);
        using (PassFrame.Loop(writer, pass, step))
        {
            var sums = string.Join(", ", Enumerable.Range(0, outputs).Select(Sum));
            var locals = pass.Finish.Select(step => step.Target).Where(name => name != "sum").Distinct().Select(name => ", " + name);
            writer.Line($"{spelling.Type(pass.Lane)} value, {sums}{string.Concat(locals)};");
            var lastRow = tapRows - 1;
            for (var row = 0; row < tapRows + outputs - 1; row++)
            {
                ReadRow(row);
                if (row >= lastRow) FinishOutput(row - lastRow);
            }
            PassFrame.EndOfStep(writer, spelling);
        }
    }

    private string Sum(int output) => outputs == 1 ? "sum" : Invariant.Text($"sum{output}");

    /// <summary>The tap rows that are read; block row r reads tap row i from table row r + i.</summary>
    private IEnumerable<int> RowsRead() =>
        pass.Taps.SelectMany(tap => Enumerable.Range(tap.Row, outputs)).Distinct().OrderBy(row => row);

    private void ReadRow(int row)
    {
        var columns = pass.Taps
            .Where(tap => tap.Row <= row && row < tap.Row + outputs)
            .Select(tap => tap.Column).Distinct().OrderBy(column => column).ToArray();
        if (columns.Length == 0) return;
        writer.Line();
        writer.Line("// " + RowComment(row));
        foreach (var column in columns)
        {
            var index = PassFrame.Index("x", column * pass.ColumnStep);
            writer.Line($"value = {spelling.Load(pass.Lane, pass.Input, PassFrame.Row(pass, row), index)};");
            for (var output = 0; output < outputs; output++)
                foreach (var tap in taps[(row - output, column)])
                    Print(new Assignment(Sum(output), Accumulate(output, tap.Coefficient)));
        }
    }

    private string RowComment(int row)
    {
        if (pass.Reads == PassTarget.Sums) return "along the row of sums: " + Coefficients(0);
        var uses = Enumerable.Range(0, outputs).Where(output => pass.Taps.Any(tap => tap.Row == row - output)).ToArray();
        var taps = uses.Select(output => outputs == 1 ? Coefficients(row) : Invariant.Text($"{Coefficients(row - output)} for output {output}"));
        return Invariant.Text($"row {row}: ") + string.Join("; ", taps);
    }

    private string Coefficients(int tapRow)
    {
        var texts = pass.Taps.Where(tap => tap.Row == tapRow).Select(tap => Coefficient(tap.Coefficient)).ToArray();
        return texts.Length <= 12 ? "taps " + string.Join(" ", texts) : Invariant.Text($"{texts.Length} taps");
    }

    private static string Coefficient(Rational value) =>
        value.IsInteger ? (value.Sign > 0 ? "+" : "") + value : (value.Sign > 0 ? "+" : "") + Invariant.Short(value.ToDouble());

    /// <summary>The running sum of an output after one more tap; the first tap begins it.</summary>
    private Expression Accumulate(int output, Rational coefficient)
    {
        Expression value = new Variable("value");
        Expression sum = new Variable(Sum(output));
        if (started.Add(output))
        {
            if (pass.Bias.IsZero) return First(value, coefficient);
            sum = new Constant(pass.Bias);
        }
        var magnitude = coefficient.Magnitude;
        if (!pass.Lane.IsInteger && magnitude != Rational.One) return value.MultiplyAdd(new Constant(coefficient), sum);
        var term = Product(value, magnitude);
        return coefficient.Sign > 0 ? sum + term : sum - term;
    }

    private Expression First(Expression value, Rational coefficient)
    {
        var magnitude = coefficient.Magnitude;
        if (pass.Lane.IsInteger && coefficient.Sign < 0) return -Product(value, magnitude);
        return magnitude == Rational.One ? coefficient.Sign > 0 ? value : -value : value * new Constant(coefficient);
    }

    /// <summary>A value times a positive coefficient: a shift where the coefficient is a power of two.</summary>
    private static Expression Product(Expression value, Rational magnitude)
    {
        if (magnitude == Rational.One) return value;
        return magnitude.IsInteger && magnitude.Numerator.IsPowerOfTwo
            ? value.ShiftLeft(Rational.BitLength(magnitude.Numerator) - 1)
            : value * new Constant(magnitude);
    }

    private void FinishOutput(int output)
    {
        if (started.Add(output)) Print(new Assignment(Sum(output), new Constant(pass.Bias)));
        foreach (var step in pass.Finish)
            Print(step.Rename("sum", Sum(output)));
        PassFrame.Store(writer, plan, pass, spelling, Sum(output), Invariant.Text($"out{output}"), "x");
    }

    private void Print(Assignment step) =>
        writer.Line(PassFrame.Text(spelling, pass.Lane, step) + (step.Comment.Length == 0 ? "" : "     // " + step.Comment));
}
