using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning.Algorithms;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>KG2001: an even number of taps has two middle taps; the one that lies on the pixel is a convention that should be stated.</summary>
internal sealed class EvenSizeMustSayItsAnchor : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var (stencil, options) = (kernel.Stencil, kernel.Declaration.Options);
        if (stencil.Padding is not null || stencil.Mode != ConvolutionMode.Same) yield break;
        var flip = options.Flip ?? false;
        var even = new[]
        {
            (Axis: Axis.Vertical, Option: "AnchorRow", Taps: stencil.Rows, Said: options.AnchorRow, Words: "rows"),
            (Axis: Axis.Horizontal, Option: "AnchorColumn", Taps: stencil.Columns, Said: options.AnchorColumn, Words: "columns"),
        }
        .Where(axis => axis.Taps % 2 == 0 && axis.Said is null)
        .Select(axis => (axis.Axis, axis.Option, axis.Taps, axis.Words, Anchor: flip ? axis.Taps - 1 - axis.Taps / 2 : axis.Taps / 2))
        .ToArray();
        if (even.Length == 0) yield break;

        var sizes = string.Join(" and ", even.Select(axis => $"{axis.Taps} {axis.Words}"));
        var anchors = string.Join(", ", even.Select(axis => $"{axis.Option} = {axis.Anchor}"));
        yield return new Problem("KG2001", KernelPlace.Size(kernel.Declaration, even[0].Axis),
            $"'{kernel.Name}' has {sizes} and so no center: {anchors} is used, as in cv2.filter2D and numpy.convolve; state it, or choose another")
        {
            Remedies = new[]
            {
                Remedy.Options(even.Select(axis => (axis.Option, (string?)$"{axis.Anchor}")).ToArray()),
            }.ToEquatableArray(),
        };
    }
}

/// <summary>KG2010: a kernel of zeros ignores the source; the identity copies it.</summary>
internal sealed class KernelShouldDoSomething : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        if (kernel.Facts.NonZeroTaps == 0)
            yield return new Problem("KG2010", Place.Attribute,
                $"All coefficients of '{kernel.Name}' are zero: every result is {Invariant.Short(kernel.Stencil.Offset.ToDouble())}; "
                + "fill the destination, or change the coefficients");
        else if (kernel.Facts.NonZeroTaps == 1 && IsIdentity(kernel.Stencil))
            yield return new Problem("KG2010", Place.Attribute,
                $"'{kernel.Name}' is the identity: every result is the pixel itself; copy the source, or change the coefficients")
            {
                Severity = DiagnosticSeverity.Info,
            };
    }

    /// <summary>Whether the only nonzero tap lies on the pixel and is 1.</summary>
    private static bool IsIdentity(Stencil stencil)
    {
        var inPlace = stencil is { Rows: 1, Columns: 1, Padding: null or 0 } || stencil is { Padding: null, Mode: ConvolutionMode.Same };
        if (!inPlace || stencil.Stride != 1 || !stencil.Offset.IsZero || stencil.Absolute) return false;
        var anchor = stencil is { Rows: 1, Columns: 1 } ? 0 : stencil.AnchorRow * stencil.Columns + stencil.AnchorColumn;
        return stencil.Taps[anchor] == Rational.One;
    }
}

/// <summary>KG2009: if a kernel changes when rotated by 180°, correlation and convolution differ, and libraries differ, too.</summary>
internal sealed class OrientationShouldBeSaid : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        if (kernel.Declaration.Options.Flip is not null || kernel.Facts.Symmetry == Symmetry.Symmetric) yield break;
        var what = kernel.Facts.Symmetry == Symmetry.Antisymmetric ? "is the negative of itself" : "differs from itself";
        yield return new Problem("KG2009", Place.Attribute,
            $"'{kernel.Name}' {what} rotated by 180°, and Flip is not stated: it is applied as written, as in cv2.filter2D; "
            + "write Flip = false to keep that, or Flip = true for the convolution of numpy and scipy")
        {
            Remedies = new[] { "false", "true" }.Select(value => Remedy.Options(("Flip", value))).ToEquatableArray(),
        };
    }
}

/// <summary>KG2008: results outside the range of the destination are saturated, which may be intended.</summary>
internal sealed class ResultsShouldFitTheDestination : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var (stencil, destination) = (kernel.Stencil, kernel.Stencil.Destination);
        if (ResultRange.Of(stencil, kernel.Facts) is not { } range || range.Within(destination)) yield break;
        var wider = stencil.PreserveAlpha ? null : ElementType.Pairs
            .Where(pair => pair.Source == stencil.Source && range.Within(pair.Destination))
            .FirstOrDefault(pair => pair.Destination.IsInteger || kernel.Declaration.Options.Rounding is null).Destination;
        yield return new Problem("KG2008", Place.ParameterType(1),
            $"The results of '{kernel.Name}' lie in {range} and are saturated to {destination.Name}: "
            + (wider is null ? "scale the kernel with Divisor if that is not intended" : $"use {wider.Name}, which holds them all, if that is not intended"))
        {
            Remedies = wider is null ? default : new[] { Remedy.Destination(wider.Name) }.ToEquatableArray(),
        };
    }
}

/// <summary>KG3001: a kernel with too many taps to unroll uses a loop.</summary>
internal sealed class LargeKernelIsALoop : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var (body, cost) = (kernel.Plan.Usual.Body, kernel.Plan.Usual.Cost);
        if (body.LoopedTaps == 0) yield break;
        yield return new Problem("KG3001", Place.Attribute,
            $"'{kernel.Name}' has {body.LoopedTaps} taps in one pass, too many to unroll: the code loops over a table of taps, with "
            + $"about {Invariant.Short(System.Math.Round(cost, 1))} vector operations per pixel; "
            + "a smaller or a separable kernel costs less");
    }
}

/// <summary>KG3002: rows × columns multiplications per pixel, where a sum of a few separable kernels may be a good approximation.</summary>
internal sealed class LargeKernelShouldBeSeparable : IAdviceRule
{
    /// <summary>Up to 7x7, dense kernels are fast.</summary>
    private const int FewTaps = 49;

    /// <summary>Above this the decomposition takes too long; the cost is reported without it.</summary>
    private const int MostTaps = 1024;

    /// <summary>The largest error of an alternative, relative to the largest sum.</summary>
    private const double Tolerance = 1.0 / 64;

    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var (stencil, facts) = (kernel.Stencil, kernel.Facts);
        if (facts.NonZeroTaps <= FewTaps || facts.Factors is not null || facts.NonZeroTaps <= 2 * (stencil.Rows + stencil.Columns)) yield break;
        yield return new Problem("KG3002", Place.Attribute,
            $"'{kernel.Name}' is {stencil.Rows}x{stencil.Columns} and not separable: {facts.NonZeroTaps} multiplications per pixel; "
            + (Alternative(kernel) ?? "a separable kernel would need " + $"{stencil.Rows + stencil.Columns}"));
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
            return $"the sum of its {rank} best separable part{(rank == 1 ? "" : "s")} takes {rank * axes}, with an error of at most "
                + Invariant.Short(RoundedUp(error * largest))
                + (stencil.Source.IsInteger ? $" for {stencil.Source.Name} pixels" : "·max|x|");
        }
        return "no sum of a few separable kernels approximates it well";
    }

    /// <summary>Two significant digits, rounded up.</summary>
    private static double RoundedUp(double value)
    {
        if (value <= 0) return 0;
        var unit = System.Math.Pow(10, System.Math.Floor(System.Math.Log10(value)) - 1);
        return System.Math.Ceiling(value / unit) * unit;
    }
}
