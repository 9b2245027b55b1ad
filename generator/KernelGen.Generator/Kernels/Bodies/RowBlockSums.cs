using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Writes what rows of the picture add to the sums of a <see cref="RowBlockBody"/>'s output rows: by a phrase of all rows, or each for itself.
/// </summary>
internal sealed class RowBlockSums
{
    private readonly CodeWriter writer;
    private readonly RowBlockBody body;
    private readonly Pass pass;
    private readonly RowBasis basis;
    private readonly Spelling spelling;
    private readonly TapLoads loads;
    private readonly RowProducts products;
    private readonly bool readsCoefficients;
    private readonly bool addsNeighbors;
    private readonly Dictionary<string, SignedSum> sums = [];
    private RowPhrase? phrase;
    private IReadOnlyList<string> anyRow = [];

    public RowBlockSums(CodeWriter writer, RowBlockBody body, TapLoads loads, RowProducts products)
    {
        (this.writer, this.body, pass, basis, spelling) = (writer, body, body.Pass, body.Basis, body.Spelling);
        (this.loads, this.products, readsCoefficients, addsNeighbors) = (loads, products, body.ReadsCoefficients, body.Sums.AddsNeighbors);
        Fields = new SumFields(spelling.Type(pass.Lane), body.VectorsTogether, products.Parts, HasPhrase);
    }

    /// <summary>How the vectors of a sum are named.</summary>
    public SumFields Fields { get; }

    /// <summary>The first of the vectors that are computed together.</summary>
    public int First { get; private set; }

    /// <summary>All rows say the same: they have as much in common, and no more than is inlined.</summary>
    public bool HasPhrase =>
        body.HasPhrases && body.Stride == 1 && basis.Rows > 1 && (addsNeighbors || basis.Rows <= JitBudget.RowsOfPhrase);

    /// <summary>The sum of an output row; a name serves again when the row before it is stored.</summary>
    public string Sum(int output) => $"sum{(addsNeighbors ? 0 : body.StoresLast ? output : output % basis.Rows)}";

    /// <summary>Sums of two neighboring rows, of two such sums, and so on: those of one row, and of the next.</summary>
    public static string Neighbor(int row, int seen) => $"{(row % 2 == 0 ? "even" : "odd")}{seen}";

    /// <summary>The kinds of sums of neighbors that wait for the next row.</summary>
    public IEnumerable<int> Neighbors => Enumerable.Range(0, addsNeighbors ? basis.Rows - 1 : 0);

    /// <summary>The vectors that are computed together, from the first of them on.</summary>
    public IEnumerable<int> Together => Enumerable.Range(First, body.VectorsTogether);

    /// <summary>A vector of a sum: those that are computed together are named alike.</summary>
    public string Sum(int output, int vector, string part) => Fields.Of(Sum(output), vector - First, part);

    private IEnumerable<(int Vector, string Part)> Parts => Fields.All.Select(at => (First + at.Vector, at.Part));

    /// <summary>Begins the sums of some vectors.</summary>
    public void Begin(int first)
    {
        First = first;
        phrase = PhraseOfRows();
        if (HasPhrase && addsNeighbors) anyRow = AddAnyRow();
    }

    /// <summary>Says for a row of the picture what all rows say.</summary>
    /// <param name="row">The row, counted from the first that the block reads.</param>
    /// <param name="taps">The reference to it; null: the walk's next.</param>
    public void Say(int row, string? taps = null)
    {
        if (phrase is not null)
        {
            var parameters = loads.OfRow(row, taps);
            if (readsCoefficients) parameters = parameters.Append(PhraseParameter.Changed(pass.Lane.Element, "coefficients"));
            phrase.Say(writer, parameters, loads.Stores, row, Sum, sums);
            return;
        }
        writer.Phrase(PhraseName, NeighborsOf(row, taps), anyRow, loads.Stores);
        foreach (var sum in Parts.Select(at => Sum(0, at.Vector, at.Part))) sums[sum] = new SignedSum(new Variable(sum), false);
    }

    private string PhraseName => (loads.AreInside ? "Row" : "EndRow") + body.Target.Name;

    /// <summary>Writes what completes the sum of an output row, and forgets it.</summary>
    public void Complete(int output)
    {
        foreach (var (vector, part) in Parts)
        {
            var name = Sum(output, vector, part);
            var sum = sums.TryGetValue(name, out var begun) ? begun : SignedSum.Begin(pass);
            if (sum.Value is not Variable || sum.IsNegated) Print(new Assignment(name, sum.Resolved));
            sums.Remove(name);
        }
    }

    /// <summary>Output rows that a row of the picture serves, and the row of taps that meets it: so many that the last one begins here.</summary>
    private static (int Output, int Tap)[] Covering(int row) => Enumerable.Range(0, row + 1).Select(output => (output, row - output)).ToArray();

    /// <summary>What a row of the picture reads and leaves where neighbors are added: none above the block's first row.</summary>
    private PhraseParameter[] NeighborsOf(int row, string? taps)
    {
        var (type, any) = (Fields.Type(writer, body.Target), basis.Rows - 1);
        return
        [
            .. loads.OfRow(row, taps),
            .. Enumerable.Range(0, basis.Rows - 1).SelectMany(seen => new[]
            {
                PhraseParameter.Value(type, Neighbor(any - 1, seen), row == 0 ? RowPhrase.None : Neighbor(row - 1, seen)),
                PhraseParameter.Assigned(type, Neighbor(any, seen)) with { Argument = $"out {Neighbor(row, seen)}" },
            }),
            PhraseParameter.Assigned(type, Sum(0)),
        ];
    }

    /// <summary>What all rows say where neighbors are added; of the first ones, the JIT leaves out what no output takes.</summary>
    private IReadOnlyList<string> AddAnyRow() => writer.Apart(() =>
    {
        if (First == 0) loads.FetchAhead(writer, isPhrase: true);
        Add(Covering(basis.Rows - 1), basis.Rows - 1);
    });

    /// <summary>What all rows say; null: they have less in common, or so much that it would not be inlined.</summary>
    private RowPhrase? PhraseOfRows()
    {
        if (!HasPhrase || addsNeighbors) return null;
        sums.Clear();
        writer.Rehearse(() =>
        {
            for (var row = 0; row < basis.Rows - 1; row++) Add(Covering(row));
        });
        var begun = sums.Keys.ToArray();
        var lines = writer.Apart(() =>
        {
            if (First == 0) loads.FetchAhead(writer, isPhrase: true);
            Add(Covering(basis.Rows - 1));
        });
        var said = Covering(basis.Rows - 1).Where(use => basis.Uses[use.Tap].Count > 0)
            .SelectMany(use => Fields.Locals(Sum(use.Output)).Select(sum => new SaidSum(use.Tap, Parameter(sum), After(sum)))).ToArray();
        sums.Clear();
        return new RowPhrase(PhraseName, body.RowStep, lines, said);

        PhraseParameter Parameter(string sum) => begun.Any(name => IsOf(sum, name))
            ? PhraseParameter.Changed(Fields.Type(writer, body.Target), sum) : PhraseParameter.Assigned(Fields.Type(writer, body.Target), sum);

        (string, SignedSum)[] After(string sum) =>
            sums.Where(known => IsOf(sum, known.Key)).Select(known => (known.Key.Substring(sum.Length), known.Value)).ToArray();

        static bool IsOf(string sum, string name) => name == sum || name.StartsWith(sum + ".", StringComparison.Ordinal);
    }

    /// <summary>Adds the products of a row of the picture.</summary>
    public void Add((int Output, int Tap)[] uses, int row = 0)
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
            writer.Line($"{Fields.Of(Neighbor(row, seen), vector - First, part)} = {value};");
            if (row <= seen) return;
            var sum = seen == basis.Rows - 2 ? Sum(row - basis.Rows + 1, vector, part) : $"added{seen + 1}{part}_{vector}";
            writer.Line($"{(seen == basis.Rows - 2 ? "" : spelling.Type(pass.Lane) + " ")}{sum} = {Fields.Of(Neighbor(row - 1, seen), vector - First, part)} + {value};");
            value = sum;
        }
        var begin = SignedSum.Begin(pass).Value;
        if (begin is not null) Print(new Assignment(value, begin + new Variable(value)));
        sums[value] = new SignedSum(new Variable(value), false);
    }

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

    private void Print(Assignment step) => writer.Assign(spelling, pass.Lane, step, isCommented: false);
}
