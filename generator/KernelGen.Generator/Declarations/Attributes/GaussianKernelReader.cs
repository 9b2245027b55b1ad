using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Attributes;

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
