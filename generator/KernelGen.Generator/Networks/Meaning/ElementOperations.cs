using System.Collections.Generic;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Meaning;

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

/// <summary>Sets numbers to 0 in training; inference changes nothing.</summary>
/// <param name="Probability">The probability that a number becomes 0.</param>
internal sealed record Dropout(double Probability) : Operation
{
    public override TensorShape Output(TensorShape input, TensorShape? branch) => input;
}

/// <summary>(C, H, W) read as C·H·W features: the same numbers in the same order.</summary>
internal sealed record Flatten : Operation
{
    public override TensorShape Output(TensorShape input, TensorShape? branch) => TensorShape.Features(input.Length);
}

/// <summary>(x − mean)/√(variance + Epsilon)·weight + bias per channel, as <c>torch.nn.BatchNorm2d</c> in inference.</summary>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Momentum">The share of a batch in the running mean and variance.</param>
internal sealed record Normalization(double Epsilon, double Momentum) : Operation
{
    public override TensorKind? Takes => TensorKind.Picture;

    public override TensorShape Output(TensorShape input, TensorShape? branch) => input;

    public override IEnumerable<Parameter> Parameters(TensorShape input) =>
    [
        new Parameter("weight", TensorRole.Scale, 0, input.Channels),
        new Parameter("bias", TensorRole.Shift, 0, input.Channels),
    ];

    public override IEnumerable<Parameter> Buffers(TensorShape input) =>
    [
        new Parameter("running_mean", TensorRole.RunningMean, 0, input.Channels),
        new Parameter("running_var", TensorRole.RunningVariance, 0, input.Channels),
        new Parameter("num_batches_tracked", TensorRole.BatchCount, 0),
    ];

    public override string Note => "epsilon " + Invariant.Short(Epsilon);
}

/// <summary>weight·x + bias over features, as <c>torch.nn.Linear</c>.</summary>
/// <param name="OutFeatures">Features of the output.</param>
/// <param name="HasBias">Whether a number is added to each.</param>
internal sealed record Linear(int OutFeatures, bool HasBias) : Operation
{
    public override TensorKind? Takes => TensorKind.Features;

    public override TensorShape Output(TensorShape input, TensorShape? branch) => TensorShape.Features(OutFeatures);

    public override IEnumerable<Parameter> Parameters(TensorShape input)
    {
        yield return new Parameter("weight", TensorRole.Weight, input.Channels, OutFeatures, input.Channels);
        if (HasBias) yield return new Parameter("bias", TensorRole.Weight, input.Channels, OutFeatures);
    }

    public override long MultiplyAdds(TensorShape input, TensorShape output) => Product.Of(input.Channels, OutFeatures);

    public override string Note => HasBias ? "" : "no bias";
}

/// <summary>A branch comes back: its tensor is added, or its channels are put behind those of the layer before.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Branch">The name of the tensor.</param>
internal sealed record Merge(BranchKind Kind, string Branch) : Operation
{
    public override TensorShape Output(TensorShape input, TensorShape? branch) => Kind == BranchKind.Add || branch is null
        ? input
        : TensorShape.Of(input.Kind, (long)input.Channels + branch.Channels, input.Height, input.Width);

    public override string Note => $"\"{Branch}\"";
}
