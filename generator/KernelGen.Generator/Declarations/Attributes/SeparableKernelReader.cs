using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Attributes;

/// <summary><c>[SeparableKernel([column…], [row…])]</c></summary>
internal sealed class SeparableKernelReader() : AttributeReader("SeparableKernel")
{
    public override Definition? Read(AttributeData attribute) =>
        (attribute.Numbers(0), attribute.Numbers(1)) is ({ } column, { } row) ? new SeparableDefinition(column, row) : null;
}
