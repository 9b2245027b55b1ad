using System;

namespace KernelGen.Peers;

/// <summary>The kernels of the goals' table, declared as a user would.</summary>
internal static partial class Kernels
{
    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)]
    public static partial void SobelX(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)]
    public static partial void SobelX(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel3x3(-2, -1, 0, -1, 1, 1, 0, 1, 2)]
    public static partial void Emboss(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0.2274, 0.3824, -0.1041, -0.2077, 0.0982, 0.4718, -0.0321, -0.13, 0.2941)]
    public static partial void Decimals3(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Channels = 3)]
    public static partial void SharpenRgb(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256)]
    public static partial void Binomial5(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(7, 7)]
    public static partial void Box7(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [BoxKernel(21, 21)]
    public static partial void Box21(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
    public static partial void Sharpen(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel3x3(0.2274, 0.3824, -0.1041, -0.2077, 0.0982, 0.4718, -0.0321, -0.13, 0.2941)]
    public static partial void Decimals3(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [SeparableKernel(new double[] { 1, 4, 6, 4, 1 }, new double[] { 1, 4, 6, 4, 1 }, Divisor = 256)]
    public static partial void Binomial5(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel5x5(
        0.5062, -0.2319, -0.3026, -0.0098, -0.0655,
        0.2216, -0.1774, -0.3205, -0.0396, -0.1268,
        -0.064, 0.0443, -0.1504, 0.5751, 0.2407,
        0.3437, 0.0057, 0.5387, 0.4478, -0.1157,
        0.3253, 0.5478, 0.1929, 0.0019, 0.0082)]
    public static partial void Dense5(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel7x7(
        0.4423, 0.1575, 0.5384, 0.3022, 0.4273, 0.2825, 0.0073,
        -0.0375, 0.5611, 0.3139, 0.0359, -0.2594, 0.0443, 0.3312,
        -0.0354, 0.485, -0.2393, 0.2231, 0.2998, -0.2908, 0.2775,
        0.2865, 0.3281, 0.3401, 0.3172, 0.5764, 0.5167, -0.0323,
        0.1649, 0.5526, -0.1141, -0.0086, 0.3833, 0.3399, 0.0546,
        -0.3067, 0.3783, 0.52, 0.4963, 0.3559, 0.4773, 0.3825,
        -0.1004, 0.2431, 0.0811, 0.2408, 0.2377, -0.2677, 0.4659)]
    public static partial void Dense7(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [BoxKernel(7, 7)]
    public static partial void Box7(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [BoxKernel(21, 21)]
    public static partial void Box21(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel3x3(0.2274, 0.3824, -0.1041, -0.2077, 0.0982, 0.4718, -0.0321, -0.13, 0.2941, Stride = 2)]
    public static partial void HalfDecimals3(ReadOnlySpan<float> source, Span<float> destination, int width, int height);
}
