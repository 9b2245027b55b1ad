using System.Numerics;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>The whole part of n/q for 0 ≤ n ≤ greatest, as the cheapest expression that is proved exact over that range.</summary>
internal static class Division
{
    /// <summary>The quotient, or null when the lane is too narrow for any exact form.</summary>
    /// <remarks>
    /// Multiplying by m = ⌈2^s/q⌉ and shifting right by s is exact when greatest·(m·q − 2^s) &lt; 2^s
    /// (Granlund and Montgomery, "Division by Invariant Integers using Multiplication", 1994).
    /// (n + 1/2)/q lies at least 1/(2q) away from every integer; as n/q + 1/(2q) with a float reciprocal it is off by at most
    /// 3·2^-24 of itself (three roundings), which is less than that while n + 1/2 &lt; 2^23/3: below 2^21.
    /// A correctly rounded quotient n/q cannot reach the next integer while n·ulp/2 &lt; 1: below 2^24 in float, always in double.
    /// </remarks>
    public static Expression? Quotient(Lane lane, Expression n, BigInteger greatest, BigInteger q)
    {
        if (q.IsOne) return n;
        if (greatest < q) return 0;
        if (q.IsPowerOfTwo) return n.ShiftRightLogical(Shared.Rational.BitLength(q) - 1);

        if (lane.Bits == 16)
        {
            for (var shift = 16; shift < 32; shift++)
                if (Multiplier(greatest, q, shift) is { } m && m <= ushort.MaxValue) return n.MultiplyHigh(m).ShiftRightLogical(shift - 16);
            return null;
        }
        for (var shift = 1; shift < 32; shift++)
            if (Multiplier(greatest, q, shift) is { } m && m <= int.MaxValue && m * greatest <= uint.MaxValue) return (n * m).ShiftRightLogical(shift);
        if (greatest < 1 << 21 && q < 1 << 24) return n.QuotientByReciprocal(q);
        return greatest < 1 << 24 && q < 1 << 24 ? n.QuotientBySingle(q) : n.QuotientByDouble(q);
    }

    /// <summary>⌈2^shift/q⌉ if multiplying by it and shifting is exact up to <paramref name="greatest"/>, else null.</summary>
    private static BigInteger? Multiplier(BigInteger greatest, BigInteger q, int shift)
    {
        var power = BigInteger.One << shift;
        var m = (power + q - 1) / q;
        return greatest * (m * q - power) < power ? m : null;
    }
}
