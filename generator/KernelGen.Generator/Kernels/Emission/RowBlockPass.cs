using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>
/// Writes a pass that goes along a block of a few rows, all of them written out: each row of the picture is read once a step and
/// feeds all outputs of the block whose windows cover it. Memory is read in the order in which it likes to be read.
/// </summary>
internal sealed class RowBlockPass
{
    private readonly CodeWriter writer;
    private readonly Plan plan;
    private readonly Pass pass;
    private readonly Walk walk;
    private readonly Spelling spelling;
    private readonly TapLoads loads;
    private readonly IRowProducts products;
    private readonly int vectors;
    private readonly int rowStep;
    private readonly bool isDense;
    private readonly bool readsCoefficients;
    private readonly bool storesLast;     // when the step is done: the registers hold all its sums, and no store comes between its loads
    private readonly Dictionary<string, SignedSum> sums = [];

    public RowBlockPass(CodeWriter writer, Plan plan, Pass pass, Spelling spelling)
    {
        (this.writer, this.plan, this.pass, this.spelling) = (writer, plan, pass, spelling);
        walk = pass.Walk!;
        loads = new TapLoads(pass, spelling, plan.Ends, RowEnd.None);
        products = RowProducts.Of(pass, spelling, loads);
        vectors = pass.Vectors(spelling.VectorBits);
        rowStep = plan.RowStep;
        isDense = products is SingleProducts && walk.IsDense;
        storesLast = (isDense || products.Parts.Count > 1) && !walk.IsBinomial && spelling.VectorBits == 512 && rowStep * vectors * products.Parts.Count <= 16;
        readsCoefficients = CoefficientTable.IsRead(plan, spelling.VectorBits);
    }

    public void Write()
    {
        if (plan.Estimate is not null) Doubts.Declare(writer);
        if (readsCoefficients) CoefficientTable.Open(writer, pass);
        using (writer.Block($"for (int block = 0; block < rows; block += {rowStep})"))
        {
            RowSteps.WriteRows(writer, pass, "block", walk.FirstRow, walk.RowShift);
            RowSteps.Write(writer, plan, pass, spelling, "continue", end =>
            {
                if (end == RowEnd.None) WriteStep();
                else new ColumnStrip(writer, plan, pass, spelling, end).Write("block", $"block + {rowStep}");
            });
        }
    }

    private void WriteStep()
    {
        RowSteps.WriteInputs(writer, pass, "block", walk.FirstRow, walk.RowShift);
        DeclareLocals();
        writer.Line($"ref {pass.Input} taps = ref inputs[0, {loads.From}];");
        writer.Line($"ref {pass.Output} output = ref outputs[0, x];");
        var rows = (rowStep - 1) * walk.RowShift + walk.Rows;
        loads.FetchNextBlock(writer, rows, rowStep * walk.RowShift);
        for (var row = 0; row < rows; row++) ReadRow(row);
        if (storesLast) for (var output = 0; output < rowStep; output++) Finish(output);
        if (plan.Estimate is not null) Doubts.Settle(writer, pass.Step(spelling.VectorBits), "block", $"block + {rowStep}");
    }

    /// <summary>The sum of an output row; a name serves again when the row before it is stored.</summary>
    private string Sum(int output, int vector, string part) =>
        $"sum{(walk.IsBinomial ? 0 : storesLast ? output : output % walk.Rows)}{part}" + (vectors == 1 ? "" : $"_{vector}");

    private IEnumerable<(int Vector, string Part)> Parts =>
        Enumerable.Range(0, vectors).SelectMany(vector => products.Parts.Select(part => (vector, part)));

    private void DeclareLocals()
    {
        var type = spelling.Type(pass.Lane);
        for (var output = 0; output < (walk.IsBinomial ? 1 : storesLast ? rowStep : walk.Rows); output++)
            writer.Line($"{type} {string.Join(", ", Parts.Select(at => Sum(output, at.Vector, at.Part)))};");
        if (walk.IsBinomial)
            for (var seen = 0; seen < walk.Rows - 1; seen++)
                writer.Line($"{type} {string.Join(", ", Parts.SelectMany(at => new[] { Neighbour(0, seen, at.Vector, at.Part), Neighbour(1, seen, at.Vector, at.Part) }))};");
        if (isDense) writer.Line($"{type} {string.Join(", ", Enumerable.Range(0, vectors).Select(vector => $"value{vector}"))};");
        if (readsCoefficients) writer.Line($"{type} tap;");
        var extra = pass.Finish.Select(step => step.Target).Where(name => name != "sum").Distinct().ToArray();
        if (extra.Length > 0) writer.Line($"{type} {string.Join(", ", extra)};");
    }

    private void ReadRow(int row)
    {
        // output rows whose windows cover this row of the picture, and the row of taps that meets it
        var uses = Enumerable.Range(0, rowStep)
            .Select(output => (Output: output, Tap: row - output * walk.RowShift))
            .Where(use => use.Tap >= 0 && use.Tap < walk.Rows).ToArray();
        writer.Line();
        using (writer.Block($"// row {row} of the block: into {string.Join(", ", uses.Select(use => use.Output))}"))
        {
            if (row > 0) writer.Line("taps = ref inputs.Below(ref taps);");
            loads.FetchAhead(writer);
            if (readsCoefficients) CoefficientTable.Forget(writer, row);
            if (isDense) Accumulate(uses);
            else for (var vector = 0; vector < vectors; vector++) Combine(row, vector, uses);
            if (!storesLast) foreach (var (output, _) in uses.Where(use => use.Tap == walk.Rows - 1)) Finish(output);
        }
    }

    private void Combine(int row, int vector, (int Output, int Tap)[] uses)
    {
        products.Write(writer, vector, uses.SelectMany(use => walk.Uses[use.Tap]).Select(use => use.Basis).Distinct().OrderBy(basis => basis).ToArray());
        if (walk.IsBinomial)
        {
            foreach (var part in products.Parts) AddNeighbours(row, vector, part);
            return;
        }
        foreach (var part in products.Parts)
            foreach (var (output, tap) in uses)
                foreach (var use in walk.Uses[tap]) Take(Sum(output, vector, part), products.Name(use.Basis, vector, part), use.Factor);
    }

    /// <summary>Sums of two neighbouring rows, of two such sums, and so on; those of the row before have names of their own.</summary>
    private void AddNeighbours(int row, int vector, string part)
    {
        var value = products.Name(0, vector, part);
        for (var seen = 0; seen < walk.Rows - 1; seen++)
        {
            writer.Line($"{Neighbour(row, seen, vector, part)} = {value};");
            if (row <= seen) return;
            var sum = seen == walk.Rows - 2 ? Sum(row - walk.Rows + 1, vector, part) : $"added{seen + 1}{part}_{vector}";
            writer.Line($"{(seen == walk.Rows - 2 ? "" : spelling.Type(pass.Lane) + " ")}{sum} = {Neighbour(row - 1, seen, vector, part)} + {value};");
            value = sum;
        }
        var begin = PassFrame.Begin(pass).Value;
        if (begin is not null) Print(new Assignment(value, begin + new Variable(value)));
        sums[value] = new SignedSum(new Variable(value), false);
    }

    private static string Neighbour(int row, int seen, int vector, string part) => $"{(row % 2 == 0 ? "even" : "odd")}{seen}{part}_{vector}";

    /// <summary>Column by column: a coefficient serves all vectors before the next is fetched.</summary>
    private void Accumulate((int Output, int Tap)[] uses)
    {
        foreach (var column in walk.Basis.SelectMany(basis => basis.Select(tap => tap.Column)).Distinct().OrderBy(column => column))
        {
            var taps = uses.Select(use => (use.Output, use.Tap, Coefficient: walk[use.Tap, column])).Where(use => !use.Coefficient.IsZero).ToArray();
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
                writer.Line($"tap = {spelling.Broadcast(pass.Lane, CoefficientTable.At(walk, tap, column))};");
                for (var vector = 0; vector < vectors; vector++) TakeTap(Sum(output, vector, ""), $"value{vector}");
            }
        }
    }

    /// <summary>Adds a value times the coefficient at hand.</summary>
    private void TakeTap(string name, string value)
    {
        var sum = (sums.TryGetValue(name, out var begun) ? begun : PassFrame.Begin(pass)).Value;
        Print(new Assignment(name, sum is null ? new Variable(value) * new Variable("tap") : new Variable(value).MultiplyAdd(new Variable("tap"), sum)));
        sums[name] = new SignedSum(new Variable(name), false);
    }

    /// <summary>Adds to a sum, which begins with its first term and is forgotten when it is stored.</summary>
    private void Take(string name, string value, Rational coefficient)
    {
        var sum = (sums.TryGetValue(name, out var begun) ? begun : PassFrame.Begin(pass)).Add(pass.Lane, new Variable(value), coefficient);
        Print(new Assignment(name, sum.Value!));
        sums[name] = sum with { Value = new Variable(name) };
    }

    private void Finish(int output)
    {
        if (output > 0) writer.Line("output = ref outputs.Below(ref output);");
        foreach (var (vector, part) in Parts)
        {
            var name = Sum(output, vector, part);
            var sum = sums.TryGetValue(name, out var begun) ? begun : PassFrame.Begin(pass);
            if (sum.Value is not Variable || sum.IsNegated) Print(new Assignment(name, sum.Resolved));
            sums.Remove(name);
        }
        if (plan.Estimate is { } estimate)
        {
            Doubts.Store(writer, pass, estimate, spelling, Enumerable.Range(0, vectors).Select(vector => Sum(output, vector, "")), $"block + {output}");
            return;
        }
        for (var vector = 0; vector < vectors; vector++)
        {
            foreach (var part in products.Parts)
                foreach (var step in pass.Finish)
                    Print(step.Rename("sum", Sum(output, vector, part)), output == 0 && vector == 0 && part == products.Parts[0] ? step.Comment : "");
            if (products.Parts.Count > 1) writer.Line(products.Store(products.Parts.Select(part => Sum(output, vector, part)).ToArray(), "output"));
            else PassFrame.Store(writer, plan, pass, spelling, Sum(output, vector, ""), "output", PassFrame.Offset(vector * spelling.Width(pass.Lane)), PassFrame.Index("x", vector * spelling.Width(pass.Lane)), loads.Stores);
        }
    }

    private void Print(Assignment step, string comment = "") =>
        writer.Line(PassFrame.Text(spelling, pass.Lane, step) + (comment.Length == 0 ? "" : "     // " + comment));
}
