using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary><c>[ReLU]</c> and its kin; <c>[LeakyReLU(slope)]</c> alone has an argument.</summary>
internal sealed class ActivationReader(ActivationFunction function) : LayerReader(function.ToString())
{
    protected override LayerDeclaration? ReadOwn(AttributeData attribute) =>
        function != ActivationFunction.LeakyReLU ? new ActivationDeclaration(function, Slope: 0)
        : attribute.Number(0) is { } slope ? new ActivationDeclaration(function, slope)
        : null;
}
