using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary><c>[Add(source)]</c>, <c>[Concat(source)]</c></summary>
internal sealed class BranchReader(BranchKind kind) : LayerReader(kind.ToString())
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        attribute.IsWritten(0) ? new BranchDeclaration(kind, attribute.Text(0) ?? "") : null;
}
