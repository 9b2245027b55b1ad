using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Operations;

/// <summary>Pooling: every window of a channel becomes one number. Channels are laid out one after the other in the same scratch.</summary>
/// <typeparam name="TReduction">How.</typeparam>
internal static class WindowReduction<TReduction>
    where TReduction : struct, IReduction
{
    private static int Tile => 2 * Vector<float>.Count;

    public static void Run(
        TensorShape inputShape, TensorShape outputShape, WindowAxis rows, WindowAxis columns, ReadOnlySpan<float> input, Span<float> output)
    {
        var layout = new PhaseLayout(rows, columns, outputShape.Height, outputShape.Width);
        var length = Math.Max((outputShape.Height - 1) * layout.Pitch + outputShape.Width, Tile);
        using var offsets = new Rented<int>(checked(rows.Window * columns.Window));
        using var planes = new Rented<float>(checked(layout.Length + Tile));
        using var results = new Rented<float>(length);
        for (var row = 0; row < rows.Window; row++)
            for (var column = 0; column < columns.Window; column++)
                offsets.Span[row * columns.Window + column] = layout.Offset(row, column);
        planes.Span[layout.Length..].Clear();
        for (var channel = 0; channel < inputShape.Channels; channel++)
        {
            layout.Fill(input.Slice(channel * inputShape.Plane, inputShape.Plane), planes.Span[..layout.Length], TReduction.Outside);
            Reduce(planes.Span, offsets.Span, results.Span);
            for (var row = 0; row < outputShape.Height; row++)
            {
                var target = output.Slice((channel * outputShape.Height + row) * outputShape.Width, outputShape.Width);
                results.Span.Slice(row * layout.Pitch, outputShape.Width).CopyTo(target);
            }
        }
    }

    /// <summary>The result of each position, in tiles of two vectors; the last overlaps the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reduce(ReadOnlySpan<float> planes, ReadOnlySpan<int> offsets, Span<float> results)
    {
        ref var source = ref MemoryMarshal.GetReference(planes);
        ref var target = ref MemoryMarshal.GetReference(results);
        for (var i = 0; i < results.Length; i += Tile)
        {
            var at = Math.Min(i, results.Length - Tile);
            ref var first = ref Unsafe.Add(ref source, at);
            var (low, high) = (new Vector<float>(TReduction.Outside), new Vector<float>(TReduction.Outside));
            foreach (var offset in offsets)
            {
                low = TReduction.Combine(low, Vector.LoadUnsafe(ref first, (nuint)offset));
                high = TReduction.Combine(high, Vector.LoadUnsafe(ref first, (nuint)(offset + Vector<float>.Count)));
            }
            Vector.StoreUnsafe(low, ref target, (nuint)at);
            Vector.StoreUnsafe(high, ref target, (nuint)(at + Vector<float>.Count));
        }
    }
}

/// <summary>How the numbers of a window become one.</summary>
internal interface IReduction
{
    /// <summary>What padding counts as.</summary>
    static abstract float Outside { get; }

    /// <summary>The result for the numbers so far and one more.</summary>
    static abstract Vector<float> Combine(Vector<float> result, Vector<float> number);
}

/// <summary>The sum; padding is zero.</summary>
internal readonly struct SumReduction : IReduction
{
    public static float Outside => 0;

    public static Vector<float> Combine(Vector<float> result, Vector<float> number) => result + number;
}

/// <summary>The greatest, or NaN if there is one; padding is never the greatest.</summary>
internal readonly struct GreatestReduction : IReduction
{
    public static float Outside => float.NegativeInfinity;

    public static Vector<float> Combine(Vector<float> result, Vector<float> number) => LanesNative.Max(result, number);
}

/// <summary>What a mean divides by: the numbers in a window, rows times columns.</summary>
/// <remarks>
/// As PyTorch: a window's part behind the padding (it reaches there in ceil mode) never counts; its part in the padding counts unless
/// only real numbers shall.
/// </remarks>
internal static class WindowCounts
{
    /// <summary>Divides the sums of all windows.</summary>
    public static void Divide(Span<float> sums, TensorShape shape, WindowAxis rows, WindowAxis columns, bool countPadding)
    {
        using var counts = new Rented<float>(shape.Width);
        using var divisors = new Rented<float>(shape.Width);
        for (var column = 0; column < shape.Width; column++) counts.Span[column] = Count(columns, column, countPadding);
        for (var row = 0; row < shape.Height; row++)
        {
            var height = Count(rows, row, countPadding);
            for (var column = 0; column < shape.Width; column++) divisors.Span[column] = height * counts.Span[column];
            for (var channel = 0; channel < shape.Channels; channel++)
                Quotients.Divide(sums.Slice((channel * shape.Height + row) * shape.Width, shape.Width), divisors.Span);
        }
    }

    private static int Count(WindowAxis axis, int output, bool countPadding)
    {
        var start = (long)output * axis.Stride - axis.Before;
        var end = Math.Min(start + axis.Window, axis.Input + (long)axis.After);
        return (int)(countPadding ? end - start : Math.Min(end, axis.Input) - Math.Max(start, 0));
    }
}
