using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Attributes;

/// <summary><c>[Kernel1D(…)]</c>: one row.</summary>
internal sealed class Kernel1DReader() : AttributeReader("Kernel1D")
{
    public override Definition? Read(AttributeData attribute) =>
        attribute.Numbers(0) is { } coefficients ? new DenseDefinition(1, coefficients.Count, coefficients) : null;
}
