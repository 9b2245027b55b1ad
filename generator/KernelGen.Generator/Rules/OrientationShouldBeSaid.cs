using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Analysis;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG2009: where turning a kernel by 180° changes it, correlation and convolution differ, and libraries differ with them.</summary>
internal sealed class OrientationShouldBeSaid : IAdviceRule
{
    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        if (kernel.Declaration.Options.Flip is not null || kernel.Facts.Symmetry == Symmetry.Symmetric) yield break;
        var what = kernel.Facts.Symmetry == Symmetry.Antisymmetric ? "is the negative of itself" : "differs from itself";
        yield return new Problem("KG2009", Place.Attribute,
            $"'{kernel.Name}' {what} turned by 180°, and Flip is not said: it is applied as written, as cv2.filter2D does; "
            + "say Flip = false to keep that, or Flip = true for the convolution of numpy and scipy")
        {
            Remedies = new[] { "false", "true" }.Select(value => Remedy.Options(("Flip", value))).ToEquatableArray(),
        };
    }
}
