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
    /// <summary>With more rows of taps, a phrase of a row would be inlined too often.</summary>
    private const int MostRowsOfPhrase = 3;

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
    private RowPhrase? phrase;
    private int first;

    public RowBlockWriter(CodeWriter writer, RowBlockBody body, RowEnd end = RowEnd.None)
    {
        (this.writer, this.body, pass, basis, spelling, vectors, rowStep) = (writer, body, body.Pass, body.Basis, body.Spelling, body.Vectors, body.RowStep);
        this.end = end;
        loads = new TapLoads(writer, body, end);
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
        for (first = 0; first < vectors; first += body.VectorsTogether)
        {
            if (first > 0) writer.Line($"\ntaps = {RowSteps.Taps(body, 0, loads.From)};\noutput = {RowSteps.Output(body)};");
            phrase = PhraseOfRows();
            foreach (var row in body.IsOfSingleRows ? basis.RowsRead : Enumerable.Range(0, rows)) ReadRow(row);
            if (storesLast) for (var output = 0; output < rowStep; output++) Finish(output);
        }
        if (body.Estimate is not null) RoundingChecks.Resolve(writer, body.Lanes, "block", $"block + {rowStep}");
    }

    /// <summary>The sum of an output row; a name serves again when the row before it is stored.</summary>
    private string Sum(int output, int vector, string part) =>
        $"sum{(addsNeighbors ? 0 : storesLast ? output : output % basis.Rows)}{part}" + (vectors == 1 ? "" : $"_{vector}");

    /// <summary>The vectors that are computed together, from the first of them on.</summary>
    private IEnumerable<int> Together => Enumerable.Range(first, body.VectorsTogether);

    private IEnumerable<(int Vector, string Part)> Parts => PartsOf(Together);

    private IEnumerable<(int Vector, string Part)> PartsOf(IEnumerable<int> vectors) =>
        vectors.SelectMany(vector => products.Parts.Select(part => (vector, part)));

    private void DeclareLocals()
    {
        var (type, all) = (spelling.Type(pass.Lane), PartsOf(Enumerable.Range(0, vectors)).ToArray());
        for (var output = 0; output < (addsNeighbors ? 1 : storesLast ? rowStep : basis.Rows); output++)
            writer.Line($"{type} {string.Join(", ", all.Select(at => Sum(output, at.Vector, at.Part)))};");
        if (addsNeighbors)
            for (var seen = 0; seen < basis.Rows - 1; seen++)
                writer.Line($"{type} {string.Join(", ", all.SelectMany(at => new[] { Neighbor(0, seen, at.Vector, at.Part), Neighbor(1, seen, at.Vector, at.Part) }))};");
        if (pass.ExtraLocals.Length > 0) writer.Line($"{type} {string.Join(", ", pass.ExtraLocals)};");
        if (HasPhrase) writer.Line($"{type} {RowPhrase.None} = default;");
    }

    private void ReadRow(int row)
    {
        var comment = $"// row {row} of the block: into {string.Join(", ", UsesOf(row).Select(use => use.Output))}";
        writer.Line();
        if (phrase is not null || IsRepeated(row))
        {
            writer.Line(comment);
            Begin();
            if (phrase is not null) phrase.Say(writer, body, row, (output, said) => Sum(output, said.Vector, said.Part), sums);
            else writer.Phrase("Row" + body.Target.Name, NeighborsOf(row), () => Add(UsesOf(row), row));
            End();
            return;
        }
        using (writer.Block(comment))
        {
            Begin();
            Add(UsesOf(row), row);
            End();
        }

        void Begin()
        {
            if (row > 0) writer.Line($"taps = {RowSteps.Taps(body, row, loads.From)};");
            if (first == 0) loads.FetchAhead(writer);
            if (readsCoefficients) CoefficientTable.Barrier(writer, row);
        }

        void End()
        {
            if (!storesLast) foreach (var (output, _) in UsesOf(row).Where(use => use.Tap == basis.Rows - 1)) Finish(output);
        }
    }

    /// <summary>Output rows whose windows cover a row of the picture, and the row of taps that meets it.</summary>
    private (int Output, int Tap)[] UsesOf(int row) => Enumerable.Range(0, rowStep)
        .Select(output => (Output: output, Tap: row - output * body.Stride))
        .Where(use => use.Tap >= 0 && use.Tap < basis.Rows).ToArray();

    /// <summary>All rows but the first and last few add up the same neighbors.</summary>
    private bool IsRepeated(int row) => addsNeighbors && body.HasPhrases && rowStep > 1 && UsesOf(row).Length == System.Math.Min(rowStep, basis.Rows);

    /// <summary>What a row of the picture reads and leaves where neighbors are added.</summary>
    private PhraseParameter[] NeighborsOf(int row)
    {
        var type = spelling.Type(pass.Lane);
        return
        [
            PhraseParameter.Changed(pass.Input, "taps"),
            .. Parts.SelectMany(at => Enumerable.Range(0, basis.Rows - 1).SelectMany(seen => new[]
                {
                    PhraseParameter.Read(type, Neighbor(row - 1, seen, at.Vector, at.Part)),
                    PhraseParameter.Assigned(type, Neighbor(row, seen, at.Vector, at.Part)),
                })
                .Append(PhraseParameter.Assigned(type, Sum(0, at.Vector, at.Part)))),
        ];
    }

    /// <summary>What all rows say; null: they have less in common, or so much that it would not be inlined.</summary>
    private RowPhrase? PhraseOfRows()
    {
        if (!HasPhrase) return null;
        sums.Clear();
        writer.Rehearse(() =>
        {
            for (var row = 0; row < basis.Rows - 1; row++) Add(Covering(row));
        });
        var begun = sums.Keys.ToArray();
        var lines = writer.Apart(() => Add(Covering(basis.Rows - 1)));
        var said = Covering(basis.Rows - 1).Where(use => basis.Uses[use.Tap].Count > 0)
            .SelectMany(use => Parts.Select(at => (use.Tap, at.Vector, at.Part, Sum: Sum(use.Output, at.Vector, at.Part))))
            .Select(at => new SaidSum(at.Tap, at.Vector, at.Part, Parameter(at.Sum), sums[at.Sum])).ToArray();
        sums.Clear();
        return new RowPhrase(lines, said);

        // of so many output rows that the last one begins here
        static (int Output, int Tap)[] Covering(int row) => Enumerable.Range(0, row + 1).Select(output => (output, row - output)).ToArray();

        PhraseParameter Parameter(string sum) => begun.Contains(sum)
            ? PhraseParameter.Changed(spelling.Type(pass.Lane), sum) : PhraseParameter.Assigned(spelling.Type(pass.Lane), sum);
    }

    private bool HasPhrase =>
        body.HasPhrases && end == RowEnd.None && body.Stride == 1 && !addsNeighbors && basis.Rows is > 1 and <= MostRowsOfPhrase;

    /// <summary>Adds the products of a row of the picture.</summary>
    private void Add((int Output, int Tap)[] uses, int row = 0)
    {
        if (body.IsDense) Accumulate(uses);
        else foreach (var vector in Together) Combine(row, vector, uses);
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
        var values = Together.Select(vector => $"value{vector}");
        writer.Line($"{spelling.Type(pass.Lane)} {string.Join(", ", readsCoefficients ? values.Append("tap") : values)};");
        foreach (var column in basis.Columns)
        {
            var taps = uses.Select(use => (use.Output, use.Tap, Coefficient: basis[use.Tap, column])).Where(use => !use.Coefficient.IsZero).ToArray();
            if (taps.Length == 0) continue;
            foreach (var vector in Together)
            {
                var load = loads.Load(column, vector);
                writer.Line($"value{vector} = {load};");
            }
            foreach (var (output, tap, coefficient) in taps)
            {
                if (!readsCoefficients)
                {
                    foreach (var vector in Together) Take(Sum(output, vector, ""), $"value{vector}", coefficient);
                    continue;
                }
                writer.Line($"tap = {spelling.Broadcast(pass.Lane, CoefficientTable.At(basis, tap, column))};");
                foreach (var vector in Together) TakeTap(Sum(output, vector, ""), $"value{vector}");
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
            RoundingChecks.Store(writer, body, pass, Together.Select(vector => Sum(output, vector, "")), $"block + {output}");
            return;
        }
        foreach (var vector in Together) products.Finish(writer, products.Parts.Select(part => Sum(output, vector, part)).ToArray(), vector);
    }

    private void Print(Assignment step, bool isCommented = false) => writer.Assign(spelling, pass.Lane, step, isCommented);
}
