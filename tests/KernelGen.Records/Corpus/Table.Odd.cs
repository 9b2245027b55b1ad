using System;

namespace KernelGen.Peers;

/// <summary>Kernels of no table: the generator has to find their fast form by itself.</summary>
internal static partial class Kernels
{
    [Kernel5x5(
        -0.1032, -0.1995, 0.1344, 0.0156, -0.1118,
        0.1829, 0.216, -0.0174, 0.1866, -0.1207,
        0.2557, -0.1966, 0.1254, -0.0393, -0.0628,
        0.0685, 0.1661, 0.2508, -0.0221, -0.0347,
        -0.0784, -0.0954, 0.2473, 0.2647, -0.0321)]
    public static partial void Decimals5(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel7x7(
        1, 2, 5, 5, 3, -8, -7,
        0, -2, -4, 6, 4, -4, -4,
        0, -8, 8, -8, 5, 1, -7,
        3, 2, 4, 0, -4, -2, -3,
        7, -1, -5, 8, -8, 8, 0,
        4, 4, -4, -6, 4, 2, 0,
        7, 8, -3, -5, -5, -2, -1)]
    public static partial void Antisymmetric7(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel5x5(
        16, 3, -18, 31, -26,
        -6, 0, 9, -15, 12,
        10, 4, -7, 13, -12,
        8, -1, -14, 23, -18,
        4, 1, -4, 7, -6, Divisor = 64)]
    public static partial void RankTwo5(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel(9, 3,
        7, 12, 9,
        11, 3, 3,
        1, 7, 11,
        -1, -4, 3,
        3, 10, 1,
        -1, 7, 6,
        5, 0, 7,
        8, -6, 1,
        -6, -3, 5, Divisor = 99)]
    public static partial void Tall9x3(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel(13, 13,
        0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, -4, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, -6, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 7, 0, 0, 0, 9, 0, 0, 0, -7, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, -6, 0, 0, 0, 0, 0, 0, 1,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, -6, 0, 0, 0, 0, 0, 0, -2, 0, 0,
        0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, Divisor = 3)]
    public static partial void Sparse13(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
}
