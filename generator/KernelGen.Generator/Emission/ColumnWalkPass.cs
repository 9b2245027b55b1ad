using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission;

/// <summary>
/// Writes a pass that walks down a strip of columns: each row of the picture is read once and feeds all outputs whose windows
/// cover it. The sums of outputs that are not complete yet wait in registers, one for each tap row but the last.
/// </summary>
internal sealed class ColumnWalkPass
{
    private readonly CodeWriter writer;
    private readonly Plan plan;
    private readonly Pass pass;
    private readonly Walk walk;
    private readonly Spelling spelling;
    private readonly IRowProducts products;
    private readonly int vectors;
    private readonly bool isDense;

    public ColumnWalkPass(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
    {
        (this.writer, this.plan, this.pass, this.spelling) = (writer, plan, pass, spelling);
        walk = pass.Walk!;
        var paired = pass.MultipliesPairs(spelling.VectorBits);
        products = !paired ? new SingleProducts(pass, spelling)
            : pass.ColumnStep == 1 ? new EvenOddProducts(pass, spelling)
            : new HalvesProducts(pass, spelling);
        vectors = pass.Vectors(spelling.VectorBits);
        isDense = !paired && walk.IsDense;
    }

    public void Write()
    {
        if (plan.Estimate is not null) writer.Line("ref ulong doubts = ref ScratchRow.Of<ulong>(scratch);     // for each row of a strip, the pixels that need a second look");
        using (PassFrame.Loop(writer, pass, pass.Step(spelling.VectorBits)))
        {
            DeclareLocals();
            writer.Line();
            using (writer.Block(Invariant.Text($"for (int row = {1 - walk.Rows}; row < rows; row++)")))
            {
                writer.Line(Invariant.Text($"ref {pass.Input} taps = ref Unsafe.Add(ref source[row + {walk.FirstRow + walk.Rows - 1}], x);"));
                Fetch("taps", pass.Input);
                if (isDense) Accumulate();
                else for (var vector = 0; vector < vectors; vector++) Combine(vector);
                if (walk.Rows > 1) writer.Line("if (row < 0) continue;     // the strip's first windows are not complete");
                writer.Line();
                writer.Line($"ref {pass.Output} output = ref Unsafe.Add(ref destination[row], x);");
                Fetch("output", pass.Output);
                if (plan.Estimate is { } estimate) StoreEstimates(estimate);
                else for (var vector = 0; vector < vectors; vector++) Finish(vector);
            }
            if (plan.Estimate is not null) SettleDoubts();
            PassFrame.EndOfStep(writer, spelling);
        }
    }

    /// <summary>In a tall block it is long until the walk comes to the next strip: time to bring this row's part of it near.</summary>
    private void Fetch(string row, string element)
    {
        if (!plan.FetchesAhead || spelling.VectorBits == 0) return;
        var step = pass.Step(spelling.VectorBits);
        for (var at = step; at < 2 * step; at += 64 / Element.Bytes(element)) writer.Line(Invariant.Text($"RowCache.Fetch(ref {row}, {at});"));
    }

    /// <summary>«sum», or «wait2» for the sum that has seen two tap rows; with the vector's number and the part's name where there are several.</summary>
    private string Local(string name, int vector, string part) => name + part + (vectors == 1 ? "" : Invariant.Text($"_{vector}"));

    private string Waiting(int seen, int vector, string part) => seen == walk.Rows ? Local("sum", vector, part) : Local(Invariant.Text($"wait{seen}"), vector, part);

    private IEnumerable<(int Vector, string Part)> Parts =>
        Enumerable.Range(0, vectors).SelectMany(vector => products.Parts.Select(part => (vector, part)));

    private void DeclareLocals()
    {
        var type = spelling.Type(pass.Lane);
        if (walk.Rows > 1) writer.Line("// wait1: sums that have seen one row of taps, and so on");
        for (var seen = 1; seen < walk.Rows; seen++)
            writer.Line($"{type} {string.Join(", ", Parts.Select(at => $"{Waiting(seen, at.Vector, at.Part)} = {spelling.Constant(pass.Lane, Rational.Zero)}"))};");
        writer.Line($"{type} {string.Join(", ", Parts.Select(at => Local("sum", at.Vector, at.Part)))};");
        var extra = pass.Finish.Select(step => step.Target).Where(name => name != "sum").Distinct().ToArray();
        if (extra.Length > 0) writer.Line($"{type} {string.Join(", ", extra)};");
    }

    /// <summary>Products of basis rows first, then down: each waiting sum takes its share and moves on by one.</summary>
    private void Combine(int vector)
    {
        writer.Line();
        writer.Line("// along the row: " + string.Join("; ", walk.Basis.Select(row => string.Join(" ", row.Select(tap => PassFrame.Signed(tap.Coefficient))))));
        products.Write(writer, vector);
        writer.Line("// down: " + string.Join(", ", walk.Uses.Select(use => use is null ? "0" : PassFrame.Signed(use.Factor))));
        foreach (var part in products.Parts)
        {
            for (var i = walk.Rows - 1; i >= 0; i--)
            {
                Expression? waiting = i == 0 ? pass.Bias.IsZero ? null : new Constant(pass.Bias) : new Variable(Waiting(i, vector, part));
                var sum = walk.Uses[i] is { } use ? PassFrame.Add(pass.Lane, waiting, new Variable(products.Name(use.Basis, vector, part)), use.Factor) : waiting ?? new Constant(Rational.Zero);
                Print(new Assignment(Waiting(i + 1, vector, part), sum));
            }
        }
    }

    /// <summary>
    /// Column by column: one load feeds every waiting sum, the one that has seen most first, so that they can move in place. A
    /// coefficient serves all vectors before the next is fetched: more constants than registers would have to be spilled.
    /// </summary>
    private void Accumulate()
    {
        var moved = new HashSet<int>();
        foreach (var column in walk.Basis.SelectMany(row => row.Select(tap => tap.Column)).Distinct().OrderBy(column => column))
        {
            writer.Line();
            writer.Line(Invariant.Text($"// column {column}"));
            for (var vector = 0; vector < vectors; vector++)
            {
                var load = spelling.Load(pass.Lane, pass.Input, "taps", PassFrame.Offset(column * pass.ColumnStep + vector * spelling.Width(pass.Lane)));
                writer.Line($"{(moved.Count == 0 ? spelling.Type(pass.Lane) + " " : "")}{Local("value", vector, "")} = {load};");
            }
            for (var i = walk.Rows - 1; i >= 0; i--)
            {
                var coefficient = walk.Uses[i] is { } use ? walk.Basis[use.Basis].Where(tap => tap.Column == column).Select(tap => tap.Coefficient * use.Factor).FirstOrDefault() : default;
                var isFirst = moved.Add(i);
                for (var vector = 0; vector < vectors; vector++)
                {
                    var target = Waiting(i + 1, vector, "");
                    Expression? sum = !isFirst ? new Variable(target) : i > 0 ? new Variable(Waiting(i, vector, "")) : pass.Bias.IsZero ? null : new Constant(pass.Bias);
                    if (!coefficient.IsZero) Print(new Assignment(target, PassFrame.Add(pass.Lane, sum, new Variable(Local("value", vector, "")), coefficient)));
                    else if (isFirst) Print(new Assignment(target, sum ?? new Constant(Rational.Zero)));
                }
            }
        }
    }

    private void Finish(int vector)
    {
        foreach (var part in products.Parts)
            foreach (var step in pass.Finish)
                Print(step.Rename("sum", Local("sum", vector, part)), vector == 0 && part == products.Parts[0] ? step.Comment : "");
        if (products.Parts.Count > 1) writer.Line(products.Store(products.Parts.Select(part => Local("sum", vector, part)).ToArray()));
        else PassFrame.Store(writer, plan, pass, spelling, Local("sum", vector, ""), "output", PassFrame.Offset(vector * spelling.Width(pass.Lane)), PassFrame.Index("x", vector * spelling.Width(pass.Lane)));
    }

    /// <summary>Stores what was estimated and takes down what is in doubt. A call here would drive all sums out of their registers.</summary>
    private void StoreEstimates(Estimate estimate)
    {
        var width = spelling.Width(pass.Lane);
        var masks = Enumerable.Range(0, vectors).Select(vector =>
            PassFrame.Estimated(pass, estimate, spelling, Local("sum", vector, ""), "output", PassFrame.Offset(vector * width))
            + (vector == 0 ? "" : Invariant.Text($" << {vector * width}")));
        writer.Line($"Unsafe.Add(ref doubts, row) = {string.Join(" | ", masks)};");
    }

    private void SettleDoubts()
    {
        writer.Line();
        var step = pass.Step(spelling.VectorBits);
        var count = System.Math.Min(step, 4);      // pixels that are settled together
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        using (writer.Block(Invariant.Text($"for (ulong doubt = Unsafe.Add(ref doubts, row); doubt != 0; doubt &= ~({(1 << count) - 1}UL << (int)(ulong.TrailingZeroCount(doubt) & ~{count - 1}UL)))")))
            writer.Line(Invariant.Text($"Exact(source, destination, row, x + (nuint)(ulong.TrailingZeroCount(doubt) & ~{count - 1}UL), {count});"));
    }

    private void Print(Assignment step, string comment = "") =>
        writer.Line(PassFrame.Text(spelling, pass.Lane, step) + (comment.Length == 0 ? "" : "     // " + comment));
}
