using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG3002: rows × columns multiplications per pixel, where a sum of few separable kernels would do nearly the same.</summary>
internal sealed class LargeKernelShouldBeSeparable : IAdviceRule
{
    /// <summary>Up to 7x7 every tap by itself is cheap.</summary>
    private const int FewTaps = 49;

    /// <summary>Above this the decomposition itself takes long; the cost is told without it.</summary>
    private const int MostTaps = 1024;

    /// <summary>An alternative errs by at most this part of the greatest sum.</summary>
    private const double Tolerance = 1.0 / 64;

    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var (stencil, facts) = (kernel.Stencil, kernel.Facts);
        if (facts.NonZeroTaps <= FewTaps || facts.Factors is not null || facts.NonZeroTaps <= 2 * (stencil.Rows + stencil.Columns)) yield break;
        yield return new Problem("KG3002", Place.Attribute, Invariant.Text(
            $"'{kernel.Name}' is {stencil.Rows}x{stencil.Columns} and not separable: {facts.NonZeroTaps} multiplications per pixel; ")
            + (Alternative(kernel) ?? "a separable kernel would take " + Invariant.Text(stencil.Rows + stencil.Columns)));
    }

    private static string? Alternative(PlannedKernel kernel)
    {
        var stencil = kernel.Stencil;
        if (stencil.Taps.Count > MostTaps) return null;
        var (weights, axes) = (stencil.Taps.Select(tap => tap.ToDouble()).ToArray(), stencil.Rows + stencil.Columns);
        var greatest = weights.Sum(System.Math.Abs);
        var parts = SingularParts.Of(weights, stencil.Rows, stencil.Columns);
        for (var rank = 1; rank * axes < kernel.Facts.NonZeroTaps; rank++)
        {
            var error = parts.Error(rank);
            if (error > greatest * Tolerance) continue;
            // a sum errs by no more than Σ|error of a tap| times the greatest pixel
            var largest = stencil.Source.IsInteger ? (double)System.Numerics.BigInteger.Max(stencil.Source.Greatest, -stencil.Source.Least) : 1;
            return Invariant.Text($"the sum of its {rank} best separable part{(rank == 1 ? "" : "s")} takes {rank * axes}, with an error of at most ")
                + Invariant.Short(RoundedUp(error * largest))
                + (stencil.Source.IsInteger ? $" for {stencil.Source.Name} pixels" : "·max|x|");
        }
        return "no sum of few separable kernels comes near it";
    }

    /// <summary>Two significant digits, no less than the value.</summary>
    private static double RoundedUp(double value)
    {
        if (value <= 0) return 0;
        var unit = System.Math.Pow(10, System.Math.Floor(System.Math.Log10(value)) - 1);
        return System.Math.Ceiling(value / unit) * unit;
    }
}
