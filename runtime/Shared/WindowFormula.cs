namespace KernelGen.Shared;

/// <summary>
/// The output-size formula of every framework, for kernels and layers alike: windows that walk over positions, with padding before and
/// behind them.
/// </summary>
internal static class WindowFormula
{
    /// <summary>Dilation·(window − 1) + 1: positions from the first tap to the last, both included.</summary>
    public static long Extent(int window, int dilation) => (long)dilation * (window - 1) + 1;

    /// <summary>How far a window can move over the padded input; negative where it does not fit.</summary>
    public static long Room(long input, long before, long after, long extent) => input + before + after - extent;

    /// <summary>⌊room/stride⌋ + 1: the windows that lie in the padded input; 0 where none does.</summary>
    /// <remarks>C# division truncates toward zero, so the sign is tested first. It takes long, and the stride is mostly 1.</remarks>
    public static long Outputs(long room, int stride) => room < 0 ? 0 : (stride == 1 ? room : room / stride) + 1;

    /// <summary>Real positions, padding not counted, that lie behind the last of <paramref name="outputs"/> windows; 0 without windows.</summary>
    /// <remarks>
    /// For all windows that fit this is max(0, room mod stride − after), unless they see nothing but padding.
    /// </remarks>
    public static long Lost(long input, long before, long extent, int stride, long outputs)
    {
        var behind = input + before - ((outputs - 1) * stride + extent);
        return outputs < 1 || behind < 0 ? 0 : behind < input ? behind : input;
    }
}
