using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary><c>[BatchNorm2D]</c></summary>
internal sealed class BatchNorm2DReader() : LayerReader("BatchNorm2D")
{
    protected override LayerDeclaration ReadOwn(AttributeData attribute) =>
        new NormalizationDeclaration(attribute.Named("Epsilon") as double?, attribute.Named("Momentum") as double?);
}
