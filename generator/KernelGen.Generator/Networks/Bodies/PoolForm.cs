using System;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Which loops a pool is written as.</summary>
internal static class PoolForm
{
    private const int MostUnrolledTaps = 16;
    private const int MostUnrolledRows = 8;

    /// <summary>Whether all windows lie in the input and are so small that their taps are written out.</summary>
    /// <param name="pooling">The pool.</param>
    /// <param name="outputs">What it gives.</param>
    public static bool IsUnrolled(Pooling pooling, TensorShape outputs) => pooling.Window.Taps <= MostUnrolledTaps
        && IsInside(pooling.Window.Vertical, outputs.Height) && IsInside(pooling.Window.Horizontal, outputs.Width);

    /// <summary>Whether windows are so low that their rows are written out.</summary>
    public static bool HasUnrolledRows(Pooling pooling) => pooling.Window.Vertical.Window <= MostUnrolledRows;

    /// <summary>Whether all windows along an axis lie in the input.</summary>
    public static bool IsInside(WindowAxis axis, int outputs) =>
        axis.Before == 0 && (outputs - 1L) * axis.Stride + axis.Extent <= axis.Input;
}

/// <summary>The outputs of a row whose windows lie in the input, so that vectors of them can be made from vectors of inputs.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many they are.</param>
internal sealed record PlaneColumns(int First, int Count)
{
    private const int LargestStride = 2;
    private const int WidestWindow = 9;

    /// <summary>From here on it is the next output.</summary>
    public int End => First + Count;

    /// <summary>Null where windows lie too far apart for vectors, are too wide, or none lies in the input.</summary>
    /// <param name="axis">The columns.</param>
    /// <param name="outputs">Outputs of a row.</param>
    public static PlaneColumns? Of(WindowAxis axis, int outputs)
    {
        if (axis.Stride > LargestStride || axis.Window > WidestWindow) return null;
        // every second number is taken from pairs, so that the number behind the last tap may be read too
        var reach = axis.Stride == 1 ? axis.Extent - 1 : (axis.Extent - 1) | 1;
        var first = (axis.Before + axis.Stride - 1) / axis.Stride;
        var last = (long)axis.Input - 1 - reach + axis.Before;
        var end = last < 0 ? 0 : Math.Min(outputs, last / axis.Stride + 1);
        return end > first ? new PlaneColumns(first, (int)(end - first)) : null;
    }
}
