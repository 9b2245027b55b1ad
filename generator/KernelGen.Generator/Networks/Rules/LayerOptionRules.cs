using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Rules;

/// <summary>KG1007: slope, epsilon, momentum and probability are finite; a slope is finite as a float.</summary>
internal sealed class LayerNumbersMustBeFinite : ISequenceRule
{
    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        for (var i = 0; i < sequence.Layers.Count; i++)
            foreach (var (what, place, value) in NumbersOf(sequence.Layers[i]))
            {
                if (value is not { } number) continue;
                if (!Numbers.IsFinite(number))
                    yield return new Problem("KG1007", place.In(i),
                        $"{what} of {sequence.Layers[i].Attribute} is {Invariant.Short(number)}; it must be finite");
                else if (sequence.Layers[i] is ActivationDeclaration && !Numbers.IsFinite((float)number))
                    yield return new Problem("KG1007", place.In(i),
                        $"{what} of {sequence.Layers[i].Attribute} is {Invariant.Short(number)}; it must be finite as a float: at most 3.4E+38");
            }
    }

    private static (string What, Place Place, double? Value)[] NumbersOf(LayerDeclaration layer) => layer switch
    {
        ActivationDeclaration activation => [("The slope", Place.Argument(0), activation.Slope)],
        DropoutDeclaration dropout => [("The probability", Place.Argument(0), dropout.Probability)],
        NormalizationDeclaration normalization =>
        [
            ("Epsilon", Place.Option("Epsilon"), normalization.Epsilon),
            ("Momentum", Place.Option("Momentum"), normalization.Momentum),
        ],
        _ => [],
    };
}

/// <summary>KG1008: sizes, strides and counts are in range.</summary>
internal sealed class LayerOptionsMustBeInRange : ISequenceRule
{
    /// <summary>The largest window, stride or padding: products stay within 64 bits, and no image is larger.</summary>
    private const int Largest = 1 << 20;

    private const string SizeOfWindow = "The window's size";

    public IEnumerable<Problem> Check(LayerSequence sequence)
    {
        for (var i = 0; i < sequence.Layers.Count; i++)
        {
            var layer = sequence.Layers[i];
            foreach (var (what, place, value, least, greatest) in Limits(layer))
                if (value is { } number && (number < least || number > greatest))
                    yield return new Problem("KG1008", place.In(i),
                        $"{what} of {layer.Attribute} is {Text(number)}; it must lie between {Text(least)} and {Text(greatest)}"
                        + Instead(layer, what));
        }
    }

    private static IEnumerable<(string What, Place Place, double? Value, double Least, double Greatest)> Limits(LayerDeclaration layer)
    {
        var limits = new List<(string, Place, double?, double, double)>();
        switch (layer)
        {
            case ConvolutionDeclaration convolution:
                limits.Add(("outChannels", Place.Argument(0), convolution.OutChannels, 1, int.MaxValue));
                limits.Add(Option("Groups", convolution.Groups, 1, int.MaxValue));
                limits.Add(Option("Algorithm", (int?)convolution.Algorithm, 0, 2));
                limits.Add(Option("OutputPadding", convolution.OutputPadding, 0, GreatestOutputPadding(convolution.Window)));
                break;
            case LinearDeclaration linear:
                limits.Add(("outFeatures", Place.Argument(0), linear.OutFeatures, 1, int.MaxValue));
                break;
            case DropoutDeclaration dropout:
                limits.Add(("The probability", Place.Argument(0), dropout.Probability, 0, 1));
                break;
            case NormalizationDeclaration normalization:
                limits.Add(Option("Epsilon", normalization.Epsilon, 0, 1));
                limits.Add(Option("Momentum", normalization.Momentum, 0, 1));
                break;
        }
        return layer is IWindowedDeclaration windowed ? limits.Concat(WindowLimits(windowed)) : limits;
    }

    private static IEnumerable<(string, Place, double?, double, double)> WindowLimits(IWindowedDeclaration layer)
    {
        var window = layer.Window;
        var isCovered = layer.Axes.All(axis => window.SizeOption(axis) is not null);
        yield return (SizeOfWindow, Place.Argument(layer.SizeArgument), window.Size, isCovered ? 0 : 1, Largest);
        var steps = new[]
        {
            ("KernelHeight", window.KernelHeight), ("KernelWidth", window.KernelWidth),
            ("Stride", window.Stride), ("StrideHeight", window.StrideHeight), ("StrideWidth", window.StrideWidth),
            ("Dilation", window.Dilation), ("DilationHeight", window.DilationHeight), ("DilationWidth", window.DilationWidth),
        };
        foreach (var (option, value) in steps) yield return Option(option, value, 1, Largest);

        var (down, across) = layer is PoolingDeclaration ? (Half(window, Axis.Vertical), Half(window, Axis.Horizontal)) : (Largest, Largest);
        var ofAll = Math.Min(
            window is { PaddingTop: not null, PaddingBottom: not null } ? Largest : down,
            window is { PaddingLeft: not null, PaddingRight: not null } ? Largest : across);
        yield return Option("Padding", window.Padding, 0, ofAll);
        yield return Option("PaddingTop", window.PaddingTop, 0, down);
        yield return Option("PaddingBottom", window.PaddingBottom, 0, down);
        yield return Option("PaddingLeft", window.PaddingLeft, 0, across);
        yield return Option("PaddingRight", window.PaddingRight, 0, across);
    }

    /// <summary>At least half of a pool's window covers the image, so that no result depends only on padding.</summary>
    private static int Half(WindowOptions window, Axis axis)
    {
        var dilation = (axis == Axis.Vertical ? window.DilationHeight : window.DilationWidth) ?? window.Dilation ?? 1;
        var extent = Math.Max(dilation, 1L) * (Math.Max(window.SizeOf(axis), 1) - 1) + 1;
        return (int)Math.Min(extent / 2, Largest);
    }

    /// <summary>Less than the stride or the dilation, along both axes; otherwise an output would have no input.</summary>
    private static int GreatestOutputPadding(WindowOptions window) => Math.Min(
        Math.Max(window.StrideHeight ?? window.Stride ?? 1, window.DilationHeight ?? window.Dilation ?? 1),
        Math.Max(window.StrideWidth ?? window.Stride ?? 1, window.DilationWidth ?? window.Dilation ?? 1)) - 1;

    private static string Instead(LayerDeclaration layer, string what) => what != SizeOfWindow ? ""
        : layer is ConvolutionDeclaration { Kind: ConvolutionKind.Signal } ? "" : ", or use KernelHeight and KernelWidth";

    /// <summary>A count with all its digits.</summary>
    private static string Text(double value) =>
        value == Math.Floor(value) ? Invariant.Whole(value) : Invariant.Short(value);

    private static (string, Place, double?, double, double) Option(string name, double? value, double least, double greatest) =>
        (name, Place.Option(name), value, least, greatest);
}

/// <summary>KG1009: an option must have an effect together with the others.</summary>
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
                        $"{what} of {layer.Attribute} has no effect together with {others}; remove one of them")
                    {
                        Remedies = new[] { Remedy.NoEffect(place.Name) }.ToEquatableArray(),
                    };
            if (layer is ConvolutionDeclaration { Algorithm: ConvolutionAlgorithm.Winograd } convolution && !SuitsWinograd(convolution))
                yield return WithoutEffect(i, "Algorithm",
                    $"{layer.Attribute} has Algorithm = Winograd, which needs stride 1, dilation 1, one group and a square window of 3 to 5 taps; "
                    + "remove Algorithm");
            if (layer is PoolingDeclaration { CountIncludePad: not null, Window: { } unpadded } && !SaysPadding(unpadded))
                yield return WithoutEffect(i, "CountIncludePad",
                    $"CountIncludePad of {layer.Attribute} has no effect without padding; remove it, or add Padding");
        }
    }

    /// <summary>Running means and variances are updated only in training.</summary>
    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        if (declaration.Options.Trainable == true) yield break;
        var layers = declaration.Sequence.Layers;
        for (var i = 0; i < layers.Count; i++)
            if (layers[i] is NormalizationDeclaration { Momentum: not null })
                yield return WithoutEffect(i, "Momentum",
                    $"Momentum of {layers[i].Attribute} has an effect only in training, and '{declaration.Class.DisplayName}' "
                    + "is not trainable; remove it, or add Trainable = true");
    }

    /// <summary>An option that has no effect in any network with these layers.</summary>
    private static Problem WithoutEffect(int layer, string option, string message) => new("KG1009", Place.Option(option).In(layer), message)
    {
        Remedies = new[] { Remedy.NoEffect(option) }.ToEquatableArray(),
    };

    /// <summary>Whether a padding option is set, even to 0.</summary>
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

    /// <summary>Winograd's algorithm shares products between overlapping windows; there are transforms for some sizes.</summary>
    private static bool SuitsWinograd(ConvolutionDeclaration convolution)
    {
        var window = convolution.Window;
        return (convolution.Groups ?? 1) == 1
            && (window.StrideHeight ?? window.Stride ?? 1) == 1 && (window.StrideWidth ?? window.Stride ?? 1) == 1
            && (window.DilationHeight ?? window.Dilation ?? 1) == 1 && (window.DilationWidth ?? window.Dilation ?? 1) == 1
            && window.SizeOf(Axis.Vertical) is >= 3 and <= 5 && window.SizeOf(Axis.Horizontal) == window.SizeOf(Axis.Vertical);
    }
}
