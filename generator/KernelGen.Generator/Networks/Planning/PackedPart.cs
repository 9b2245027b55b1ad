using System.Collections.Generic;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A stretch of the weights as the code reads them, and the tensors that it is made of.</summary>
internal abstract record PackedPart
{
    /// <summary>Floats that it takes, in whole vectors.</summary>
    public abstract long Length { get; }

    /// <summary>Parts one after another, each with its first float.</summary>
    public static IEnumerable<(T Part, long Start)> Placed<T>(IEnumerable<T> parts, long start = 0)
        where T : PackedPart
    {
        foreach (var part in parts)
        {
            yield return (part, start);
            start += part.Length;
        }
    }
}

/// <summary>Where the numbers of a weight come from.</summary>
internal abstract record WeightSource;

/// <summary>A row of the table of tensors.</summary>
internal sealed record TableRow(int Row) : WeightSource;

/// <summary>Weights that were transposed and flipped for the backward pass, by their place among those.</summary>
internal sealed record TransposedWeight(int Index) : WeightSource;

/// <summary>A batch normalization, by the rows of its tensors: weight, bias, running mean, running variance follow one another.</summary>
/// <param name="FirstRow">The row of the weight.</param>
/// <param name="Epsilon">What is added to the variance.</param>
internal sealed record Folded(int FirstRow, double Epsilon);

/// <summary>The taps of a convolution or linear layer.</summary>
/// <param name="Packing">Their order.</param>
/// <param name="Weight">The weight.</param>
/// <param name="BiasRow">The row of the bias, or null.</param>
/// <param name="Normalization">The batch normalization that is folded in, or null.</param>
internal sealed record TapsPart(TapPacking Packing, WeightSource Weight, int? BiasRow, Folded? Normalization) : PackedPart
{
    public override long Length => ChannelBlock.Whole(Packing.Length);
}

/// <summary>The transformed filters of a Winograd convolution.</summary>
/// <param name="Packing">Their order.</param>
/// <param name="Weight">The weight.</param>
/// <param name="BiasRow">The row of the bias, or null.</param>
/// <param name="Normalization">The batch normalization that is folded in, or null.</param>
internal sealed record WinogradPart(WinogradPacking Packing, WeightSource Weight, int? BiasRow, Folded? Normalization) : PackedPart
{
    public override long Length => ChannelBlock.Whole(Packing.Length);
}

/// <summary>The factors and shifts of a batch normalization by itself.</summary>
/// <param name="Normalization">Its tensors.</param>
/// <param name="Channels">Its channels.</param>
internal sealed record ScalesPart(Folded Normalization, int Channels) : PackedPart
{
    public override long Length => 2 * ChannelBlock.Whole(Channels);
}

/// <summary>A tensor as it is.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Count">Its numbers.</param>
internal sealed record CopiedPart(int Row, int Count) : PackedPart
{
    public override long Length => ChannelBlock.Whole(Count);
}
