using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A stretch of the weights as the code reads them, and the tensors that it is made of.</summary>
internal abstract record PackedPart
{
    /// <summary>Floats that it takes, in whole vectors.</summary>
    public abstract long Length { get; }

    /// <summary>The first float.</summary>
    public long Start { get; set; }
}

/// <summary>A batch normalisation, by the rows of its tensors: weight, bias, running mean, running variance follow one another.</summary>
/// <param name="FirstRow">The row of the weight.</param>
/// <param name="Epsilon">What is added to the variance.</param>
internal sealed record Folded(int FirstRow, double Epsilon);

/// <summary>The taps of a convolution or linear layer.</summary>
/// <param name="Packing">Their order.</param>
/// <param name="WeightRow">The row of the weight.</param>
/// <param name="BiasRow">The row of the bias, or null.</param>
/// <param name="Normalization">The batch normalisation that is folded in, or null.</param>
internal sealed record TapsPart(TapPacking Packing, int WeightRow, int? BiasRow, Folded? Normalization) : PackedPart
{
    public override long Length => (Packing.Length + 15) / 16 * 16;
}

/// <summary>The transformed filters of a Winograd convolution.</summary>
/// <param name="Packing">Their order.</param>
/// <param name="WeightRow">The row of the weight.</param>
/// <param name="BiasRow">The row of the bias, or null.</param>
/// <param name="Normalization">The batch normalisation that is folded in, or null.</param>
internal sealed record WinogradPart(WinogradPacking Packing, int WeightRow, int? BiasRow, Folded? Normalization) : PackedPart
{
    public override long Length => (Packing.Length + 15) / 16 * 16;
}

/// <summary>The factors and shifts of a batch normalisation by itself.</summary>
/// <param name="Normalization">Its tensors.</param>
/// <param name="Channels">Its channels.</param>
internal sealed record ScalesPart(Folded Normalization, int Channels) : PackedPart
{
    public override long Length => (Channels + 15L) / 16 * 32;
}

/// <summary>A tensor as it is.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Count">Its numbers.</param>
internal sealed record CopiedPart(int Row, int Count) : PackedPart
{
    public override long Length => (Count + 15L) / 16 * 16;
}
