using System;
using System.Numerics;
using System.Threading;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Analysis;

/// <summary>What is true of a stencil: one case for each reduction.</summary>
internal abstract record Facts
{
    public static Facts Of(Stencil stencil, CancellationToken cancellation = default) => stencil.Reduction switch
    {
        WeightedSum sum => SumFacts.Of(sum, stencil.Source, cancellation),
        Extremum extremum => new ExtremumFacts(extremum),
        _ => throw new ArgumentOutOfRangeException(nameof(stencil)),
    };
}

/// <summary>An extremum needs no analysis: it is exact in the elements' own type, whatever they are.</summary>
internal sealed record ExtremumFacts(Extremum Reduction) : Facts;

/// <summary>What is true of a weighted sum, exactly, over the rationals.</summary>
internal sealed record SumFacts : Facts
{
    /// <summary>The weighted sum itself.</summary>
    public required WeightedSum Reduction { get; init; }

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

    /// <param name="sum">The weighted sum.</param>
    /// <param name="source">The element type of its pixels.</param>
    /// <param name="cancellation">Asked where it takes long.</param>
    public static SumFacts Of(WeightedSum sum, ElementType source, CancellationToken cancellation)
    {
        var factors = Factors.Of(sum.Taps, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var integers = IntegerTaps.Of(sum, factors);
        var (taps, rows) = sum.Taps.CountNonZero();
        cancellation.ThrowIfCancellationRequested();
        return new SumFacts
        {
            Reduction = sum,
            IntegerTaps = integers,
            Sums = integers.Range(source.Least, source.Greatest),
            NonZeroTaps = taps,
            NonZeroRows = rows,
            Gain = new Rational(integers.Positive - integers.Negative, integers.Form.Denominator),
            Symmetry = SymmetryOf(sum.Taps),
            IsBox = taps == sum.Taps.Count && sum.Taps.AreEqual(),
            RowSpace = RowSpace.Of(sum.Taps, cancellation),
            Factors = factors,
        };
    }

    private static Symmetry SymmetryOf(TapGrid taps) =>
        taps.EqualsTurned(1) ? Symmetry.Symmetric
        : taps.EqualsTurned(-1) ? Symmetry.Antisymmetric : Symmetry.None;
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
