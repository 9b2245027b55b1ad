using System.Collections.Generic;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Meaning;

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
