using KernelGen.Generator.Roslyn;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>What the user wrote over one <c>[Layer]</c> method: plain values, equal for equal text wherever it stands.</summary>
/// <param name="Method">How to write the method's other half.</param>
/// <param name="Sequence">The input and the layers that are fused.</param>
/// <param name="KernelAttributes">How many kernel attributes stand on the method too.</param>
internal sealed record LayerMethodDeclaration(MethodModel Method, LayerSequence Sequence, int KernelAttributes);
