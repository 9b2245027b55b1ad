using System;
using KernelGen;

Filters.Sharpen([1], new byte[1], 1, 1);

internal static partial class Filters
{
    // Eight coefficients: one is missing.
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
}
