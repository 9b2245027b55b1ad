using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Layers as calls of the generic runtime: what a layer is by itself, channel after channel.</summary>
internal sealed class RuntimeCalls
{
    private readonly SortedDictionary<int, string> options = [];

    /// <summary>The fields that hold the options of the layers that have some.</summary>
    public IEnumerable<string> Fields => options.Values;

    /// <summary>The statement that computes a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">The span that it takes.</param>
    /// <param name="branch">The shape and the span of the second tensor that a merge takes.</param>
    /// <param name="tensors">The spans of its tensors.</param>
    /// <param name="output">The span that it writes.</param>
    public string Statement(
        Layer layer, string input, (TensorShape Shape, string Span) branch, IReadOnlyList<string> tensors, string output)
    {
        var shape = Shape(layer.Input);
        return layer.Operation switch
        {
            Convolution convolution =>
                $"Layers.Conv2D({Field(layer, "Conv2DOptions", $"{convolution.OutChannels}", Of(convolution))}, {shape}, "
                    + $"{input}, {Weights(tensors)}, {output});",
            TransposedConvolution transposed =>
                $"Layers.ConvTranspose2D({Field(layer, "ConvTranspose2DOptions", $"{transposed.OutChannels}", Of(transposed))}, {shape}, "
                    + $"{input}, {Weights(tensors)}, {output});",
            Pooling pooling =>
                $"{RuntimeNames.Pool(pooling.Kind)}("
                    + $"{Field(layer, RuntimeNames.PoolOptions(pooling.Kind), "", Of(pooling))}, {shape}, {input}, {output});",
            GlobalPooling pooling => $"{RuntimeNames.GlobalPool(pooling.Kind)}({shape}, {input}, {output});",
            Activation { Function: ActivationFunction.LeakyReLU } leaky =>
                $"{RuntimeNames.Activation(leaky.Function)}({input}, {output}, {Invariant.Literal((float)leaky.Slope)});",
            Activation activation => $"{RuntimeNames.Activation(activation.Function)}({input}, {output});",
            Softmax softmax => $"{RuntimeNames.Softmax(softmax.Logarithm)}({shape}, {input}, {output});",
            Normalization normalization =>
                $"Layers.BatchNorm2D({shape}, {input}, {string.Join(", ", tensors.Take(4))}, "
                    + $"{output}, {Invariant.Literal(normalization.Epsilon)});",
            Linear => $"Layers.Linear({input}, {Weights(tensors)}, {output});",
            Flatten or Dropout => $"{input}.CopyTo({output});",
            Merge { Kind: BranchKind.Add } => $"Layers.Add({input}, {branch.Span}, {output});",
            Merge => $"Layers.Concat({shape}, {input}, {Shape(branch.Shape)}, {branch.Span}, {output});",
            _ => throw new ArgumentOutOfRangeException(nameof(layer)),
        };
    }

    private static string Weights(IReadOnlyList<string> tensors) => tensors[0] + ", " + (tensors.Count > 1 ? tensors[1] : "default");

    /// <summary>A shape as the runtime takes it.</summary>
    public static string Shape(TensorShape shape) => $"new TensorShape({shape.Channels}, {shape.Height}, {shape.Width})";

    /// <summary>Options are made once: a call allocates nothing.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="type">Their type.</param>
    /// <param name="arguments">What their constructor takes.</param>
    /// <param name="values">Their properties.</param>
    private string Field(Layer layer, string type, string arguments, IEnumerable<(string Name, string Value)> values)
    {
        var (name, properties) = ($"Options{layer.Index}", string.Join(", ", values.Select(value => $"{value.Name} = {value.Value}")));
        options[layer.Index] = $"private static readonly {type} {name} = new({arguments}) {{ {properties} }};";
        return name;
    }

    private static IEnumerable<(string, string)> Of(Convolution convolution) =>
        [.. Of(convolution.Window), .. Dilation(convolution.Window), ("Groups", $"{convolution.Groups}")];

    private static IEnumerable<(string, string)> Of(TransposedConvolution transposed) =>
    [
        .. Of(transposed.Window), .. Dilation(transposed.Window), ("Groups", $"{transposed.Groups}"),
        ("OutputPadding", $"{transposed.OutputPadding}"),
    ];

    private static IEnumerable<(string, string)> Of(Pooling pooling)
    {
        foreach (var value in Of(pooling.Window)) yield return value;
        if (pooling.CeilMode) yield return ("CeilMode", "true");
        if (pooling.Kind == PoolingKind.Average && !pooling.CountIncludePad) yield return ("CountIncludePad", "false");
        if (pooling.Window.Vertical.Dilation != 1) yield return ("Dilation", $"{pooling.Window.Vertical.Dilation}");
    }

    private static IEnumerable<(string, string)> Of(Window window)
    {
        var (down, across) = (window.Vertical, window.Horizontal);
        return
        [
            ("KernelHeight", $"{down.Window}"), ("KernelWidth", $"{across.Window}"),
            ("StrideHeight", $"{down.Stride}"), ("StrideWidth", $"{across.Stride}"),
            ("PaddingTop", $"{down.Before}"), ("PaddingLeft", $"{across.Before}"),
            ("PaddingBottom", $"{down.After}"), ("PaddingRight", $"{across.After}"),
        ];
    }

    private static IEnumerable<(string, string)> Dilation(Window window) =>
        [("DilationHeight", $"{window.Vertical.Dilation}"), ("DilationWidth", $"{window.Horizontal.Dilation}")];
}
