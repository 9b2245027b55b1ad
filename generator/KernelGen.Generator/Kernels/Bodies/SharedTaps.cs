using System.Collections.Generic;
using System.Linq;
using System;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>A weighted sum in which values of equal magnitude of coefficient share one multiplication.</summary>
internal static class SharedTaps
{
    /// <summary>The sum of all taps, added to what is there already.</summary>
    /// <param name="lane">Where it is computed.</param>
    /// <param name="begin">The sum before the first tap, or null.</param>
    /// <param name="taps">Coefficients that are not zero, at least one.</param>
    /// <param name="value">What the tap of a column meets.</param>
    public static Expression Sum(Lane lane, Expression? begin, IEnumerable<ColumnTap> taps, Func<int, Expression> value)
    {
        var sum = begin;
        foreach (var group in taps.GroupBy(tap => tap.Coefficient.Magnitude))
        {
            var (inner, isNegative) = Signed(group.ToArray(), value);
            sum = SignedSum.Add(lane, sum, inner, isNegative ? -group.Key : group.Key);
        }
        return sum!;
    }

    /// <summary>Values with the signs of their taps, the first term positive, and whether the whole must be subtracted.</summary>
    private static (Expression Sum, bool IsNegative) Signed(ColumnTap[] taps, Func<int, Expression> value)
    {
        var isNegative = taps.All(tap => tap.Coefficient.Sign < 0);
        Expression? sum = null;
        foreach (var tap in isNegative ? taps : taps.OrderByDescending(tap => tap.Coefficient.Sign).ToArray())
        {
            var term = value(tap.Column);
            sum = sum is null ? term : isNegative || tap.Coefficient.Sign > 0 ? sum + term : sum - term;
        }
        return (sum!, isNegative);
    }
}
