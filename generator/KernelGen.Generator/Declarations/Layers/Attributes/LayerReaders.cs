using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary>The list of all layer attributes: the table of contents of what a network can be made of.</summary>
internal static class LayerReaders
{
    public static IReadOnlyList<ILayerReader> All { get; } =
    [
        new ConvolutionReader("Conv1D", ConvolutionKind.Signal),
        new ConvolutionReader("Conv2D", ConvolutionKind.Picture),
        new ConvolutionReader("ConvTranspose2D", ConvolutionKind.Transposed),
        new PoolingReader("MaxPool2D", PoolingKind.Maximum),
        new PoolingReader("AvgPool2D", PoolingKind.Average),
        new PoolingReader("SumPool2D", PoolingKind.Sum),
        new GlobalPoolingReader("GlobalMaxPool2D", PoolingKind.Maximum),
        new GlobalPoolingReader("GlobalAvgPool2D", PoolingKind.Average),
        new ActivationReader(ActivationFunction.ReLU),
        new ActivationReader(ActivationFunction.ReLU6),
        new ActivationReader(ActivationFunction.LeakyReLU),
        new ActivationReader(ActivationFunction.Sigmoid),
        new ActivationReader(ActivationFunction.Tanh),
        new ActivationReader(ActivationFunction.GELU),
        new ActivationReader(ActivationFunction.SiLU),
        new ActivationReader(ActivationFunction.HardSwish),
        new SoftmaxReader("Softmax", logarithm: false),
        new SoftmaxReader("LogSoftmax", logarithm: true),
        new BatchNorm2DReader(),
        new FlattenReader(),
        new LinearReader(),
        new DropoutReader(),
        new BranchReader(BranchKind.Add),
        new BranchReader(BranchKind.Concat),
    ];

    private static readonly Dictionary<string, ILayerReader> ByMetadataName = All.ToDictionary(reader => reader.MetadataName);

    /// <summary>The reader of the attribute class with that full name, or null.</summary>
    public static ILayerReader? Find(string metadataName) =>
        ByMetadataName.TryGetValue(metadataName, out var reader) ? reader : null;
}
