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
