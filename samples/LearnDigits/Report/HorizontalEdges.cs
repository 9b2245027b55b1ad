using System;
using KernelGen;

namespace LearnDigits.Report;

/// <summary>A fixed kernel: Sobel, for horizontal edges.</summary>
internal static partial class HorizontalEdges
{
    /// <summary>The difference between the rows below and above, smoothed along the row.</summary>
    [Kernel3x3(-1, -2, -1, 0, 0, 0, 1, 2, 1)]
    public static partial void Find(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);
}
