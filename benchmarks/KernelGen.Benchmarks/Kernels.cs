using System;
using System.Threading.Tasks;

namespace KernelGen.Benchmarks;

/// <summary>The kernels of the thread benchmark; the other benchmarks use the kernels of the comparison with other libraries.</summary>
internal static partial class Kernels
{
    [Kernel7x7(
        1, 2, 3, 4, 3, 2, 1,
        2, -4, 6, 8, 6, 4, 2,
        3, 6, 9, -12, 9, 6, 3,
        4, 8, 12, 16, -12, 8, 4,
        3, 6, -9, 12, 9, 6, 3,
        2, 4, 6, -8, 6, 4, 2,
        1, 2, 3, 4, -3, 2, 1, Divisor = 100)]
    public static partial void Dense7(ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [GaussianKernel(5, 1.1)]
    public static partial void Gaussian5(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [Kernel3x3(0.0731, -0.2113, 0.0119, -0.1517, 1.3917, -0.1201, 0.0093, -0.1133, 0.1104)]
    public static partial void Decimals3(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);
}
