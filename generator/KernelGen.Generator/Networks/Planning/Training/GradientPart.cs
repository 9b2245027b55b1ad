using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training;

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
    public override long Length => ChannelBlock.Whole(Packing.Length);
}

/// <summary>
/// Transformed gradients of taps: for each block of input channels, each product and each block of output channels, sixteen sums of
/// every input channel.
/// </summary>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="InChannels">Channels of the input.</param>
/// <param name="Outputs">Outputs of a tile along each axis.</param>
/// <param name="Taps">Taps along each axis.</param>
/// <param name="WeightRow">The row of the weight.</param>
/// <param name="BiasRow">The row of the bias, or null.</param>
internal sealed record WinogradGradientPart(int OutChannels, int InChannels, int Outputs, int Taps, int WeightRow, int? BiasRow)
    : GradientPart(WeightRow, BiasRow)
{
    private const int Block = ChannelBlock.Lanes;

    public int Products => (Outputs + Taps - 1) * (Outputs + Taps - 1);

    public int OutBlocks => ChannelBlock.Count(OutChannels);

    public int InBlocks => ChannelBlock.Count(InChannels);

    /// <summary>Input channels of a block; fewer where there is only one.</summary>
    public int BlockChannels => InBlocks == 1 ? InChannels : Block;

    /// <summary>Where the sums begin: behind the biases.</summary>
    public long SumsStart => (long)OutBlocks * Block;

    /// <summary>Sums of a block of input channels.</summary>
    public long BlockLength => (long)Products * OutBlocks * BlockChannels * Block;

    public override long Length => SumsStart + InBlocks * BlockLength;
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
    public long WeightStart => ChannelBlock.Whole(BiasLength);

    public override long Length => WeightStart + ChannelBlock.Whole(WeightLength);
}

/// <summary>
/// Transposed and flipped weights for the backward pass: input and output channels of each group exchanged, taps in reverse order.
/// </summary>
/// <param name="Row">The row of the weight.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="OutChannels">The weight's first axis in a group.</param>
/// <param name="InChannels">Its second axis.</param>
/// <param name="Taps">The rest of it.</param>
internal sealed record TransposedWeights(int Row, int Groups, int OutChannels, int InChannels, int Taps) : PackedPart
{
    public override long Length => ChannelBlock.Whole((long)Groups * OutChannels * InChannels * Taps);
}
