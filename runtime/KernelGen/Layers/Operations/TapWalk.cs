using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.Operations;

/// <summary>Windows over laid-out channels, each the sum of its taps times the weights of each output channel.</summary>
/// <remarks>
/// Positions go in blocks of whole rows, so that a block's inputs stay in the cache while all output channels pass over it; the
/// last block overlaps the one before rather than be shorter. Inside a block, tiles of 6, 2 or 1 output channels by 2 or 4 vectors
/// of positions hold their sums in registers over all taps.
/// </remarks>
internal readonly ref struct TapWalk
{
    private const int BlockPositions = 256;

    /// <summary>Positions of the widest tile: no block is shorter, and layouts have as many elements to spare.</summary>
    public static int WidestTile => 4 * Vector<float>.Count;

    /// <summary>The laid-out channels.</summary>
    public required ReadOnlySpan<float> Planes { get; init; }

    /// <summary>Where the first window reads each tap.</summary>
    public required ReadOnlySpan<int> Offsets { get; init; }

    /// <summary>For each output channel a weight per tap.</summary>
    public required ReadOnlySpan<float> Weights { get; init; }

    /// <summary>A number per output channel, or none.</summary>
    public required ReadOnlySpan<float> Bias { get; init; }

    /// <summary>Output channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Rows of windows.</summary>
    public required int Height { get; init; }

    /// <summary>Windows in a row.</summary>
    public required int Width { get; init; }

    /// <summary>Elements from one row of windows to the next in the layout.</summary>
    public required int Pitch { get; init; }

    /// <summary>Elements of the output from one channel to the next.</summary>
    public required int ChannelStep { get; init; }

    /// <summary>Elements of the output from one row of windows to the next.</summary>
    public required int RowStep { get; init; }

    /// <summary>Elements of the output from one window to the next.</summary>
    public required int ColumnStep { get; init; }

    /// <summary>Positions of a block of rows.</summary>
    private static int BlockLength(int rows, int pitch, int width) => (rows - 1) * pitch + width;

    /// <summary>Rows of a block: about <see cref="BlockPositions"/> positions, and blocks of equal size.</summary>
    public static int BlockRows(int height, int pitch)
    {
        var rows = Math.Clamp(BlockPositions / pitch, 1, height);
        var blocks = (height + rows - 1) / rows;
        return (height + blocks - 1) / blocks;
    }

    /// <summary>Whether blocks are as long as every tile, so that no tile reads behind the last window.</summary>
    public static bool FillsTiles(int height, int width, int pitch) => BlockLength(BlockRows(height, pitch), pitch, width) >= WidestTile;

    /// <summary>Computes all windows of all output channels.</summary>
    public void Run(Span<float> output)
    {
        var rows = BlockRows(Height, Pitch);
        var length = Math.Max(BlockLength(rows, Pitch, Width), WidestTile);
        var isDense = ColumnStep == 1 && RowStep == Width && Pitch == Width && length == rows * Width;
        using var scratch = new Rented<float>(isDense ? 0 : 6 * length);
        for (var y = 0; y < Height; y += rows)
        {
            var row = Math.Min(y, Height - rows);
            for (var channel = 0; channel < Channels;)
            {
                var count = Channels - channel >= 6 ? 6 : Channels - channel >= 2 ? 2 : 1;
                var target = output[(channel * ChannelStep + row * RowStep)..];
                if (isDense)
                {
                    Compute(channel, count, row * Pitch, length, target, ChannelStep);
                }
                else
                {
                    Compute(channel, count, row * Pitch, length, scratch.Span, length);
                    for (var n = 0; n < count; n++) Unpack(scratch.Span[(n * length)..], rows, target[(n * ChannelStep)..]);
                }
                channel += count;
            }
        }
    }

    private void Unpack(ReadOnlySpan<float> sums, int rows, Span<float> target)
    {
        for (var row = 0; row < rows; row++) Strided.Scatter(sums.Slice(row * Pitch, Width), ColumnStep, target[(row * RowStep)..]);
    }

    private void Compute(int channel, int count, int start, int length, Span<float> sums, int pitch)
    {
        _ = sums[(count - 1) * pitch + length - 1];
        ref var planes = ref Unsafe.Add(ref MemoryMarshal.GetReference(Planes), start);
        ref var offsets = ref MemoryMarshal.GetReference(Offsets);
        ref var weights = ref Unsafe.Add(ref MemoryMarshal.GetReference(Weights), channel * Offsets.Length);
        ref var target = ref MemoryMarshal.GetReference(sums);
        var biases = Bias.IsEmpty ? default : Bias.Slice(channel, count);
        if (count == 6) TapTiles.Six(ref planes, ref offsets, Offsets.Length, ref weights, biases, ref target, pitch, length);
        else if (count == 2) TapTiles.Two(ref planes, ref offsets, Offsets.Length, ref weights, biases, ref target, pitch, length);
        else TapTiles.One(ref planes, ref offsets, Offsets.Length, ref weights, biases, ref target, length);
    }
}
