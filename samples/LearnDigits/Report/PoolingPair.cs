using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen;

namespace LearnDigits.Report;

/// <summary>Demonstrates pooling: the difference between a digit and a shifted digit becomes smaller.</summary>
/// <param name="Changed">How the second digit was changed, for captions.</param>
/// <param name="Stages">The images, their edges, and the pooled edges.</param>
internal sealed record PoolingPair(string Changed, IReadOnlyList<PoolingPair.Stage> Stages)
{
    private const int Pool = 4;

    /// <summary>One stage of the pair.</summary>
    /// <param name="Name">The name of the stage.</param>
    /// <param name="First">The values of the digit.</param>
    /// <param name="Second">The values of the changed digit.</param>
    /// <param name="Differing">How many values differ.</param>
    /// <param name="Greatly">How many differ by more than a quarter of the largest.</param>
    public sealed record Stage(string Name, Tile First, Tile Second, int Differing, int Greatly);

    /// <summary>A digit and the same digit with every pixel one further to the right.</summary>
    public static PoolingPair Moved(ReadOnlySpan<byte> digit)
    {
        var moved = new byte[DigitSet.Pixels];
        for (var k = 0; k < moved.Length; k++) moved[k] = k % DigitSet.Side == 0 ? (byte)0 : digit[k - 1];
        return Of("shifted by one pixel to the right", digit.ToArray(), moved);
    }

    private static PoolingPair Of(string changed, byte[] first, byte[] second)
    {
        var (edges, otherEdges) = (Edges(first), Edges(second));
        return new PoolingPair(changed,
        [
            Compare("the digit", DigitSet.Side, Widened(first), Widened(second)),
            Compare("horizontal Sobel", DigitSet.Side, edges, otherEdges),
            Compare($"max pool {Pool} × {Pool}", DigitSet.Side / Pool, Greatest(edges), Greatest(otherEdges)),
        ]);
    }

    private static short[] Widened(byte[] digit) => Array.ConvertAll(digit, static it => (short)it);

    private static short[] Edges(byte[] digit)
    {
        var edges = new short[DigitSet.Pixels];
        HorizontalEdges.Find(digit, edges, DigitSet.Side, DigitSet.Side);
        return edges;
    }

    private static short[] Greatest(short[] edges)
    {
        const int side = DigitSet.Side / Pool;
        var greatest = new short[side * side];
        Pooling.Max<short>(new(edges, DigitSet.Side, DigitSet.Side), new(greatest, side, side), Pool);
        return greatest;
    }

    private static Stage Compare(string name, int side, short[] first, short[] second)
    {
        var largest = first.Max(Math.Abs);
        var differences = first.Zip(second, static (a, b) => Math.Abs(a - b)).ToArray();
        return new Stage(
            name,
            new Tile(side, Array.ConvertAll(first, static it => (float)it)),
            new Tile(side, Array.ConvertAll(second, static it => (float)it)),
            differences.Count(static it => it != 0),
            differences.Count(it => 4 * it > largest));
    }
}
