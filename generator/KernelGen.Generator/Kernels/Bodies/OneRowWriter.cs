using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes a <see cref="OneRowBody"/>.</summary>
internal sealed class OneRowWriter
{
    private readonly CodeWriter writer;
    private readonly OneRowBody body;
    private readonly Pass pass;
    private readonly Spelling spelling;
    private readonly string type;
    private readonly int width;

    public OneRowWriter(CodeWriter writer, OneRowBody body)
    {
        (this.writer, this.body, pass, spelling) = (writer, body, body.Pass, body.Spelling);
        (type, width) = (spelling.Type(pass.Lane), spelling.Width(pass.Lane));
    }

    public void Write()
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            RowSteps.WriteRows(writer, body, "row", body.Basis.FirstRow, [0]);
            RowSteps.Write(writer, body, "continue", WriteStep);
        }
    }

    private void WriteStep(RowEnd end)
    {
        var loads = new TapLoads(writer, body, end);
        if (end == RowEnd.None) RowSteps.WriteInputs(writer, body, "row", body.Basis.FirstRow, [0]);
        writer.Line($"ref {pass.Input} taps = {RowSteps.Taps(body, 0, loads.From)};");
        writer.Line($"ref {pass.Output} output = {RowSteps.Output(body)};");
        loads.FetchAhead(writer);
        if (pass.Lane.IsInteger) WriteIntegers(loads);
        else WriteFloats(loads, end);
    }

    private void WriteIntegers(TapLoads loads)
    {
        var products = RowProducts.Of(body, loads);
        var factor = body.Basis.Uses[0][0].Factor;
        if (!body.HasPhrases && pass.ExtraLocals.Length > 0) writer.Line($"{type} {string.Join(", ", pass.ExtraLocals)};");
        for (var vector = 0; vector < body.Vectors; vector++)
        {
            products.Write(writer, vector, [0]);
            foreach (var part in products.Parts)
            {
                var sum = SignedSum.Begin(pass).Add(pass.Lane, new Variable(products.Name(0, vector, part)), factor);
                writer.Line($"{type} {Sum(part, vector)} = {spelling.Print(pass.Lane, sum.Resolved)};");
            }
            products.Finish(writer, products.Parts.Select(part => Sum(part, vector)).ToArray(), vector);
        }
    }

    /// <summary>
    /// Tap by tap: a coefficient serves all vectors before the next is fetched. The order is that of blocks of rows: the bias comes last.
    /// </summary>
    private void WriteFloats(TapLoads loads, RowEnd end)
    {
        var sums = new Expression?[body.Vectors];
        var names = sums.Select((_, vector) => Sum("", vector)).ToArray();
        writer.Line($"{type} {string.Join(", ", names.Concat(pass.ExtraLocals))};");
        var isShifted = end == RowEnd.None && body.ShiftedColumns.Count > 0;
        if (isShifted)
            for (var vector = 0; vector <= body.Vectors; vector++) writer.Line($"{type} {Whole(vector)} = {loads.LoadAt(vector * width)};");
        foreach (var tap in body.Basis.Basis[0])
            for (var vector = 0; vector < body.Vectors; vector++)
            {
                var value = new Variable(isShifted ? Shifted(loads, tap.Column, vector) : loads.Load(tap.Column, vector));
                Print(new Assignment(names[vector], SignedSum.Add(pass.Lane, sums[vector], value, tap.Coefficient)));
                sums[vector] = new Variable(names[vector]);
            }
        for (var vector = 0; vector < body.Vectors; vector++)
        {
            var sum = SignedSum.Begin(pass).Add(pass.Lane, sums[vector]!, body.Basis.Uses[0][0].Factor).Resolved;
            if (sum is not Variable) Print(new Assignment(names[vector], sum));
            foreach (var step in pass.Finish) Print(step.Rename("sum", names[vector]), isCommented: vector == 0 && end == RowEnd.None);
            if (body.Estimate is null) writer.Line(loads.Store(names[vector], vector * width));
        }
        if (body.Estimate is not null) RoundingChecks.StoreAndResolve(writer, body, pass, names);
    }

    /// <summary>The pixels that a column of taps meets: one of the whole vectors, shifted out of two of them, or loaded.</summary>
    private string Shifted(TapLoads loads, int column, int vector)
    {
        var offset = column * pass.ColumnStep;
        return offset == 0 ? Whole(vector)
            : body.ShiftedColumns.Contains(column) ? spelling.Align(Whole(vector), Whole(vector + 1), offset)
            : loads.Load(column, vector);
    }

    private string Sum(string part, int vector) => $"sum{part}" + (body.Vectors == 1 ? "" : $"{vector}");

    private static string Whole(int vector) => $"whole{vector}";

    private void Print(Assignment step, bool isCommented = false) => writer.Assign(spelling, pass.Lane, step, isCommented);
}
