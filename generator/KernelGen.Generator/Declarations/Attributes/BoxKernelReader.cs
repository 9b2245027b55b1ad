using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Attributes;

/// <summary><c>[BoxKernel(rows, columns)]</c>, with <c>Normalize = false</c> for the sum.</summary>
internal sealed class BoxKernelReader() : AttributeReader("BoxKernel")
{
    public override Definition? Read(AttributeData attribute) =>
        (attribute.Integer(0), attribute.Integer(1)) is ({ } rows, { } columns)
            ? new BoxDefinition(rows, columns, attribute.Named("Normalize") as bool? ?? true)
            : null;
}
