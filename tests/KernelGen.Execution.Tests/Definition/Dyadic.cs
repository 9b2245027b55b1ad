using System;
using System.Numerics;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>A finite double as mantissa · 2^power.</summary>
internal static class Dyadic
{
    /// <summary>An odd mantissa (or zero) and its power of two.</summary>
    public static (BigInteger Mantissa, int Power) Of(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "The definition knows finite numbers only.");
        if (value == 0) return (BigInteger.Zero, 0);
        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)(bits >> 52) & 0x7FF;
        var mantissa = (bits & 0xF_FFFF_FFFF_FFFF) | (biased == 0 ? 0 : 1L << 52);
        var zeros = BitOperations.TrailingZeroCount(mantissa);
        var power = Math.Max(biased, 1) - 1075 + zeros;
        mantissa >>= zeros;
        return (bits < 0 ? -mantissa : mantissa, power);
    }
}
