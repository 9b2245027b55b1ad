using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Stencils.Layers;

/// <summary>A function of one number, applied to each.</summary>
/// <param name="Function">Which of them.</param>
/// <param name="Slope">What a leaky ReLU multiplies negative numbers by.</param>
internal sealed record Activation(ActivationFunction Function, double Slope) : Operation
{
    public override TensorShape Output(TensorShape input, TensorShape? branch) => input;

    public override string Note => Function == ActivationFunction.LeakyReLU ? "slope " + Invariant.Short(Slope) : "";
}

/// <summary>e^xᵢ/Σe^xⱼ over the channels of each position, or its logarithm.</summary>
/// <param name="Logarithm">Whether the result is the logarithm.</param>
internal sealed record Softmax(bool Logarithm) : Operation
{
    public override TensorShape Output(TensorShape input, TensorShape? branch) => input;
}
