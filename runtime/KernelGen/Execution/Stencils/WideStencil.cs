using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Integer sums up to 126 bits: estimated in double lanes, and computed exactly where the estimate cannot decide.</summary>
/// <remarks>
/// An estimate v of the exact value e has |v − e| ≤ bound, so the two round alike unless a rounding boundary - a half-integer for
/// the nearest modes, an integer for the directed ones - lies within the bound of v. Values beyond the destination's range by
/// more than the bound and one saturate whatever their last digits are.
/// </remarks>
internal readonly struct WideStencil<TIn, TOut>(StencilShape shape, WideSum sum, MidpointRounding rounding, bool absolute)
    : IStencil<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    private const double Far = 1L << 40;        // beyond every destination, and exact to the last bit with fractions to spare

    public StencilShape Shape => shape;
    public int Lanes => LanesBlock.Count;
    public int Step(nint count) => 0;
    public bool FindsBorder(nint count) => false;
    public bool Strides => false;
    public int BlockRows => 8;

    public int FarBlockRows => BlockRows;
    public int RowStep => 1;
    public nint Reach => shape.Span;

    public int ScratchBytes(int count) => 0;

    public void Run(in SourceRows<TIn> source, Rows<TOut> destination, int rows, nint count, nint scratch)
    {
        var pixels = source.At(0);
        for (var row = 0; row < rows; row++) RunRow(pixels.From(row), destination.From(row), count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void RunRow(Rows<TIn> source, Rows<TOut> destination, nint count)
    {
        var last = count - LanesBlock.Count;
        for (nint x = 0; ; x = Math.Min(x + LanesBlock.Count, last))
        {
            Block(source, ref Unsafe.Add(ref destination[0], x), x);
            if (x == last) return;
        }
    }

    private void Block(Rows<TIn> source, ref TOut output, nint x)
    {
        var (a, b, c, d) = DoubleSums.Of(source, x, sum.Estimate, sum.EstimatedOffset);
        DoubleSums.Store(ref output, Finish(a), Finish(b), Finish(c), Finish(d));
        var undecided = Undecided(a) | Undecided(b) << 4 | Undecided(c) << 8 | Undecided(d) << 12;
        for (; undecided != 0; undecided &= undecided - 1)
        {
            var lane = BitOperations.TrailingZeroCount(undecided);
            Unsafe.Add(ref output, lane) = Exact(source, x + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<double> Finish(Vector256<double> estimates)
    {
        var v = Vector256.Min(Vector256.Max(estimates, Vector256.Create(-Far)), Vector256.Create(Far));
        var rounded = rounding switch
        {
            MidpointRounding.ToNegativeInfinity => Vector256.Floor(v),
            MidpointRounding.ToPositiveInfinity => Vector256.Ceiling(v),
            MidpointRounding.ToZero => Vector256.ConditionalSelect(
                Vector256.LessThan(v, Vector256<double>.Zero), Vector256.Ceiling(v), Vector256.Floor(v)),
            _ => Vector256.Floor(v + Vector256.Create(0.5)),
        };
        return DoubleSums.Saturate<TOut>(rounded, absolute);
    }

    /// <summary>One bit for each lane that is within the bound of a rounding boundary and not far out of range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Undecided(Vector256<double> v)
    {
        var (least, greatest) = IntegerRange.Of<TOut>();
        if (absolute) least = -greatest;
        var nearest = rounding is MidpointRounding.ToEven or MidpointRounding.AwayFromZero;
        var shifted = nearest ? v - Vector256.Create(0.5) : v;
        var distance = Vector256.Abs(shifted - Vector256.Floor(shifted + Vector256.Create(0.5)));
        var inRange = Vector256.GreaterThan(v, Vector256.Create((double)least - 1 - sum.Bound))
            & Vector256.LessThan(v, Vector256.Create((double)greatest + 1 + sum.Bound));
        return (Vector256.LessThanOrEqual(distance, Vector256.Create(sum.Bound)) & inRange).ExtractMostSignificantBits();
    }

    private TOut Exact(Rows<TIn> source, nint x)
    {
        var total = sum.Bias;
        foreach (ref readonly var tap in sum.Taps.AsSpan())
            total += tap.Coefficient * Element.ToInt32(Unsafe.Add(ref source[tap.Row], tap.Offset + x));
        var rounded = Quotient.Rounded(total, sum.Denominator, rounding);
        if (absolute) rounded = Int128.Abs(rounded);
        var (least, greatest) = IntegerRange.Of<TOut>();
        return Element.FromInt32<TOut>((int)Int128.Clamp(rounded, least, greatest));
    }
}
