using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Kernels.Declarations;

/// <summary><c>[Kernel(rows, columns, …)]</c></summary>
internal sealed class KernelReader() : AttributeReader("Kernel")
{
    public override Definition? Read(AttributeData attribute) =>
        (attribute.Integer(0), attribute.Integer(1), attribute.Numbers(2)) is ({ } rows, { } columns, { } coefficients)
            ? new DenseDefinition(rows, columns, coefficients)
            : null;
}

/// <summary><c>[Kernel3x3(…)]</c>, <c>[Kernel5x5(…)]</c>, <c>[Kernel7x7(…)]</c>.</summary>
internal sealed class SizedKernelReader(int size) : AttributeReader($"Kernel{size}x{size}")
{
    public override Definition? Read(AttributeData attribute) =>
        attribute.Numbers(0) is { } coefficients ? new DenseDefinition(size, size, coefficients) : null;
}

/// <summary><c>[Kernel1D(…)]</c>: one row.</summary>
internal sealed class Kernel1DReader() : AttributeReader("Kernel1D")
{
    public override Definition? Read(AttributeData attribute) =>
        attribute.Numbers(0) is { } coefficients ? new DenseDefinition(1, coefficients.Count, coefficients) : null;
}

/// <summary><c>[SeparableKernel([column…], [row…])]</c></summary>
internal sealed class SeparableKernelReader() : AttributeReader("SeparableKernel")
{
    public override Definition? Read(AttributeData attribute) =>
        (attribute.Numbers(0), attribute.Numbers(1)) is ({ } column, { } row) ? new SeparableDefinition(column, row) : null;
}

/// <summary><c>[BoxKernel(rows, columns)]</c>, with <c>Normalize = false</c> for the sum.</summary>
internal sealed class BoxKernelReader() : AttributeReader("BoxKernel")
{
    public override Definition? Read(AttributeData attribute) =>
        (attribute.Integer(0), attribute.Integer(1)) is ({ } rows, { } columns)
            ? new BoxDefinition(rows, columns, attribute.Named("Normalize") as bool? ?? true)
            : null;
}

/// <summary><c>[GaussianKernel(size, sigma)]</c> or <c>[GaussianKernel(rows, columns, sigmaY, sigmaX)]</c></summary>
internal sealed class GaussianKernelReader() : AttributeReader("GaussianKernel")
{
    public override Definition? Read(AttributeData attribute)
    {
        var bits = attribute.Named("WeightBits") as int?;
        if ((attribute.Integer(0), attribute.Integer(1), attribute.Number(2), attribute.Number(3)) is ({ } rows, { } columns, { } sigmaY, { } sigmaX))
            return new GaussianDefinition(rows, columns, sigmaY, sigmaX, bits);
        return (attribute.Integer(0), attribute.Number(1)) is ({ } size, { } sigma)
            ? new GaussianDefinition(size, size, sigma, sigma, bits)
            : null;
    }
}

/// <summary><c>[ErodeKernel(rows, columns)]</c></summary>
internal sealed class ErodeKernelReader() : AttributeReader("ErodeKernel")
{
    public override Definition? Read(AttributeData attribute) =>
        (attribute.Integer(0), attribute.Integer(1)) is ({ } rows, { } columns) ? new ExtremumDefinition(rows, columns, Extreme.Least) : null;
}
