namespace KernelGen.Generator.Networks.Declarations;

/// <summary><c>[ReLU]</c> and its kin: a function of one number.</summary>
/// <param name="Function">Which of them.</param>
/// <param name="Slope">What <c>[LeakyReLU(slope)]</c> multiplies negative numbers by; 0 for the others.</param>
internal sealed record ActivationDeclaration(ActivationFunction Function, double Slope) : LayerDeclaration;

/// <summary>Functions of one number, named as their attributes are.</summary>
internal enum ActivationFunction { ReLU, ReLU6, LeakyReLU, Sigmoid, Tanh, GELU, SiLU, HardSwish }

/// <summary><c>[Softmax]</c>, <c>[LogSoftmax]</c></summary>
internal sealed record SoftmaxDeclaration(bool Logarithm) : LayerDeclaration;

/// <summary><c>[BatchNorm2D]</c></summary>
internal sealed record NormalizationDeclaration(double? Epsilon, double? Momentum) : LayerDeclaration
{
    public override bool HasWeights => true;
    public override bool HasBias => true;
}

/// <summary><c>[Dropout(p)]</c></summary>
internal sealed record DropoutDeclaration(double Probability) : LayerDeclaration;

/// <summary><c>[Flatten]</c></summary>
internal sealed record FlattenDeclaration : LayerDeclaration;

/// <summary><c>[Add(source)]</c>, <c>[Concat(source)]</c></summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Branch">The name that an earlier layer was given with <c>As</c>.</param>
internal sealed record BranchDeclaration(BranchKind Kind, string Branch) : LayerDeclaration;

/// <summary>How a branch comes back.</summary>
internal enum BranchKind { Add, Concat }
