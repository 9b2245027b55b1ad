using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary><c>[Dropout(p)]</c></summary>
internal sealed class DropoutReader() : LayerReader("Dropout")
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        attribute.Number(0) is { } probability ? new DropoutDeclaration(probability) : null;
}
