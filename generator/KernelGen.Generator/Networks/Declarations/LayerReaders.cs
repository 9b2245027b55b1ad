using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>Reads one layer attribute class into a <see cref="LayerDeclaration"/>.</summary>
internal interface ILayerReader
{
    /// <summary>The attribute's name as users write it: <c>Conv2D</c>.</summary>
    string Name { get; }

    /// <summary>The attribute class's full name.</summary>
    string MetadataName { get; }

    /// <summary>The attribute's values, or null where the attribute does not compile (the compiler says why).</summary>
    LayerDeclaration? Read(AttributeData attribute);
}

/// <summary>What all readers share: the name of the class follows from the attribute's name, and every layer has three names.</summary>
internal abstract class LayerReader(string name) : ILayerReader
{
    public string Name { get; } = name;
    public string MetadataName { get; } = $"KernelGen.{name}Attribute";

    public LayerDeclaration? Read(AttributeData attribute) => ReadOwn(attribute) is { } layer
        ? layer with
        {
            Attribute = Name,
            Name = attribute.Named("Name") as string,
            As = attribute.Named("As") as string,
            From = attribute.Named("From") as string,
        }
        : null;

    /// <summary>What this kind of layer has besides the names.</summary>
    protected abstract LayerDeclaration? ReadOwn(AttributeData attribute);
}

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

/// <summary>Reads the named properties of layers with a window.</summary>
internal static class WindowReader
{
    public static WindowOptions Read(AttributeData attribute, int size) => new()
    {
        Size = size,
        KernelHeight = attribute.Named("KernelHeight") as int?,
        KernelWidth = attribute.Named("KernelWidth") as int?,
        Stride = attribute.Named("Stride") as int?,
        StrideHeight = attribute.Named("StrideHeight") as int?,
        StrideWidth = attribute.Named("StrideWidth") as int?,
        Padding = attribute.Named("Padding") as int?,
        PaddingTop = attribute.Named("PaddingTop") as int?,
        PaddingLeft = attribute.Named("PaddingLeft") as int?,
        PaddingBottom = attribute.Named("PaddingBottom") as int?,
        PaddingRight = attribute.Named("PaddingRight") as int?,
        Dilation = attribute.Named("Dilation") as int?,
        DilationHeight = attribute.Named("DilationHeight") as int?,
        DilationWidth = attribute.Named("DilationWidth") as int?,
        DropRemainder = attribute.Named("DropRemainder") as bool? ?? false,
    };
}

/// <summary><c>[Conv1D(outChannels, kernelSize)]</c>, <c>[Conv2D(…)]</c>, <c>[ConvTranspose2D(…)]</c></summary>
internal sealed class ConvolutionReader(string name, ConvolutionKind kind) : LayerReader(name)
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        (attribute.Integer(0), attribute.Integer(1)) is ({ } outChannels, { } size)
            ? new ConvolutionDeclaration(kind, outChannels, WindowReader.Read(attribute, size))
            {
                Groups = attribute.Named("Groups") as int?,
                Bias = attribute.Named("Bias") as bool?,
                Algorithm = attribute.Named("Algorithm") is int algorithm ? (ConvolutionAlgorithm)algorithm : null,
                OutputPadding = attribute.Named("OutputPadding") as int?,
            }
            : null;
}

/// <summary><c>[MaxPool2D(size)]</c>, <c>[AvgPool2D(size)]</c>, <c>[SumPool2D(size)]</c></summary>
internal sealed class PoolingReader(string name, PoolingKind kind) : LayerReader(name)
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        attribute.Integer(0) is { } size
            ? new PoolingDeclaration(kind, WindowReader.Read(attribute, size))
            {
                CeilMode = attribute.Named("CeilMode") as bool?,
                CountIncludePad = attribute.Named("CountIncludePad") as bool?,
            }
            : null;
}

/// <summary><c>[GlobalAvgPool2D]</c>, <c>[GlobalMaxPool2D]</c></summary>
internal sealed class GlobalPoolingReader(string name, PoolingKind kind) : LayerReader(name)
{
    protected override LayerDeclaration ReadOwn(AttributeData attribute) => new GlobalPoolingDeclaration(kind);
}

/// <summary><c>[Linear(outFeatures)]</c></summary>
internal sealed class LinearReader() : LayerReader("Linear")
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        attribute.Integer(0) is { } outFeatures ? new LinearDeclaration(outFeatures, attribute.Named("Bias") as bool?) : null;
}

/// <summary><c>[ReLU]</c> and its kin; <c>[LeakyReLU(slope)]</c> alone has an argument.</summary>
internal sealed class ActivationReader(ActivationFunction function) : LayerReader(function.ToString())
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        function != ActivationFunction.LeakyReLU ? new ActivationDeclaration(function, Slope: 0)
        : attribute.Number(0) is { } slope ? new ActivationDeclaration(function, slope)
        : null;
}

/// <summary><c>[Softmax]</c>, <c>[LogSoftmax]</c></summary>
internal sealed class SoftmaxReader(string name, bool logarithm) : LayerReader(name)
{
    protected override LayerDeclaration ReadOwn(AttributeData attribute) => new SoftmaxDeclaration(logarithm);
}

/// <summary><c>[BatchNorm2D]</c></summary>
internal sealed class BatchNorm2DReader() : LayerReader("BatchNorm2D")
{
    protected override LayerDeclaration ReadOwn(AttributeData attribute) =>
        new NormalizationDeclaration(attribute.Named("Epsilon") as double?, attribute.Named("Momentum") as double?);
}

/// <summary><c>[Dropout(p)]</c></summary>
internal sealed class DropoutReader() : LayerReader("Dropout")
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        attribute.Number(0) is { } probability ? new DropoutDeclaration(probability) : null;
}

/// <summary><c>[Flatten]</c></summary>
internal sealed class FlattenReader() : LayerReader("Flatten")
{
    protected override LayerDeclaration ReadOwn(AttributeData attribute) => new FlattenDeclaration();
}

/// <summary><c>[Add(source)]</c>, <c>[Concat(source)]</c></summary>
internal sealed class BranchReader(BranchKind kind) : LayerReader(kind.ToString())
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        attribute.IsWritten(0) ? new BranchDeclaration(kind, attribute.Text(0) ?? "") : null;
}
