using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Attributes;

/// <summary><c>[Kernel(rows, columns, …)]</c></summary>
internal sealed class KernelReader() : AttributeReader("Kernel")
{
    public override Definition? Read(AttributeData attribute) =>
        (attribute.Integer(0), attribute.Integer(1), attribute.Numbers(2)) is ({ } rows, { } columns, { } coefficients)
            ? new DenseDefinition(rows, columns, coefficients)
            : null;
}
