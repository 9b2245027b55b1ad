namespace KernelGen.Shared;

/// <summary>One axis of a layer's window over an input of known length: the sizes of convolutions and pools.</summary>
/// <param name="Input">Positions of the input, at least 1.</param>
/// <param name="Window">Taps along the axis, at least 1.</param>
/// <param name="Stride">Positions between neighboring windows, at least 1.</param>
/// <param name="Dilation">Positions between neighboring taps, at least 1.</param>
/// <param name="Before">Positions of padding before the input.</param>
/// <param name="After">Positions of padding behind it.</param>
internal readonly record struct WindowAxis(int Input, int Window, int Stride, int Dilation, int Before, int After)
{
    /// <summary>Positions from the first tap to the last, both included.</summary>
    public long Extent => WindowFormula.Extent(Window, Dilation);

    /// <summary>How far the window can move over the padded input; negative where it does not fit.</summary>
    public long Room => WindowFormula.Room(Input, Before, After, Extent);

    /// <summary>⌊Room/Stride⌋ + 1: the windows that lie in the padded input; 0 where none does.</summary>
    public long Length => WindowFormula.Outputs(Room, Stride);

    /// <summary>⌈Room/Stride⌉ + 1, without a last window that begins behind the input: PyTorch's <c>ceil_mode</c>.</summary>
    public long CeilLength
    {
        get
        {
            var length = FloorDivide(Room + Stride - 1, Stride) + 1;
            if ((length - 1) * Stride >= Input + (long)Before) length--;
            return length < 0 ? 0 : length;
        }
    }

    /// <summary>(Input − 1)·Stride − Before − After + Extent + outputPadding: a transposed convolution; 0 where nothing is left.</summary>
    public long TransposedLength(int outputPadding)
    {
        var length = (Input - 1L) * Stride - Before - After + Extent + outputPadding;
        return length < 0 ? 0 : length;
    }

    /// <summary>Real positions, padding not counted, that lie behind the last of <paramref name="outputs"/> windows.</summary>
    public long Lost(long outputs) => WindowFormula.Lost(Input, Before, Extent, Stride, outputs);

    /// <summary>C# truncates toward zero; the formula floors.</summary>
    private static long FloorDivide(long dividend, long divisor) =>
        dividend >= 0 ? dividend / divisor : -((divisor - 1 - dividend) / divisor);
}
