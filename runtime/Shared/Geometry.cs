namespace KernelGen.Shared;

/// <summary>One axis of a kernel's window, over pictures of any length: where the first window lies, and how many there are.</summary>
internal readonly record struct Geometry
{
    private Geometry(int window, int stride, int dilation, long before, long after)
    {
        (Window, Stride, Dilation, Before, After) = (window, stride, dilation, before, after);
    }

    /// <summary>Taps along the axis.</summary>
    public readonly int Window;

    /// <summary>Input positions between neighboring outputs.</summary>
    public readonly int Stride;

    /// <summary>Input positions between neighboring taps.</summary>
    public readonly int Dilation;

    /// <summary>
    /// Positions outside the picture that the first window covers: the first tap of output 0 lies at −Before. Negative where it lies inside.
    /// </summary>
    public readonly long Before;

    /// <summary>Positions outside the picture that a window may cover at the far end.</summary>
    public readonly long After;

    /// <summary>Input positions from the first tap to the last, both included.</summary>
    public long Extent => WindowFormula.Extent(Window, Dilation);

    /// <summary>One output per Stride inputs; <paramref name="anchor"/> is the tap, as applied, that lies on the pixel.</summary>
    public static Geometry Same(int window, int stride, int dilation, int anchor) =>
        new(window, stride, dilation, (long)anchor * dilation, (long)(window - 1 - anchor) * dilation);

    /// <summary>Only windows that lie wholly inside.</summary>
    public static Geometry Valid(int window, int stride, int dilation) => new(window, stride, dilation, 0, 0);

    /// <summary>Every window that touches the picture.</summary>
    public static Geometry Full(int window, int dilation) =>
        new(window, 1, dilation, (long)(window - 1) * dilation, (long)(window - 1) * dilation);

    /// <summary>Zeros on both sides, as layers pad.</summary>
    public static Geometry Padded(int window, int stride, int dilation, int padding) => new(window, stride, dilation, padding, padding);

    /// <summary>How many windows fit over <paramref name="input"/> positions; an empty picture has no output.</summary>
    public long OutputLength(long input) =>
        input <= 0 ? 0 : WindowFormula.Outputs(WindowFormula.Room(input, Before, After, Extent), Stride);

    /// <summary>The windows from <paramref name="output"/> on.</summary>
    public Geometry From(long output) => new(Window, Stride, Dilation, Before - output * Stride, After);

    /// <summary>Real positions of <paramref name="input"/> that lie behind the last window; 0 where there is no window.</summary>
    public long Lost(long input) => WindowFormula.Lost(input, Before, Extent, Stride, OutputLength(input));
}
