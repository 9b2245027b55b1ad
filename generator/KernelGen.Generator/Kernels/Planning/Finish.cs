using System.Collections.Generic;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>
/// What follows an exact integer sum: divide, round, take the magnitude, saturate; steps that begin and end with the variable «sum».
/// </summary>
internal sealed class Finish
{
    public static readonly Variable Sum = new("sum");

    private readonly List<Assignment> steps = [];
    private readonly Lane lane;
    private readonly BigInteger q;
    private readonly MidpointRounding rounding;
    private Interval range;

    private Finish(Lane lane, Interval sums, BigInteger q, MidpointRounding rounding)
    {
        (this.lane, range, this.q, this.rounding) = (lane, sums, q, rounding);
    }

    /// <summary>
    /// The steps for sums in <paramref name="sums"/> over the denominator <paramref name="q"/>, or null when the lane cannot do them
    /// exactly.
    /// </summary>
    public static EquatableArray<Assignment>? Steps(
        Lane lane, Interval sums, BigInteger q, MidpointRounding rounding, bool absolute, ElementType destination)
    {
        if (!lane.Holds(sums)) return null;
        var finish = new Finish(lane, sums, q, rounding);
        if (!q.IsOne && !finish.Divide(absolute, destination)) return null;
        if (absolute && finish.range.Low.Sign < 0) finish.TakeMagnitude();
        finish.Saturate(destination);
        return finish.steps.ToEquatableArray();
    }

    private bool Divide(bool absolute, ElementType destination)
    {
        var signed = absolute || destination.Least.Sign < 0;
        var least = absolute ? -(destination.Greatest + 1) : destination.Least - 1;
        Clamp(signed ? least * q : 0, (destination.Greatest + 1) * q);
        if (range.Low.Sign >= 0) return DivideNonNegative(Sum);

        return rounding switch
        {
            MidpointRounding.ToNegativeInfinity => DivideFloor(),
            // ⌈n/q⌉ = ⌊(n + q − 1)/q⌋
            MidpointRounding.ToPositiveInfinity =>
                Step(Sum + (q - 1), new Interval(range.Low + q - 1, range.High + q - 1), "rounds up") && DivideFloor(),
            _ => DivideMagnitude(absolute),
        };
    }

    /// <summary>⌊n/q⌋ = ~⌊~n/q⌋ for a negative n; the complement is never negative.</summary>
    private bool DivideFloor()
    {
        if (range.Low.Sign >= 0) return DivideFloorOf(Sum, range.High);
        steps.Add(new Assignment("sign", Sum.ShiftRight(lane.Bits - 1), "all ones where negative"));
        var sign = new Variable("sign");
        steps.Add(new Assignment("sum", Sum ^ sign));
        var (low, high) = (range.Low, range.High);
        if (!DivideFloorOf(Sum, BigInteger.Max(high, -low - 1))) return false;
        steps.Add(new Assignment("sum", Sum ^ sign));
        range = new Interval(-((-low - 1) / q) - 1, BigInteger.Max(high, 0) / q);
        return true;
    }

    private bool DivideFloorOf(Expression n, BigInteger greatest)
    {
        if (Division.Quotient(lane, n, greatest, q) is not { } quotient) return false;
        steps.Add(new Assignment("sum", quotient, $"whole part of n/{q}, exact for n up to {greatest}"));
        range = new Interval(0, greatest / q);
        return true;
    }

    /// <summary>Rounding that treats both signs alike: divide the magnitude, then put the sign back.</summary>
    private bool DivideMagnitude(bool absolute)
    {
        var sign = new Variable("sign");
        if (!absolute) steps.Add(new Assignment("sign", Sum.ShiftRight(lane.Bits - 1), "all ones where negative"));
        TakeMagnitude();
        if (!DivideNonNegative(Sum)) return false;
        if (absolute) return true;
        steps.Add(new Assignment("sum", (Sum ^ sign) - sign));
        range = new Interval(-range.High, range.High);
        return true;
    }

    /// <summary>n/q rounded, for n ≥ 0.</summary>
    private bool DivideNonNegative(Expression n)
    {
        var half = q / 2;
        switch (rounding)
        {
            case MidpointRounding.ToZero or MidpointRounding.ToNegativeInfinity:
                return DivideFloorOf(n, range.High);
            case MidpointRounding.ToPositiveInfinity:
                return Step(n + (q - 1), Shifted(q - 1), "rounds up") && DivideFloorOf(Sum, range.High);
            case MidpointRounding.AwayFromZero:
            case MidpointRounding.ToEven when !q.IsEven:       // an odd denominator has no ties
                return Step(n + half, Shifted(half), "half the denominator: to nearest") && DivideFloorOf(Sum, range.High);
            case MidpointRounding.ToEven when q.IsPowerOfTwo:
                var shift = Shared.Rational.BitLength(q) - 1;
                var odd = n.ShiftRightLogical(shift) & 1;
                return Step(n + (half - 1) + odd, Shifted(half), "just below half, and one more where the whole part is odd: ties to even")
                    && DivideFloorOf(Sum, range.High);
            default:
                return DivideToEven(n, half);
        }
    }

    /// <summary>⌊(n + q/2)/q⌋, less one where that was a tie and the result is odd.</summary>
    private bool DivideToEven(Expression n, BigInteger half)
    {
        if (!Step(n + half, Shifted(half), "half the denominator: to nearest")) return false;
        if (lane.Bits == 16 && Division.Quotient(lane, Sum, range.High, q) is { } nearest)
        {
            steps.Add(new Assignment("half", nearest, "to nearest, ties upwards"));
            steps.Add(new Assignment("sum", Sum - (new Variable("half") & 1), "where that is odd, a tie goes down: to even"));
            return DivideFloorOf(Sum, range.High);
        }
        steps.Add(new Assignment("half", Sum));
        if (!DivideFloorOf(Sum, range.High)) return false;
        var tie = new Variable("half").Equal(Sum * q);
        steps.Add(new Assignment("sum", Sum - (tie & Sum & 1), "a tie goes to even"));
        return true;
    }

    private Interval Shifted(BigInteger by) => new(range.Low + by, range.High + by);

    private bool Step(Expression value, Interval result, string comment)
    {
        if (!lane.Holds(result)) return false;
        steps.Add(new Assignment("sum", value, comment));
        range = result;
        return true;
    }

    /// <summary>Cuts off sums that saturate in any case, which narrows the range that the division must cover.</summary>
    private void Clamp(BigInteger least, BigInteger greatest)
    {
        if (range.Low < least)
        {
            steps.Add(new Assignment("sum", Sum.Max(least), "smaller sums saturate alike"));
            range = new Interval(least, BigInteger.Max(range.High, least));
        }
        if (range.High > greatest)
        {
            steps.Add(new Assignment("sum", Sum.Min(greatest), "greater sums saturate alike"));
            range = new Interval(BigInteger.Min(range.Low, greatest), greatest);
        }
    }

    private void TakeMagnitude()
    {
        steps.Add(new Assignment("sum", Sum.Abs()));
        range = new Interval(0, range.Magnitude);
    }

    /// <summary>Stores saturate signed lanes; an unsigned lane must be brought into their range first.</summary>
    private void Saturate(ElementType destination)
    {
        if (lane == Lane.UInt16 && range.High > short.MaxValue) Clamp(0, destination.Greatest);
    }
}
