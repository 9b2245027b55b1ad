using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Products of pixels two at a time.</summary>
internal abstract class PairedProducts(RowSumsBody body, TapLoads loads) : RowProducts(body, loads)
{
    /// <summary>The lane of sums of pairs.</summary>
    protected Lane PairLane { get; } = body.Pairs!.Lane;

    protected SumWords Words { get; } = SumWords.Of(body.Pairs!.Lane, body.Spelling);

    public override string Name(int basis, int vector, string part) => $"product{basis}{part}";

    public override string Store(string[] sums, int vector) => $"{StoringWord}<{Loads.Stores}>({sums[0]}, {sums[1]}, ref output);";

    /// <summary>The word of the runtime that puts both parts in order and stores them.</summary>
    protected abstract string StoringWord { get; }
}

/// <summary>Products of pairs of pixels for neighboring columns: sums of even and of odd pixels, in two vectors of lanes twice as wide.</summary>
/// <remarks>
/// A vector loaded at column 2m holds the pairs (2m, 2m + 1) of even pixels, and (2m − 1, 2m) of odd ones; so loads at even columns
/// serve both (<see cref="RowLoads.OfPairs"/>).
/// </remarks>
internal sealed class EvenOddProducts(RowSumsBody body, TapLoads loads) : PairedProducts(body, loads)
{
    private bool IsWords => Pass.Input != "byte";

    public override IReadOnlyList<string> Parts { get; } = ["Even", "Odd"];

    protected override string StoringWord => Spelling.Words.StoreEvenOdd;

    public override void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        var loaded = RowLoads.OfPairs(Basis.ColumnsOf(bases), Pass.LastColumn).ToArray();
        var type = $"{Spelling.Vector}<{(IsWords ? "short" : "byte")}>";
        foreach (var column in loaded)
            writer.Line($"{type} {Pairs(column)} = {(IsWords ? $"{Spelling.Words.Signed}({Loads.Load(column, 0)})" : Loads.Load(column, 0))};");

        var shared = new Dictionary<string, string>();
        foreach (var basis in bases)
            for (var odd = 0; odd < 2; odd++)
            {
                var terms = loaded.SelectMany(column => Terms(Basis.Basis[basis], column, odd)).ToArray();
                writer.Line($"{Words.Type} {Name(basis, vector, Parts[odd])} = {PairTerm.Sum(writer, shared, Words, terms)};");
            }
    }

    /// <summary>A pair of neighbors; both apart where their sum could saturate. An odd column is the last one, and second of a pair of odd pixels.</summary>
    private PairTerm[] Terms(IReadOnlyList<ColumnTap> row, int column, int odd)
    {
        if (column % 2 == 1) return odd == 0 ? [] : [new PairTerm(Pairs(column), 0, Coefficient(row, column))];
        var (pairs, first, second) = (Pairs(column), Coefficient(row, column - odd), Coefficient(row, column + 1 - odd));
        return IsWords || BytePairs.IsSafe(first, second)
            ? [new PairTerm(pairs, first, second)]
            : [new PairTerm(pairs, first, 0), new PairTerm(pairs, 0, second)];
    }

    private string Pairs(int column) => $"{(IsWords ? "words" : "bytes")}{column}";

    private static int Coefficient(IReadOnlyList<ColumnTap> row, int column) =>
        (int)row.Where(tap => tap.Column == column).Select(tap => tap.Coefficient.Numerator).FirstOrDefault();
}

/// <summary>Products of byte pairs for columns that are not neighbors: two loads interleaved, their lower and upper halves apart.</summary>
internal sealed class HalvesProducts(RowSumsBody body, TapLoads loads) : PairedProducts(body, loads)
{
    public override IReadOnlyList<string> Parts { get; } = ["Low", "High"];

    protected override string StoringWord => Spelling.Words.StoreHalves;

    public override void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        foreach (var column in Basis.ColumnsOf(bases))
            writer.Line($"{Spelling.Vector}<byte> bytes{column} = {Loads.Load(column, 0)};");

        var shared = new Dictionary<string, string>();
        foreach (var basis in bases)
            foreach (var part in Parts)
            {
                var terms = Pairs(Basis.Basis[basis]).Select(pair => Term(writer, shared, pair.First, pair.Second, part)).ToArray();
                writer.Line($"{Words.Type} {Name(basis, vector, part)} = {PairTerm.Sum(writer, shared, Words, terms)};");
            }
    }

    /// <summary>Two taps at a time, unless their sum could saturate.</summary>
    private static IEnumerable<(ColumnTap First, ColumnTap? Second)> Pairs(IReadOnlyList<ColumnTap> row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            var isPair = i + 1 < row.Count && BytePairs.IsSafe((int)row[i].Coefficient.Numerator, (int)row[i + 1].Coefficient.Numerator);
            yield return (row[i], isPair ? row[i + 1] : null);
            if (isPair) i++;
        }
    }

    private PairTerm Term(CodeWriter writer, Dictionary<string, string> shared, ColumnTap first, ColumnTap? second, string part)
    {
        var other = second is { } tap ? $"bytes{tap.Column}" : $"{Spelling.Vector}<byte>.Zero";
        var expression = $"{(part == "Low" ? Spelling.Words.InterleaveLow : Spelling.Words.InterleaveHigh)}(bytes{first.Column}, {other})";
        if (!shared.TryGetValue(expression, out var name))
        {
            name = $"pair{shared.Count}";
            shared.Add(expression, name);
            writer.Line($"{Spelling.Vector}<byte> {name} = {expression};");
        }
        // interleaved with zeros, a byte is a 16-bit number already
        if (second is null && first.Coefficient.Magnitude == Rational.One) return PairTerm.Whole($"{name}.As{PairLane.Name}()", (int)first.Coefficient.Numerator);
        return new PairTerm(name, (int)first.Coefficient.Numerator, second is { } next ? (int)next.Coefficient.Numerator : 0);
    }
}

/// <summary>Products of byte pairs as floats: the lower and the upper half of every 128 bits of each part.</summary>
internal sealed class WidenedProducts(RowSumsBody body, TapLoads loads, PairedProducts pairs) : RowProducts(body, loads)
{
    private static readonly string[] Halves = ["Lower", "Upper"];

    public override IReadOnlyList<string> Parts { get; } = pairs.Parts.SelectMany(part => Halves.Select(half => part + half)).ToArray();

    public override string Name(int basis, int vector, string part) => pairs.Name(basis, vector, part);

    public override string Store(string[] sums, int vector) => pairs.Store(
        Enumerable.Range(0, pairs.Parts.Count).Select(part => $"{Spelling.Words.ToNearest}({sums[2 * part]}, {sums[2 * part + 1]})").ToArray(), vector);

    public override void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        pairs.Write(writer, vector, bases);
        foreach (var basis in bases)
            foreach (var part in pairs.Parts)
                foreach (var half in Halves)
                    writer.Line($"{Spelling.Type(Pass.Lane)} {Name(basis, vector, part + half)} = {(half == "Lower" ? Spelling.Words.LowerSingles : Spelling.Words.UpperSingles)}({pairs.Name(basis, vector, part)});");
    }
}
