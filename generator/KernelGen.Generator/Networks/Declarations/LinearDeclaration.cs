namespace KernelGen.Generator.Networks.Declarations;

/// <summary><c>[Linear(outFeatures)]</c></summary>
internal sealed record LinearDeclaration(int OutFeatures, bool? Bias) : LayerDeclaration
{
    public override bool HasWeights => true;
    public override bool HasBias => Bias ?? true;
}
