using System;
using System.Threading.Tasks;
using KernelGen;

public static partial class Random0
{
    [Kernel1D(-8, 8, -4, -2, 4, 1, 1, -32, -16, -8, -2, 1, 1, -4, -2, -1, -32, 8, 32, 8, 16, Absolute = true, AnchorRow = 0)]
    public static partial void K0(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [Kernel(7, 5, 9, 11, 0, 9, 11, 11, 1, 1, 5, 4, 10, 5, 9, 8, 8, 2, 1, 5, 0, 11, 9, 2, 11, 3, 8, 9, 10, 0, 2, 2, 11, 0, 2, 0, 0, Divisor = 256, Flip = true, Border = BorderMode.Reflect, Stride = 4, Dilation = 3)]
    public static partial void K1(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel(1, 1, -11169000000, Absolute = true, Flip = true, Mode = ConvolutionMode.Full, Border = BorderMode.Constant, BorderValue = 128, Dilation = 2, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K2(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel7x7(170599, 198099, -109654, -36793, 158173, -80607, 101604, -113151, -26068, 88403, -176201, 164407, -36489, -85247, 112994, -128840, -39473, 29952, -122492, -105093, 194316, 180011, 142427, 64322, 12928, 58730, -131466, 95026, 125638, 101698, -127652, 168278, -23905, -77930, 140175, -20438, 69060, -121160, -141943, -16993, -89223, -199487, 82747, -54548, 135171, -63729, 193118, 25564, -20354, Divisor = 441, Offset = -0.25, Absolute = true, Mode = ConvolutionMode.Full, Border = BorderMode.Constant, Rounding = MidpointRounding.ToZero)]
    public static partial void K3(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel(1, 7, -2, 6, 0, 0, -2, 4, 0, Divisor = 0.3, Border = BorderMode.Reflect101, Stride = 3, Channels = 3)]
    public static partial void K4(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel1D(-1, -32, 2, 1, 16, -32, -1, -1, 2, 2, Divisor = 256, Mode = ConvolutionMode.Full, Border = BorderMode.Constant, BorderValue = 255)]
    public static partial void K5(ReadOnlySpan<byte> signal, Span<byte> destination);

    [BoxKernel(2, 2, Divisor = 10, Mode = ConvolutionMode.Valid, Rounding = MidpointRounding.AwayFromZero, Channels = 4)]
    public static partial void K6(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel5x5(0, 4, -2, 8, 2, 0, -2, 1, -4, -1, 0, 8, -4, 16, 4, 0, -4, 2, -8, -2, 0, 4, -2, 8, 2, Divisor = 16)]
    public static partial void K7(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [Kernel(15, 15, 1, -1, 3, -4, 0, 4, 2, -1, 1, -1, -2, -1, -1, -4, -2, -3, 1, -3, 4, -1, 2, 2, -4, 4, 4, -4, 0, -2, 4, 2, -2, 4, 1, 2, 2, -2, 0, 2, 4, 0, -4, 1, 3, 3, 0, -3, 2, 1, 4, -1, -2, 2, 4, -3, -2, 4, -2, 3, -3, 0, -1, 0, -1, 4, -4, -1, 3, 2, -2, 4, 2, 3, -3, -1, -2, -3, 3, -3, -1, 2, -1, 4, -2, 1, -1, 0, 4, 0, -1, 3, 4, 2, 1, 0, -3, 0, -2, 3, 2, -3, -1, -4, -1, 4, 1, 0, 1, 0, 3, -3, -4, -4, -1, -1, -3, 0, -3, 2, 0, 0, -1, -2, -2, 0, 4, -4, -3, 2, -2, 2, 3, -4, -1, -2, -1, -2, 1, -1, -4, 4, 4, -1, 2, -2, 2, 4, -2, -2, -1, 1, -1, 0, -2, -3, 2, -4, 3, 3, 4, 1, -2, 3, -3, -4, -2, -4, 1, -3, 4, 3, 3, 3, 2, 1, 1, -4, 1, 4, 2, -4, 3, 3, -2, 1, -1, -2, 2, -2, 0, -1, 0, 2, -1, -1, 1, -4, -3, 1, -4, 2, -2, -4, -1, 0, 2, 0, 3, 2, 1, 2, -1, 4, -4, 3, 3, -1, 1, 1, 1, 4, -2, -1, 2, 0, -1, Border = BorderMode.Reflect101, Rounding = MidpointRounding.ToPositiveInfinity)]
    public static partial void K8(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [Kernel1D(0.8, 1.4, 2, 0.7, 0.9, 0.5, 0.8, -0.3, 0.5, 0.9, 2, -0.5, 0.3, 1.5, 0.1, 1.5, -0.4, 0.9, -1, 0.7, 1.3, Divisor = 10, Absolute = true, Flip = true, Mode = ConvolutionMode.Valid, Dilation = 3)]
    public static partial void K9(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel(7, 5, -12, 8, 8, 20, 0, -3, 2, 2, 5, 0, -15, 10, 10, 25, 0, -9, 6, 6, 15, 0, -9, 6, 6, 15, 0, -15, 10, 10, 25, 0, 6, -4, -4, -10, 0, Divisor = 256, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void K10(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel1D(-2, 2, -3, -4, 0, -2, -1, -3, Absolute = true, Flip = true, Stride = 4)]
    public static partial void K11(ReadOnlySpan<byte> signal, Span<byte> destination);

    [Kernel(9, 9, -1, 4, 4, -2, 4, 0, -3, -1, -2, -3, 2, 4, 0, 4, 3, -1, -3, -3, 4, 4, -2, -2, -3, -2, -4, -4, -1, 3, -3, -1, 0, 0, -3, -3, 2, 0, -2, -4, -3, 0, 3, 2, 3, 0, 1, 0, -4, -4, 3, 2, -3, -2, 4, 1, 2, -4, 2, 2, -2, 3, -3, -2, -3, 3, 2, -2, 3, -2, -2, -1, -4, -4, 4, -1, -3, 0, 0, 2, 1, 0, -4, Divisor = 2, Offset = 0.5, Flip = true, Mode = ConvolutionMode.Valid)]
    public static partial void K12(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [Kernel(7, 5, 8, 32, 4, 16, 4, -1, -4, 2, -1, 16, -32, 16, 4, 2, 8, -8, -16, -16, 8, 2, -4, 8, 2, -1, -2, -16, -1, -4, -16, 2, 4, 1, 1, -8, -16, Offset = 1e-3, Mode = ConvolutionMode.Valid, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K13(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel(6, 1, -4, -3, -2, 2, -1, -2, Border = BorderMode.Constant, BorderValue = 255, Stride = 4, Channels = 4, PreserveAlpha = true)]
    public static partial void K14(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel(21, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Flip = true, Border = BorderMode.Constant, BorderValue = 128, Dilation = 3, Rounding = MidpointRounding.ToZero)]
    public static partial void K15(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [GaussianKernel(1, 0.3, Divisor = 49)]
    public static partial void K16(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [Kernel1D(0.8500401088269613, -0.36121249076035455, -0.34256390451573016, -0.2480216535031896, 0.571946811662962, 0.5850601930101682, -0.017724455808161066, 0.6401179049350871, Divisor = 0.5, Offset = 33.3, Absolute = true, Flip = true, Mode = ConvolutionMode.Valid, Stride = 2, Rounding = MidpointRounding.ToPositiveInfinity, Channels = 4)]
    public static partial void K17(ReadOnlySpan<byte> signal, Span<byte> destination);

    [Kernel1D(-20748, Divisor = 49, Flip = true, Mode = ConvolutionMode.Valid, Stride = 2, Rounding = MidpointRounding.ToNegativeInfinity)]
    public static partial void K18(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [GaussianKernel(1, 0, Divisor = 441, AnchorColumn = 0, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K19(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, Strip strip);

    [Kernel3x3(-3977400000, -3939200, -48.444, 9496.3, -4.3137, 17493, 246750, -812660000000, 3161700000, Divisor = 3, Border = BorderMode.Wrap, AnchorRow = 0, Rounding = MidpointRounding.ToZero, Channels = 2)]
    public static partial void K20(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [SeparableKernel([0.0337, 0.6082, 0.7974, 1.4916, -0.34, 1.5529, 1.4018, 0.8478, -0.3627, 0.4295, 0.5457], [-0.98, 1.99, 1.16, -0.84, -0.97, -0.06, -0.1, -0.48, 0.88, -0.37, 1.44], Divisor = 16, Flip = true, Padding = 1, Rounding = MidpointRounding.ToNegativeInfinity)]
    public static partial void K21(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height, ParallelOptions options);

    [Kernel(7, 5, 2, 2, -2, -1, 3, -4, -4, 0, 4, -3, -2, 1, 0, 0, 3, 1, -2, -3, 2, -3, 4, 4, 2, -2, 2, -3, 2, 1, 4, -2, 0, 4, 3, -3, 0, Divisor = 256, Padding = 1, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K22(ReadOnlyPlane<byte> source, Plane<byte> destination, ParallelOptions options);

    [BoxKernel(7, 7, Divisor = 3, Absolute = true, Mode = ConvolutionMode.Valid, Rounding = MidpointRounding.ToNegativeInfinity)]
    public static partial void K23(ReadOnlyPlane<byte> source, Plane<byte> destination);

    [Kernel(3, 5, 4, 9, 5, 11, 3, 9, 1, 9, 11, 9, 7, 7, 8, 0, 4, Divisor = 441, Border = BorderMode.Reflect101, Channels = 4)]
    public static partial void K24(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    [Kernel(21, 1, 3, 9, 6, 1, 2, 9, 8, 3, 7, 1, 4, 3, 3, 2, 0, 4, 1, 9, 9, 0, 8, Divisor = 441, Absolute = true, Flip = true, Border = BorderMode.Reflect101, Rounding = MidpointRounding.ToZero)]
    public static partial void K25(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
}
