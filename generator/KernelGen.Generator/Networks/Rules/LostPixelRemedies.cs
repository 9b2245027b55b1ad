using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Rules;

/// <summary>The remedies for a layer with dropped pixels: more padding, a smaller stride, CeilMode, or DropRemainder.</summary>
internal static class LostPixelRemedies
{
    public static IEnumerable<Remedy> Of(Step step)
    {
        var layer = (IWindowedDeclaration)step.Written;
        var (written, window) = (layer.Window, ((IWindowed)step.Operation).Window);
        var axes = layer.Axes.Select(axis => window[axis]).ToArray();
        var isPool = step.Operation is Pooling;
        if (written is { PaddingTop: null, PaddingLeft: null, PaddingBottom: null, PaddingRight: null })
        {
            var most = axes.Min(axis => isPool ? axis.Window / 2 : axis.Extent - 1);
            for (var padding = (written.Padding ?? 0) + 1; padding <= most; padding++)
            {
                if (!AllIsRead(axes.Select(axis => axis with { Before = padding, After = padding }))) continue;
                yield return Remedy.Options(("Padding", $"{padding}"));
                break;
            }
        }
        if (written is { StrideHeight: null, StrideWidth: null })
        {
            for (var stride = axes[0].Stride - 1; stride >= 1; stride--)
            {
                if (!AllIsRead(axes.Select(axis => axis with { Stride = stride }))) continue;
                yield return Remedy.Options(("Stride", $"{stride}"));
                break;
            }
        }
        if (isPool) yield return Remedy.Options(("CeilMode", "true"));
        yield return Remedy.Options(("DropRemainder", "true"));
    }

    private static bool AllIsRead(IEnumerable<WindowAxis> axes) => axes.All(axis => axis.Length > 0 && axis.Lost(axis.Length) == 0);
}
