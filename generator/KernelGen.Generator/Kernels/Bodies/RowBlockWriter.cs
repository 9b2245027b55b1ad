using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes a <see cref="RowBlockBody"/>.</summary>
internal sealed class RowBlockWriter
{
    private readonly CodeWriter writer;
    private readonly RowBlockBody body;
    private readonly Pass pass;
    private readonly RowBasis basis;
    private readonly Spelling spelling;
    private readonly TapLoads loads;
    private readonly RowProducts products;
    private readonly RowEnd end;
    private readonly int vectors;
    private readonly int rowStep;
    private readonly bool storesLast;
    private readonly bool readsCoefficients;
    private readonly bool addsNeighbors;
    private readonly Dictionary<string, SignedSum> sums = [];

    public RowBlockWriter(CodeWriter writer, RowBlockBody body, RowEnd end = RowEnd.None)
    {
        (this.writer, this.body, pass, basis, spelling, vectors, rowStep) = (writer, body, body.Pass, body.Basis, body.Spelling, body.Vectors, body.RowStep);
        this.end = end;
        loads = new TapLoads(body, end);
        products = RowProducts.Of(body, loads);
        (storesLast, readsCoefficients, addsNeighbors) = (body.StoresLast, body.ReadsCoefficients, body.Sums.AddsNeighbors);
    }

    public void Write()
    {
        if (body.Estimate is not null) RoundingChecks.Declare(writer);
        if (readsCoefficients) CoefficientTable.Open(writer, pass.Lane);
        using (writer.Block($"for (int block = 0; block < rows; block += {rowStep})"))
        {
            RowSteps.WriteRows(writer, body, "block", basis.FirstRow, basis.RowsRead);
            RowSteps.Write(writer, body, "continue", rowEnd =>
            {
                if (rowEnd == RowEnd.None) WriteStep();
                else if (body.IsOfSingleRows) new RowBlockWriter(writer, body, rowEnd).WriteStep();
                else new ColumnStrip(writer, body, rowEnd, fetches: false).Write("block", $"block + {rowStep}");
            });
        }
    }

    private void WriteStep()
    {
        if (end == RowEnd.None) RowSteps.WriteInputs(writer, body, "block", basis.FirstRow, basis.RowsRead);
        DeclareLocals();
        writer.Line($"ref {pass.Input} taps = {RowSteps.Taps(body, 0, loads.From)};");
        writer.Line($"ref {pass.Output} output = {RowSteps.Output(body)};");
        var rows = (rowStep - 1) * body.Stride + basis.Rows;
        if (!body.IsOfSingleRows) loads.FetchNextBlock(writer, rows, rowStep * body.Stride);
        foreach (var row in body.IsOfSingleRows ? basis.RowsRead : Enumerable.Range(0, rows)) ReadRow(row);
        if (storesLast) for (var output = 0; output < rowStep; output++) Finish(output);
        if (body.Estimate is not null) RoundingChecks.Resolve(writer, body.Lanes, "block", $"block + {rowStep}");
    }

    /// <summary>The sum of an output row; a name serves again when the row before it is stored.</summary>
    private string Sum(int output, int vector, string part) =>
        $"sum{(addsNeighbors ? 0 : storesLast ? output : output % basis.Rows)}{part}" + (vectors == 1 ? "" : $"_{vector}");

    private IEnumerable<(int Vector, string Part)> Parts =>
        Enumerable.Range(0, vectors).SelectMany(vector => products.Parts.Select(part => (vector, part)));

    private void DeclareLocals()
    {
        var type = spelling.Type(pass.Lane);
        for (var output = 0; output < (addsNeighbors ? 1 : storesLast ? rowStep : basis.Rows); output++)
            writer.Line($"{type} {string.Join(", ", Parts.Select(at => Sum(output, at.Vector, at.Part)))};");
        if (addsNeighbors)
            for (var seen = 0; seen < basis.Rows - 1; seen++)
                writer.Line($"{type} {string.Join(", ", Parts.SelectMany(at => new[] { Neighbor(0, seen, at.Vector, at.Part), Neighbor(1, seen, at.Vector, at.Part) }))};");
        if (body.IsDense) writer.Line($"{type} {string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"value{vector}"))};");
        if (readsCoefficients) writer.Line($"{type} tap;");
        if (pass.ExtraLocals.Length > 0) writer.Line($"{type} {string.Join(", ", pass.ExtraLocals)};");
    }

    private void ReadRow(int row)
    {
        // output rows whose windows cover this row of the picture, and the row of taps that meets it
        var uses = Enumerable.Range(0, rowStep)
            .Select(output => (Output: output, Tap: row - output * body.Stride))
            .Where(use => use.Tap >= 0 && use.Tap < basis.Rows).ToArray();
        writer.Line();
        using (writer.Block($"// row {row} of the block: into {string.Join(", ", uses.Select(use => use.Output))}"))
        {
            if (row > 0) writer.Line($"taps = {RowSteps.Taps(body, row, loads.From)};");
            loads.FetchAhead(writer);
            if (readsCoefficients) CoefficientTable.Barrier(writer, row);
            if (body.IsDense) Accumulate(uses);
            else for (var vector = 0; vector < vectors; vector++) Combine(row, vector, uses);
            if (!storesLast) foreach (var (output, _) in uses.Where(use => use.Tap == basis.Rows - 1)) Finish(output);
        }
    }

    private void Combine(int row, int vector, (int Output, int Tap)[] uses)
    {
        products.Write(writer, vector, uses.SelectMany(use => basis.Uses[use.Tap]).Select(use => use.Basis).Distinct().OrderBy(row => row).ToArray());
        if (addsNeighbors)
        {
            foreach (var part in products.Parts) AddNeighbors(row, vector, part);
            return;
        }
        foreach (var part in products.Parts)
            foreach (var (output, tap) in uses)
                foreach (var use in basis.Uses[tap]) Take(Sum(output, vector, part), products.Name(use.Basis, vector, part), use.Factor);
    }

    /// <summary>Sums of two neighboring rows, of two such sums, and so on; those of the row before have names of their own.</summary>
    private void AddNeighbors(int row, int vector, string part)
    {
        var value = products.Name(0, vector, part);
        for (var seen = 0; seen < basis.Rows - 1; seen++)
        {
            writer.Line($"{Neighbor(row, seen, vector, part)} = {value};");
            if (row <= seen) return;
            var sum = seen == basis.Rows - 2 ? Sum(row - basis.Rows + 1, vector, part) : $"added{seen + 1}{part}_{vector}";
            writer.Line($"{(seen == basis.Rows - 2 ? "" : spelling.Type(pass.Lane) + " ")}{sum} = {Neighbor(row - 1, seen, vector, part)} + {value};");
            value = sum;
        }
        var begin = SignedSum.Begin(pass).Value;
        if (begin is not null) Print(new Assignment(value, begin + new Variable(value)));
        sums[value] = new SignedSum(new Variable(value), false);
    }

    private static string Neighbor(int row, int seen, int vector, string part) => $"{(row % 2 == 0 ? "even" : "odd")}{seen}{part}_{vector}";

    /// <summary>Column by column: a coefficient serves all vectors before the next is fetched.</summary>
    private void Accumulate((int Output, int Tap)[] uses)
    {
        foreach (var column in basis.Columns)
        {
            var taps = uses.Select(use => (use.Output, use.Tap, Coefficient: basis[use.Tap, column])).Where(use => !use.Coefficient.IsZero).ToArray();
            if (taps.Length == 0) continue;
            for (var vector = 0; vector < vectors; vector++)
            {
                var load = loads.Load(column, vector);
                writer.Line($"value{vector} = {load};");
            }
            foreach (var (output, tap, coefficient) in taps)
            {
                if (!readsCoefficients)
                {
                    for (var vector = 0; vector < vectors; vector++) Take(Sum(output, vector, ""), $"value{vector}", coefficient);
                    continue;
                }
                writer.Line($"tap = {spelling.Broadcast(pass.Lane, CoefficientTable.At(basis, tap, column))};");
                for (var vector = 0; vector < vectors; vector++) TakeTap(Sum(output, vector, ""), $"value{vector}");
            }
        }
    }

    /// <summary>Adds a value times the coefficient at hand.</summary>
    private void TakeTap(string name, string value)
    {
        var sum = (sums.TryGetValue(name, out var begun) ? begun : SignedSum.Begin(pass)).Value;
        Print(new Assignment(name, sum is null ? new Variable(value) * new Variable("tap") : new Variable(value).MultiplyAdd(new Variable("tap"), sum)));
        sums[name] = new SignedSum(new Variable(name), false);
    }

    /// <summary>Adds to a sum, which begins with its first term and is forgotten when it is stored.</summary>
    private void Take(string name, string value, Rational coefficient)
    {
        var sum = (sums.TryGetValue(name, out var begun) ? begun : SignedSum.Begin(pass)).Add(pass.Lane, new Variable(value), coefficient);
        // a zero of floats has the sign that it has in other bodies
        if (body.IsDense && !pass.Lane.IsInteger) sum = new SignedSum(sum.Resolved, IsNegated: false);
        Print(new Assignment(name, sum.Value!));
        sums[name] = sum with { Value = new Variable(name) };
    }

    private void Finish(int output)
    {
        if (output > 0) writer.Line("output = ref outputs.Below(ref output);");
        foreach (var (vector, part) in Parts)
        {
            var name = Sum(output, vector, part);
            var sum = sums.TryGetValue(name, out var begun) ? begun : SignedSum.Begin(pass);
            if (sum.Value is not Variable || sum.IsNegated) Print(new Assignment(name, sum.Resolved));
            sums.Remove(name);
        }
        if (body.Estimate is not null)
        {
            RoundingChecks.Store(writer, body, pass, Enumerable.Range(0, vectors).Select(vector => Sum(output, vector, "")), $"block + {output}");
            return;
        }
        for (var vector = 0; vector < vectors; vector++)
        {
            foreach (var part in products.Parts)
                foreach (var step in pass.Finish)
                    Print(step.Rename("sum", Sum(output, vector, part)), output == 0 && vector == 0 && part == products.Parts[0]);
            writer.Line(products.Store(products.Parts.Select(part => Sum(output, vector, part)).ToArray(), vector));
        }
    }

    private void Print(Assignment step, bool isCommented = false) => writer.Assign(spelling, pass.Lane, step, isCommented);
}
