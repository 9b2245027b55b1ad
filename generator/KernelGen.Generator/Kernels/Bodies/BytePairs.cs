using System.Linq;
using System;
using KernelGen.Generator.Kernels.Planning;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>The instruction that multiplies unsigned bytes with signed bytes and adds neighbouring products, saturating to 16 bits.</summary>
internal static class BytePairs
{
    /// <summary>Whether all coefficients of the basis rows are signed bytes; the pass's lane must hold their sums.</summary>
    public static bool Fit(RowBasis basis) =>
        basis.Basis.All(row => row.All(tap => tap.Coefficient.IsInteger && tap.Coefficient >= sbyte.MinValue && tap.Coefficient <= sbyte.MaxValue));

    /// <summary>Whether a pair's sum stays within 16 signed bits; otherwise its products are added apart, where they may wrap around.</summary>
    public static bool IsSafe(int first, int second) =>
        byte.MaxValue * (Math.Max(first, 0) + Math.Max(second, 0)) <= short.MaxValue
        && byte.MaxValue * (Math.Min(first, 0) + Math.Min(second, 0)) >= short.MinValue;
}
