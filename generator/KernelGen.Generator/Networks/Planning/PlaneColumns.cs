using System;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

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
