namespace KernelGen.Shared;

/// <summary>One axis of a window that walks over a picture: the output-size formula and where the first window lies.</summary>
/// <remarks>
/// The formula is that of every framework: ⌊(input + before + after − Dilation·(Window − 1) − 1)/Stride⌋ + 1, and 0 where no
/// window fits. C# division truncates toward zero, so the numerator is tested first.
/// </remarks>
internal readonly record struct Geometry
{
    private Geometry(int window, int stride, int dilation, long before, long after)
    {
        (Window, Stride, Dilation, Before, After) = (window, stride, dilation, before, after);
    }

    /// <summary>Taps along the axis.</summary>
    public int Window { get; }

    /// <summary>Input positions between neighboring outputs.</summary>
    public int Stride { get; }

    /// <summary>Input positions between neighboring taps.</summary>
    public int Dilation { get; }

    /// <summary>Positions outside the picture that the first window covers: the first tap of output 0 lies at −Before.</summary>
    public long Before { get; }

    /// <summary>Positions outside the picture that a window may cover at the far end.</summary>
    public long After { get; }

    /// <summary>Input positions from the first tap to the last, both included.</summary>
    public long Extent => (long)Dilation * (Window - 1) + 1;

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
    public long OutputLength(long input)
    {
        if (input <= 0) return 0;
        var room = input + Before + After - Extent;
        return room < 0 ? 0 : room / Stride + 1;
    }

    /// <summary>Real positions of <paramref name="input"/> that lie behind the last window; 0 where there is no window.</summary>
    public long Lost(long input)
    {
        var outputs = OutputLength(input);
        var behind = input + Before - ((outputs - 1) * Stride + Extent);
        return outputs < 1 || behind < 0 ? 0 : behind < input ? behind : input;
    }
}
