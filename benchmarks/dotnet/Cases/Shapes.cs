using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace KernelGen.Peers;

/// <summary>A generated method that computes rows of a strip.</summary>
internal delegate void StripFilter<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, Strip strip);

/// <summary>A generated method that takes threads.</summary>
internal delegate void ThreadedFilter<TIn, TOut>(
    ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height, ParallelOptions options);

/// <summary>A kernel that is measured over low images, in strips and on threads.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Run">Filters an image of width x height in strips of so many rows; 0: at once.</param>
/// <param name="RunThreads">Filters an image of width x height with so many threads.</param>
internal sealed record Shape(string Name, Action<Buffers, int, int, int> Run, Action<Buffers, int, int, int> RunThreads)
{
    public static Shape Of<TIn, TOut>(string name, StripFilter<TIn, TOut> strips, ThreadedFilter<TIn, TOut> threads)
        where TIn : unmanaged
        where TOut : unmanaged =>
        new(name,
            (buffers, width, height, rows) =>
            {
                var source = buffers.Source<TIn>(width * height);
                var destination = buffers.Destination<TOut>(width * height);
                if (rows == 0) rows = height;
                for (var first = 0; first < height; first += rows)
                {
                    var strip = new Strip(first, Math.Min(rows, height - first));
                    strips(source, destination.Slice(first * width, strip.RowCount * width), width, height, strip);
                }
            },
            (buffers, width, height, count) => threads(
                buffers.Source<TIn>(width * height), buffers.Destination<TOut>(width * height), width, height,
                new() { MaxDegreeOfParallelism = count }));
}

/// <summary>The kernels that are measured in other shapes than tall images.</summary>
internal static partial class Shapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        Shape.Of<byte, byte>("sharpen 3x3 u8", Sharpen, Sharpen),
        Shape.Of<byte, short>("Sobel u8 to i16", Sobel, Sobel),
        Shape.Of<float, float>("dense 3x3 f32", Dense3, Dense3),
        Shape.Of<float, float>("separable 5x5 f32", Separable5, Separable5),
        Shape.Of<byte, byte>("Gaussian 5x5 sigma 1.1 u8", Gaussian5, Gaussian5),
        Shape.Of<byte, byte>("box 7x7 u8", Box7, Box7),
        Shape.Of<float, float>("31 taps f32", Taps31, Taps31),
    ];

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    private static partial void Sharpen(
        ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    private static partial void Sharpen(
        ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)]
    private static partial void Sobel(
        ReadOnlySpan<byte> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)]
    private static partial void Sobel(
        ReadOnlySpan<byte> source, Span<short> destination, int width, int height, ParallelOptions options);

    [Kernel3x3(0.2274, 0.3824, -0.1041, -0.2077, 0.0982, 0.4718, -0.0321, -0.13, 0.2941)]
    private static partial void Dense3(
        ReadOnlySpan<float> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel3x3(0.2274, 0.3824, -0.1041, -0.2077, 0.0982, 0.4718, -0.0321, -0.13, 0.2941)]
    private static partial void Dense3(
        ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [SeparableKernel(new double[] { 0.07, 0.245, 0.37, 0.245, 0.07 }, new double[] { 0.07, 0.245, 0.37, 0.245, 0.07 })]
    private static partial void Separable5(
        ReadOnlySpan<float> source, Span<float> destination, int width, int height, Strip strip);

    [SeparableKernel(new double[] { 0.07, 0.245, 0.37, 0.245, 0.07 }, new double[] { 0.07, 0.245, 0.37, 0.245, 0.07 })]
    private static partial void Separable5(
        ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [GaussianKernel(5, 1.1)]
    private static partial void Gaussian5(
        ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [GaussianKernel(5, 1.1)]
    private static partial void Gaussian5(
        ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [BoxKernel(7, 7)]
    private static partial void Box7(
        ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [BoxKernel(7, 7)]
    private static partial void Box7(
        ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [Kernel(1, 31,
        .0012, -.0031, .0054, -.0102, .0187, -.0293, .0411, -.0586, .0749, -.0932, .1123, .1391, .1856, .2134, .2487, .2711,
        .2392, .1983, .1544, .1207, .0871, -.0742, .0613, -.0488, .0377, -.0281, .0196, -.0123, .0072, -.0038, .0017)]
    private static partial void Taps31(
        ReadOnlySpan<float> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel(1, 31,
        .0012, -.0031, .0054, -.0102, .0187, -.0293, .0411, -.0586, .0749, -.0932, .1123, .1391, .1856, .2134, .2487, .2711,
        .2392, .1983, .1544, .1207, .0871, -.0742, .0613, -.0488, .0377, -.0281, .0196, -.0123, .0072, -.0038, .0017)]
    private static partial void Taps31(
        ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);
}
