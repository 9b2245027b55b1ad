using System;
using System.Numerics;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>Integer division rounded by each of the BCL's five rules, as <see cref="MidpointRounding"/> describes them.</summary>
internal static class Rounding
{
    /// <param name="numerator">Any integer.</param>
    /// <param name="denominator">A positive integer.</param>
    /// <param name="rounding">The rule.</param>
    public static T Divide<T>(T numerator, T denominator, MidpointRounding rounding)
        where T : IBinaryInteger<T>
    {
        var floor = numerator / denominator;
        if (floor * denominator > numerator) floor -= T.One;
        var rest = numerator - floor * denominator;                 // 0 <= rest < denominator
        if (T.IsZero(rest)) return floor;

        var half = (rest + rest).CompareTo(denominator);
        var up = rounding switch
        {
            MidpointRounding.ToEven => half > 0 || (half == 0 && T.IsOddInteger(floor)),
            MidpointRounding.AwayFromZero => half > 0 || (half == 0 && !T.IsNegative(numerator)),
            MidpointRounding.ToZero => T.IsNegative(numerator),
            MidpointRounding.ToNegativeInfinity => false,
            MidpointRounding.ToPositiveInfinity => true,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding)),
        };
        return up ? floor + T.One : floor;
    }
}
