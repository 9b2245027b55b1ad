using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary><c>[Linear(outFeatures)]</c></summary>
internal sealed class LinearReader() : LayerReader("Linear")
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        attribute.Integer(0) is { } outFeatures ? new LinearDeclaration(outFeatures, attribute.Named("Bias") as bool?) : null;
}
