using System.Numerics;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Analysis;

/// <summary>What is true of a stencil, exactly, over the rationals.</summary>
internal sealed record Facts
{
    /// <summary>The taps over one common denominator.</summary>
    public required IntegerTaps IntegerTaps { get; init; }

    /// <summary>The stencil over one common denominator.</summary>
    public IntegerForm Integers => IntegerTaps.Form;

    /// <summary>For an integer source: the least and greatest sum, bias included, over that denominator.</summary>
    public required Interval Sums { get; init; }

    /// <summary>Taps that are not zero: only these are read.</summary>
    public required int NonZeroTaps { get; init; }

    /// <summary>Rows of taps that are not all zero.</summary>
    public required int NonZeroRows { get; init; }

    /// <summary>The sum of all taps: what a flat picture is multiplied by.</summary>
    public required Rational Gain { get; init; }

    public required Symmetry Symmetry { get; init; }

    /// <summary>All taps are equal and not zero.</summary>
    public required bool IsBox { get; init; }

    /// <summary>The fewest rows of taps that all rows are made of: as many as the rank; null where the kernel is too large to ask.</summary>
    public required RowSpace? RowSpace { get; init; }

    /// <summary>Column and row whose outer product the stencil is; null when its rank is not 1.</summary>
    public required Factors? Factors { get; init; }
}

/// <summary>A closed interval of integers.</summary>
internal readonly record struct Interval(BigInteger Low, BigInteger High)
{
    public BigInteger Magnitude => BigInteger.Max(BigInteger.Abs(Low), BigInteger.Abs(High));
    public bool Within(BigInteger low, BigInteger high) => low <= Low && High <= high;
    public override string ToString() => $"[{Low}, {High}]";
}

/// <summary>How a stencil looks when turned by 180°.</summary>
internal enum Symmetry { None, Symmetric, Antisymmetric }
