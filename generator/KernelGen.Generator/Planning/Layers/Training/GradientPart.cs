using KernelGen.Shared;

namespace KernelGen.Generator.Planning.Layers.Training;

/// <summary>A stretch of the gradients as the steps add to them: those of a weight, and of a bias if the step gives it.</summary>
/// <param name="WeightRow">The row of the weight.</param>
/// <param name="BiasRow">The row of the bias, or null.</param>
internal abstract record GradientPart(int WeightRow, int? BiasRow) : PackedPart;

/// <summary>The gradients of taps, in the order in which a convolution's code reads taps.</summary>
/// <param name="Packing">Their order; its input channels are whole blocks, where there are several.</param>
/// <param name="InChannels">Input channels that there are.</param>
/// <param name="WeightRow">The row of the weight.</param>
/// <param name="BiasRow">The row of the bias, or null.</param>
internal sealed record TapGradientPart(TapPacking Packing, int InChannels, int WeightRow, int? BiasRow) : GradientPart(WeightRow, BiasRow)
{
    public override long Length => (Packing.Length + 15) / 16 * 16;
}

/// <summary>Gradients in PyTorch's layout: the bias, then the weight, each in whole vectors.</summary>
/// <param name="WeightLength">Numbers of the weight.</param>
/// <param name="BiasLength">Numbers of the bias.</param>
/// <param name="WeightRow">The row of the weight.</param>
/// <param name="BiasRow">The row of the bias, or null.</param>
internal sealed record PlainGradientPart(long WeightLength, long BiasLength, int WeightRow, int? BiasRow)
    : GradientPart(WeightRow, BiasRow)
{
    /// <summary>Where the weight begins: behind the bias.</summary>
    public long WeightStart => (BiasLength + 15) / 16 * 16;

    public override long Length => WeightStart + (WeightLength + 15) / 16 * 16;
}
