using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

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
