using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary><c>[Softmax]</c>, <c>[LogSoftmax]</c></summary>
internal sealed class SoftmaxReader(string name, bool logarithm) : LayerReader(name)
{
    protected override LayerDeclaration ReadOwn(AttributeData attribute) => new SoftmaxDeclaration(logarithm);
}
