using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission;

/// <summary>Products of byte pairs for neighbouring columns: sums of even and of odd pixels in two vectors of 16-bit lanes.</summary>
/// <remarks>
/// A vector loaded at column 2m holds the pairs (2m, 2m + 1) of even pixels, and (2m − 1, 2m) of odd ones; so loads at even columns
/// serve both.
/// </remarks>
internal sealed class EvenOddProducts(Pass pass, Spelling spelling) : IRowProducts
{
    private readonly Walk walk = pass.Walk!;
    private readonly string lanes = Invariant.Text($"Lanes{spelling.VectorBits}");
    private readonly string vector = Invariant.Text($"Vector{spelling.VectorBits}");
    private readonly string cast = pass.Lane == Lane.UInt16 ? ".AsUInt16()" : "";

    public IReadOnlyList<string> Parts { get; } = ["Even", "Odd"];

    public string Name(int basis, int vector, string part) => Invariant.Text($"product{basis}{part}");

    public string Store(string[] sums) => $"{lanes}.StoreEvenOdd({sums[0]}, {sums[1]}, ref output);";

    public void Write(CodeWriter writer, int number)
    {
        var last = walk.Basis.Max(row => row.Max(tap => tap.Column));
        var first = walk.Basis.Min(row => row.Min(tap => tap.Column));
        for (var column = first & ~1; column <= last + 1; column += 2)
            if (walk.Basis.Any(row => row.Any(tap => tap.Column >= column - 1 && tap.Column <= column + 1)))
                writer.Line(Invariant.Text($"var bytes{column} = {vector}.LoadUnsafe(ref taps, {column});"));

        var shared = new Dictionary<string, string>();
        for (var basis = 0; basis < walk.Basis.Count; basis++)
            for (var odd = 0; odd < 2; odd++)
            {
                var terms = Enumerable.Range(0, last / 2 + 2).Select(pair => Term(walk.Basis[basis], 2 * pair, odd)).ToArray();
                writer.Line($"var {Name(basis, number, Parts[odd])} = {PairTerm.Sum(writer, shared, lanes, cast, terms)};");
            }
    }

    private static PairTerm Term(IReadOnlyList<ColumnTap> row, int column, int odd) =>
        new(Invariant.Text($"bytes{column}"), Coefficient(row, column - odd), Coefficient(row, column + 1 - odd));

    private static int Coefficient(IReadOnlyList<ColumnTap> row, int column) =>
        (int)row.Where(tap => tap.Column == column).Select(tap => tap.Coefficient.Numerator).FirstOrDefault();
}
