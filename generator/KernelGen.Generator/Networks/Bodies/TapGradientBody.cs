using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Taps whose sums are in registers together. They lie one after another: channels first, then columns, then rows.</summary>
/// <param name="Rows">All rows of taps, or one.</param>
/// <param name="Columns">All columns, or a divisor of them.</param>
/// <param name="Channels">All far channels that lie side by side, or a divisor of them.</param>
internal sealed record TapRun(int Rows, int Columns, int Channels)
{
    public int Count => Rows * Columns * Channels;

    /// <summary>The longest run: sums are added to, so that runs must not overlap.</summary>
    /// <param name="rows">Rows of taps.</param>
    /// <param name="columns">Columns of taps.</param>
    /// <param name="channels">Far channels that lie side by side.</param>
    /// <param name="most">Sums that there are registers for.</param>
    public static TapRun Longest(int rows, int columns, int channels, int most)
    {
        var across = Divisor(channels, most);
        if (across < channels) return new TapRun(1, 1, across);
        var along = Divisor(columns, most / channels);
        if (along < columns) return new TapRun(1, along, channels);
        return new TapRun(Divisor(rows, most / (channels * columns)), columns, channels);
    }

    /// <summary>Sums that there are registers for, beside so many vectors that they are made of and two numbers.</summary>
    public static int Sums(LayerTarget target, int vectors) => (target.Registers - 2 - vectors) / vectors;

    /// <summary>The row, column and channel of a tap of the run.</summary>
    public (int Row, int Column, int Channel) this[int tap] =>
        (tap / Channels / Columns, tap / Channels % Columns, tap % Channels);

    public override string ToString() => $"{Rows}x{Columns} taps of {Channels} channels";

    private static int Divisor(int number, int most) =>
        Enumerable.Range(1, number).Last(divisor => number % divisor == 0 && (divisor == 1 || divisor <= most));
}

/// <summary>Gradients of taps: for a run of taps the sums over all positions are in registers.</summary>
/// <param name="Target">The machine.</param>
/// <param name="Vectors">Vectors of near channels.</param>
/// <param name="Run">The taps.</param>
internal sealed record TapGradientBody(LayerTarget Target, int Vectors, TapRun Run) : LayerBody(Target)
{
    private const int MostVectors = 2;

    public static IReadOnlyList<TapGradientBody> Of(TapPacking packing)
    {
        var lanes = ChannelBlock.Used(packing.OutChannels);
        return LayerTarget.UpTo(lanes).Select(Body).ToArray();

        TapGradientBody Body(LayerTarget target)
        {
            var vectors = Math.Min(MostVectors, lanes / target.Lanes);
            var channels = Math.Min(packing.Block, packing.InChannels);
            var run = TapRun.Longest(packing.Rows, packing.Columns, channels, TapRun.Sums(target, vectors));
            return new TapGradientBody(target, vectors, run);
        }
    }
}

/// <summary>Sums of products of transformed tiles: a run of input channels times vectors of output channels.</summary>
/// <param name="Target">The machine.</param>
/// <param name="Strips">Blocks of output channels side by side.</param>
/// <param name="Vectors">Vectors of output channels.</param>
/// <param name="Channels">Input channels whose sums are in registers together.</param>
internal sealed record TileProductBody(LayerTarget Target, int Strips, int Vectors, int Channels) : LayerBody(Target)
{
    private const int MostVectors = 2;

    public static IReadOnlyList<TileProductBody> Of(WinogradGradientPart part)
    {
        var lanes = ChannelBlock.Used(part.OutChannels);
        return LayerTarget.UpTo(lanes).Select(Body).ToArray();

        TileProductBody Body(LayerTarget target)
        {
            // two vectors of output channels share what is read of the input, where there are as many
            var strips = target.Lanes == lanes && part.OutBlocks % 2 == 0 ? 2 : 1;
            var vectors = strips == 2 ? 2 : Math.Min(MostVectors, lanes / target.Lanes);
            var run = TapRun.Longest(1, 1, part.BlockChannels, TapRun.Sums(target, vectors));
            return new TileProductBody(target, strips, vectors, run.Channels);
        }
    }
}
