using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Rules;

/// <summary>KG2010: a kernel of zeros forgets the picture; the identity copies it.</summary>
internal sealed class KernelShouldDoSomething : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        if (kernel.Facts.NonZeroTaps == 0)
            yield return new Problem("KG2010", Place.Attribute,
                $"All coefficients of '{kernel.Name}' are zero: every result is {Invariant.Short(kernel.Stencil.Offset.ToDouble())}; "
                + "fill the destination, or write the coefficients");
        else if (kernel.Facts.NonZeroTaps == 1 && IsIdentity(kernel.Stencil))
            yield return new Problem("KG2010", Place.Attribute,
                $"'{kernel.Name}' is the identity: every result is the pixel itself; copy the source, or write the coefficients")
            {
                Severity = DiagnosticSeverity.Info,
            };
    }

    /// <summary>Whether the only tap that is not zero lies on the pixel and is 1.</summary>
    private static bool IsIdentity(Stencil stencil)
    {
        var inPlace = stencil is { Rows: 1, Columns: 1, Padding: null or 0 } || stencil is { Padding: null, Mode: ConvolutionMode.Same };
        if (!inPlace || stencil.Stride != 1 || !stencil.Offset.IsZero || stencil.Absolute) return false;
        var anchor = stencil is { Rows: 1, Columns: 1 } ? 0 : stencil.AnchorRow * stencil.Columns + stencil.AnchorColumn;
        return stencil.Taps[anchor] == Rational.One;
    }
}
