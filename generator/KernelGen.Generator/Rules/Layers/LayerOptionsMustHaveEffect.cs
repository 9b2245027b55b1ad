using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1009: an option that is said must mean something beside the others.</summary>
internal sealed class LayerOptionsMustHaveEffect : ISequenceRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        for (var i = 0; i < sequence.Layers.Count; i++)
        {
            var layer = sequence.Layers[i];
            if (layer is IWindowedDeclaration { Window: var window } windowed)
                foreach (var (place, what, others) in Covered(window, windowed.SizeArgument))
                    yield return new Problem("KG1009", place.In(i),
                        $"{what} of {layer.Attribute} has no effect beside {others}; leave one of them out");
            if (layer is ConvolutionDeclaration { Algorithm: ConvolutionAlgorithm.Winograd } convolution && !SuitsWinograd(convolution))
                yield return new Problem("KG1009", Place.Option("Algorithm").In(i),
                    $"{layer.Attribute} says Winograd, which needs stride 1, dilation 1 and a window larger than 1x1; leave Algorithm out");
        }
    }

    private static IEnumerable<(Place Place, string What, string Others)> Covered(WindowOptions window, int sizeArgument)
    {
        if (window is { Size: not 0, KernelHeight: not null, KernelWidth: not null })
            yield return (Place.Argument(sizeArgument), "The size", "KernelHeight and KernelWidth");
        if (window is { Stride: not null, StrideHeight: not null, StrideWidth: not null })
            yield return (Place.Option("Stride"), "Stride", "StrideHeight and StrideWidth");
        if (window is { Dilation: not null, DilationHeight: not null, DilationWidth: not null })
            yield return (Place.Option("Dilation"), "Dilation", "DilationHeight and DilationWidth");
        if (window is { Padding: not null, PaddingTop: not null, PaddingLeft: not null, PaddingBottom: not null, PaddingRight: not null })
            yield return (Place.Option("Padding"), "Padding", "PaddingTop, PaddingLeft, PaddingBottom and PaddingRight");
    }

    /// <summary>Minimal filtering shares products between neighbouring windows: they must overlap tap on tap.</summary>
    private static bool SuitsWinograd(ConvolutionDeclaration convolution)
    {
        var window = convolution.Window;
        return (window.StrideHeight ?? window.Stride ?? 1) == 1 && (window.StrideWidth ?? window.Stride ?? 1) == 1
            && (window.DilationHeight ?? window.Dilation ?? 1) == 1 && (window.DilationWidth ?? window.Dilation ?? 1) == 1
            && (window.SizeOf(Axis.Vertical) > 1 || window.SizeOf(Axis.Horizontal) > 1);
    }
}
