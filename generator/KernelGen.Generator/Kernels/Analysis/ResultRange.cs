using System.Numerics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Analysis;

/// <summary>The least and the greatest result that pixels of an integer source can give, before it is saturated.</summary>
internal sealed record ResultRange(Rational Low, Rational High)
{
    /// <summary>The range, exact: rounded, and its magnitude taken, as the results are; null for a floating-point source.</summary>
    public static ResultRange? Of(Stencil stencil, SumFacts facts)
    {
        if (!stencil.Source.IsInteger) return null;
        var (low, high) = (Of(facts.Sums.Low, stencil, facts), Of(facts.Sums.High, stencil, facts));
        if (!facts.Reduction.Absolute) return new ResultRange(low, high);
        var (a, b) = (low.Magnitude, high.Magnitude);
        var least = low.Sign * high.Sign <= 0 ? Rational.Zero : a < b ? a : b;
        return new ResultRange(least, a > b ? a : b);
    }

    public bool Within(ElementType type) => !type.IsInteger || (Low >= type.Least && High <= type.Greatest);

    public override string ToString() => $"[{Text(Low)}, {Text(High)}]";

    private static string Text(Rational value) =>
        value.IsInteger ? value.ToString() : Support.Invariant.Short(value.ToDouble());

    private static Rational Of(BigInteger sum, Stencil stencil, SumFacts facts)
    {
        var value = new Rational(sum, facts.Integers.Denominator);
        return stencil.Destination.IsInteger ? Rounded(value, facts.Reduction.Rounding) : value;
    }

    private static Rational Rounded(Rational value, MidpointRounding rounding) => rounding switch
    {
        MidpointRounding.ToNegativeInfinity => value.Floor(),
        MidpointRounding.ToPositiveInfinity => -(-value).Floor(),
        MidpointRounding.ToZero => value.Sign < 0 ? -(-value).Floor() : value.Floor(),
        MidpointRounding.AwayFromZero => value.Sign < 0 ? -HalfUp(-value) : HalfUp(value),
        _ => value.RoundToEven(),
    };

    private static BigInteger HalfUp(Rational value) => (value + new Rational(1, 2)).Floor();
}
