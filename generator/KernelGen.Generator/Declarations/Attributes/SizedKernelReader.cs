using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Attributes;

/// <summary><c>[Kernel3x3(…)]</c>, <c>[Kernel5x5(…)]</c>, <c>[Kernel7x7(…)]</c>.</summary>
internal sealed class SizedKernelReader(int size) : AttributeReader(Invariant.Text($"Kernel{size}x{size}"))
{
    public override Definition? Read(AttributeData attribute) =>
        attribute.Numbers(0) is { } coefficients ? new DenseDefinition(size, size, coefficients) : null;
}
