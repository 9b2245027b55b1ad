using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Products of pairs of pixels for neighbouring columns: sums of even and of odd pixels, in two vectors of lanes twice as wide.</summary>
/// <remarks>
/// A vector loaded at column 2m holds the pairs (2m, 2m + 1) of even pixels, and (2m − 1, 2m) of odd ones; so loads at even columns
/// serve both (<see cref="RowLoads.OfPairs"/>).
/// </remarks>
internal sealed class EvenOddProducts(Pass pass, Spelling spelling, TapLoads loads) : IRowProducts
{
    private readonly Walk walk = pass.Walk!;
    private readonly bool isWords = pass.Input != "byte";
    private readonly SumWords words = SumWords.Of(pass, spelling);

    public IReadOnlyList<string> Parts { get; } = ["Even", "Odd"];

    public string Name(int basis, int vector, string part) => $"product{basis}{part}";

    public string Store(string[] sums, string row) => $"{spelling.Words.StoreEvenOdd}<{loads.Stores}>({sums[0]}, {sums[1]}, ref {row});";

    public void Write(CodeWriter writer, int number, IReadOnlyCollection<int> bases)
    {
        var columns = bases.SelectMany(basis => walk.Basis[basis].Select(tap => tap.Column)).Distinct().ToArray();
        var loaded = RowLoads.OfPairs(columns, pass.Taps.Max(tap => tap.Column)).ToArray();
        var type = $"Vector{spelling.VectorBits}<{(isWords ? "short" : "byte")}>";
        foreach (var column in loaded)
            writer.Line($"{type} {Pairs(column)} = {(isWords ? $"{spelling.Words.Signed}({loads.Load(column, 0)})" : loads.Load(column, 0))};");

        var shared = new Dictionary<string, string>();
        foreach (var basis in bases)
            for (var odd = 0; odd < 2; odd++)
            {
                var terms = loaded.SelectMany(column => Terms(walk.Basis[basis], column, odd)).ToArray();
                writer.Line($"{words.Type} {Name(basis, number, Parts[odd])} = {PairTerm.Sum(writer, shared, words, terms)};");
            }
    }

    /// <summary>A pair of neighbours; both apart where their sum could saturate. An odd column is the last one, and second of a pair of odd pixels.</summary>
    private PairTerm[] Terms(IReadOnlyList<ColumnTap> row, int column, int odd)
    {
        if (column % 2 == 1) return odd == 0 ? [] : [new PairTerm(Pairs(column), 0, Coefficient(row, column))];
        var (pairs, first, second) = (Pairs(column), Coefficient(row, column - odd), Coefficient(row, column + 1 - odd));
        return isWords || BytePairs.IsSafe(first, second)
            ? [new PairTerm(pairs, first, second)]
            : [new PairTerm(pairs, first, 0), new PairTerm(pairs, 0, second)];
    }

    private string Pairs(int column) => $"{(isWords ? "words" : "bytes")}{column}";

    private static int Coefficient(IReadOnlyList<ColumnTap> row, int column) =>
        (int)row.Where(tap => tap.Column == column).Select(tap => tap.Coefficient.Numerator).FirstOrDefault();
}
