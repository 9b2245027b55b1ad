using System.Collections.Generic;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Stencils.Layers;

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
