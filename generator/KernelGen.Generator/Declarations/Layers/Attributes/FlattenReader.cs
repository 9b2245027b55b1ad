using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary><c>[Flatten]</c></summary>
internal sealed class FlattenReader() : LayerReader("Flatten")
{
    protected override LayerDeclaration ReadOwn(AttributeData attribute) => new FlattenDeclaration();
}
