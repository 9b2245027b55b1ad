using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

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
