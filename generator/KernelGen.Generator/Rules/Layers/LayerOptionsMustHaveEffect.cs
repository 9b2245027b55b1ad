using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1009: an option that is said must mean something beside the others.</summary>
internal sealed class LayerOptionsMustHaveEffect : ISequenceRule, INetworkRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        for (var i = 0; i < sequence.Layers.Count; i++)
        {
            var layer = sequence.Layers[i];
            if (layer is IWindowedDeclaration { Window: var window } windowed)
                foreach (var (place, what, others) in Covered(window, windowed.SizeArgument))
                    yield return new Problem("KG1009", place.In(i),
                        $"{what} of {layer.Attribute} has no effect beside {others}; leave one of them out")
                    {
                        Remedies = new[] { Remedy.NoEffect(place.Name) }.ToEquatableArray(),
                    };
            if (layer is ConvolutionDeclaration { Algorithm: ConvolutionAlgorithm.Winograd } convolution && !SuitsWinograd(convolution))
                yield return WithoutEffect(i, "Algorithm",
                    $"{layer.Attribute} says Winograd, which needs stride 1, dilation 1, one group and a square window of 3 to 5 taps; "
                    + "leave Algorithm out");
            if (layer is PoolingDeclaration { CountIncludePad: not null, Window: { } unpadded } && !SaysPadding(unpadded))
                yield return WithoutEffect(i, "CountIncludePad",
                    $"CountIncludePad of {layer.Attribute} has no effect without padding; leave it out, or say Padding");
        }
    }

    /// <summary>Running means and variances are counted in training alone.</summary>
    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        if (declaration.Options.Trainable == true) yield break;
        var layers = declaration.Sequence.Layers;
        for (var i = 0; i < layers.Count; i++)
            if (layers[i] is NormalizationDeclaration { Momentum: not null })
                yield return WithoutEffect(i, "Momentum",
                    $"Momentum of {layers[i].Attribute} has an effect in training only, and '{declaration.Class.DisplayName}' "
                    + "is not trainable; leave it out, or say Trainable = true");
    }

    /// <summary>An option that changes nothing in any network of such layers.</summary>
    private static Problem WithoutEffect(int layer, string option, string message) => new("KG1009", Place.Option(option).In(layer), message)
    {
        Remedies = new[] { Remedy.NoEffect(option) }.ToEquatableArray(),
    };

    /// <summary>Whether an option speaks of padding, be it of none.</summary>
    private static bool SaysPadding(WindowOptions window) =>
        window.Padding is not null || window.BeforeOption(Axis.Vertical) is not null || window.AfterOption(Axis.Vertical) is not null
        || window.BeforeOption(Axis.Horizontal) is not null || window.AfterOption(Axis.Horizontal) is not null;

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

    /// <summary>Minimal filtering shares products between windows that overlap tap on tap; there are transforms for some.</summary>
    private static bool SuitsWinograd(ConvolutionDeclaration convolution)
    {
        var window = convolution.Window;
        return (convolution.Groups ?? 1) == 1
            && (window.StrideHeight ?? window.Stride ?? 1) == 1 && (window.StrideWidth ?? window.Stride ?? 1) == 1
            && (window.DilationHeight ?? window.Dilation ?? 1) == 1 && (window.DilationWidth ?? window.Dilation ?? 1) == 1
            && window.SizeOf(Axis.Vertical) is >= 3 and <= 5 && window.SizeOf(Axis.Horizontal) == window.SizeOf(Axis.Vertical);
    }
}
