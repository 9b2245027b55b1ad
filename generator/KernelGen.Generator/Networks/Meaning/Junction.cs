using KernelGen.Generator.Networks.Declarations;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>A branch comes back: its tensor is added, or its channels are put behind those of the layer before.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Branch">The name of the tensor.</param>
internal sealed record Junction(BranchKind Kind, string Branch) : Operation
{
    public override TensorShape Output(TensorShape input, TensorShape? branch) => Kind == BranchKind.Add || branch is null
        ? input
        : TensorShape.Of(input.Kind, (long)input.Channels + branch.Channels, input.Height, input.Width);

    public override string Note => $"\"{Branch}\"";
}
