using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary><c>[GlobalAvgPool2D]</c>, <c>[GlobalMaxPool2D]</c></summary>
internal sealed class GlobalPoolingReader(string name, PoolingKind kind) : LayerReader(name)
{
    protected override LayerDeclaration ReadOwn(AttributeData attribute) => new GlobalPoolingDeclaration(kind);
}
