using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1008: sizes, steps and counts that exist.</summary>
internal sealed class LayerOptionsMustBeInRange : ISequenceRule
{
    /// <summary>The largest window, step or padding: products of them stay within 64 bits, and no picture is larger.</summary>
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

    /// <summary>A pool's window lies on the picture by half at least, so that no mean or maximum is of padding alone.</summary>
    private static int Half(WindowOptions window, Axis axis)
    {
        var dilation = (axis == Axis.Vertical ? window.DilationHeight : window.DilationWidth) ?? window.Dilation ?? 1;
        var extent = Math.Max(dilation, 1L) * (Math.Max(window.SizeOf(axis), 1) - 1) + 1;
        return (int)Math.Min(extent / 2, Largest);
    }

    /// <summary>Less than the stride or the dilation, along both axes: beyond that, an output would have no input.</summary>
    private static int GreatestOutputPadding(WindowOptions window) => Math.Min(
        Math.Max(window.StrideHeight ?? window.Stride ?? 1, window.DilationHeight ?? window.Dilation ?? 1),
        Math.Max(window.StrideWidth ?? window.Stride ?? 1, window.DilationWidth ?? window.Dilation ?? 1)) - 1;

    private static string Instead(LayerDeclaration layer, string what) => what != SizeOfWindow ? ""
        : layer is ConvolutionDeclaration { Kind: ConvolutionKind.Signal } ? "" : ", or KernelHeight and KernelWidth say it";

    /// <summary>A count in all its digits.</summary>
    private static string Text(double value) =>
        value == Math.Floor(value) ? Invariant.Whole(value) : Invariant.Short(value);

    private static (string, Place, double?, double, double) Option(string name, double? value, double least, double greatest) =>
        (name, Place.Option(name), value, least, greatest);
}
