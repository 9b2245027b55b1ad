using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations.Calls;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Rules.Calls;

/// <summary>KG1008 and KG2002 to KG2005 at <c>Convolution.OutputLength</c>, which would throw or mislead at run time.</summary>
internal static class OutputLengthMustBeWhole
{
    /// <summary>The arguments by the positions of their parameters.</summary>
    private enum Parameter { Input, Window, Stride, Padding }

    public static IEnumerable<Problem> Check(OutputLengthCall call)
    {
        var limits = new[]
        {
            ("input", call.Input, 1, 0), ("window", call.Window, 1, 1), ("stride", call.Stride, 1, 2), ("padding", call.Padding, 0, 3),
            ("dilation", call.Dilation, 1, 4),
        };
        var outside = false;
        foreach (var (name, value, least, index) in limits)
        {
            if (value is not { } number || number >= least) continue;
            outside = true;
            yield return new Problem("KG1008", Place.Argument(index), $"The {name} of OutputLength is {number}; it must be at least {least}");
        }
        if (outside || call is not { Window: { } window, Stride: { } stride, Padding: { } padding, Dilation: { } dilation }) yield break;

        var axis = Geometry.Padded(window, stride, dilation, padding);
        if (call.Input is { } input)
        {
            var formula = SizeFormula.Text(input, window, stride, dilation, padding, padding);
            if (axis.OutputLength(input) == 0)
            {
                yield return new Problem("KG2002", At(Parameter.Window),
                    $"{formula}: there is no output. The window covers {axis.Extent} and the padded input is {input} + 2·{padding} = {input + 2L * padding}; "
                    + "use a smaller window or dilation, or more padding");
                yield break;
            }
            if (axis.Lost(input) is > 0 and var lost && window > 1 && call.DropRemainder == false)
                yield return new Problem("KG2003", At(Parameter.Stride),
                    $"{formula}: {SizeFormula.Last(lost, "pixel")} of the {input} {(lost == 1 ? "is" : "are")} never read; "
                    + "change padding or stride, or pass dropRemainder: true");
        }
        if (window > 1 && stride > axis.Extent)
            yield return new Problem("KG2004", At(Parameter.Stride),
                $"The stride {stride} is larger than the window, which covers {axis.Extent}: {stride - axis.Extent} of {stride} pixels are never read; "
                + $"use a stride up to {axis.Extent}, or a larger window");
        if (padding >= axis.Extent)
            yield return new Problem("KG2005", At(Parameter.Padding),
                $"The padding {padding} is as large as the window, which covers {axis.Extent}: some outputs depend only on padding; "
                + $"use at most {axis.Extent - 1}");
    }

    private static Place At(Parameter parameter) => Place.Argument((int)parameter);
}
