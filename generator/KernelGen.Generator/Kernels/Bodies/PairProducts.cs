using System;
using System.Linq;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// How pixels are multiplied two at a time, in lanes twice as wide: the instructions multiply two neighbors with two coefficients and add
/// the products.
/// </summary>
/// <param name="Lane">The lane of sums of pairs.</param>
/// <param name="IsWidened">They are widened to the pass's lane, a float, before they are added down.</param>
/// <param name="IsEvenOdd">Neighbors as they lie in memory, for even and for odd pixels; else any two columns, interleaved.</param>
internal sealed record PairProducts(Lane Lane, bool IsWidened, bool IsEvenOdd)
{
    /// <summary>Set when words of the sums are the results; these may wrap around.</summary>
    public WordResults? Results { get; init; }

    /// <summary>Set when bytes become words before they are multiplied: what their sums are multiplied by at last, in floats.</summary>
    public Rational? Quotient { get; init; }

    /// <summary>Words are multiplied, not bytes.</summary>
    public bool AreWords => Lane.Bits == 32;

    /// <summary>Products are added to sums as they are made.</summary>
    public bool AddsAtOnce => Results is not null || Quotient is not null;

    /// <summary>What a machine must be able to do.</summary>
    public Can Needs => IsWidened ? Can.WidenedPairs : Can.Pairs;

    /// <summary>The pairs of a pass whose sums stay in its lane; null where the instructions do not fit it.</summary>
    public static PairProducts? Of(Stencil stencil, Pass pass, RowBasis basis) =>
        pass.Taps.Count > 0 && Fit(stencil, pass, basis) ? new PairProducts(pass.Lane, IsWidened: false, Suits(pass, basis)) : null;

    /// <summary>The pairs of bytes as words; null where a tap is no word.</summary>
    public static PairProducts? OfConverted(Pass pass, RowBasis basis, Rational quotient) =>
        basis.Basis.All(row => row.All(tap => IsSignedWord(tap.Coefficient)))
            ? new PairProducts(pass.Lane, IsWidened: false, IsEvenOdd: true) { Quotient = quotient } : null;

    /// <summary>The pairs of bytes whose sums are widened.</summary>
    public static PairProducts Widened(Lane lane, Pass pass, RowBasis basis) => new(lane, IsWidened: true, Suits(pass, basis));

    /// <summary>Bytes into 16 bits, or 16-bit pixels of one channel into 32.</summary>
    private static bool Fit(Stencil stencil, Pass pass, RowBasis basis) =>
        stencil.Source == ElementType.Byte ? pass.Lane.Bits == 16 && BytePairs.Fit(basis)
        : IsWord(stencil.Source) && IsWord(stencil.Destination) && stencil.Channels * stencil.Dilation == 1
        && pass.Lane == Lane.Int32 && basis.Basis.All(row => row.All(tap => IsSignedWord(tap.Coefficient)));

    private static bool IsWord(ElementType type) => type == ElementType.Short || type == ElementType.UShort;

    /// <summary>Two products of a word and −32,768 would not fit 32 bits.</summary>
    private static bool IsSignedWord(Rational coefficient) => coefficient.IsInteger && coefficient.Magnitude <= short.MaxValue;

    /// <summary>Whether neighbors take no more operations than interleaved columns, or nothing else is possible.</summary>
    private static bool Suits(Pass pass, RowBasis basis) =>
        pass.ColumnStep == 1 && (pass.Input != "byte" || EvenOddOperations(basis) <= HalvesOperations(basis));

    /// <summary>A pair of neighbors takes one instruction for even and one for odd pixels; all are put in order at last.</summary>
    public static int EvenOddOperations(RowBasis basis) => 1 + basis.Basis.Sum(row =>
        Enumerable.Range(0, 2).Sum(odd => 2 * row.Select(tap => (tap.Column + odd) / 2).Distinct().Count() - 1));

    /// <summary>Any two taps are interleaved and multiplied, for the lower and the upper half of a vector.</summary>
    private static int HalvesOperations(RowBasis basis) => basis.Basis.Sum(row => 2 * (3 * ((row.Count + 1) / 2) - 1));
}

/// <summary>
/// The instruction that multiplies unsigned bytes with signed bytes and adds neighboring products, saturating to 16 bits.
/// </summary>
internal static class BytePairs
{
    /// <summary>Whether all coefficients of the basis rows are signed bytes; the pass's lane must hold their sums.</summary>
    public static bool Fit(RowBasis basis) =>
        basis.Basis.All(row => row.All(tap => tap.Coefficient.IsInteger && tap.Coefficient >= sbyte.MinValue && tap.Coefficient <= sbyte.MaxValue));

    /// <summary>
    /// Whether a pair's sum stays within 16 signed bits; otherwise its products are added apart, where they may wrap around.
    /// </summary>
    public static bool IsSafe(int first, int second) =>
        byte.MaxValue * (Math.Max(first, 0) + Math.Max(second, 0)) <= short.MaxValue
        && byte.MaxValue * (Math.Min(first, 0) + Math.Min(second, 0)) >= short.MinValue;
}
