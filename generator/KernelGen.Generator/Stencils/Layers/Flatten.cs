namespace KernelGen.Generator.Stencils.Layers;

/// <summary>(C, H, W) read as C·H·W features: the same numbers in the same order.</summary>
internal sealed record Flatten : Operation
{
    public override TensorShape Output(TensorShape input, TensorShape? branch) => TensorShape.Features(input.Length);
}
