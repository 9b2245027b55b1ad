using System;
using System.Threading.Tasks;
using KernelGen;

public static partial class Random3
{
    [Kernel(15, 15, -0.3, -0.3, 1, 0.5, 1.2, 0.3, -0.4, -0.8, 0.1, 0.1, 1.4, -0.1, -0.7, -0.9, -1, -0.5, -0.4, -0.7, 1.1, 2, 1.6, -0.1, 0.7, 0.4, 1.6, 0.6, 1.7, -0.7, 1.7, 1.3, 1.5, 0, -0.4, -0.4, -0.1, 1.5, 1.1, 1.8, 0.1, 1.9, 1.7, -0.3, -0.5, -0.5, 0.3, 1.8, -0.6, 1.6, 0.5, -0.8, -0.8, 1.5, -0.4, 0.1, -0.5, 1.8, 1.1, -0.4, 0.9, -0.4, 0.6, -0.7, -0.5, 0.8, 0.5, 0.4, -0.7, 1.8, 1.2, -0.5, 0.4, -0.2, 1.2, 1.2, -0.7, 0.9, -0.6, 0.2, -1, 1.8, 0.2, -0.8, 0.8, 1.4, 1.1, -1, -0.6, 1.5, -0.9, 0.1, -0.6, 0.5, -0.1, -0.6, 0.3, 1.4, -0.8, 0.7, 1, 1.9, 1.5, -0.4, -0.6, -0, 0.9, 1.5, -0.7, 0.4, -0.2, 0.6, 1.4, -0.1, -0.4, 1, 1.5, 0.4, 0.4, 0.1, 1.7, 0.5, 0, -0.2, 1.7, 0.1, -0.9, 1.9, 1.8, 0.8, -0.1, -0.1, 0.8, 0.7, 1.2, -0.9, -0.6, -0.5, 1.8, -0.1, -0.4, 1.6, 1.7, 1, 0.7, 0.5, 0.8, 1.5, -0.2, 0.9, -0, 1.9, -0, 1.1, 1.1, -0.5, 0.9, 0.7, -0.1, 1.3, -0.1, 1, 1.7, 0.5, -0.4, 1.9, 1.8, -0.4, 0.6, -0.5, 0.7, 0.9, 0.6, -0.4, -0.5, -0.9, 0.8, 1, 1.1, 0.2, 1.3, -0.4, 1.1, -0.1, -0.1, -0.1, 1.9, 1.7, 1.7, 0.8, 0.1, 0.6, 1.6, -0.6, 2, 0.6, 1.9, 0.2, 0.4, 0.8, 0.7, 0.1, -0.1, -0.7, -0.8, 1, 0.3, -0.6, 0.5, 1, 0.7, 1.9, 1.6, 1.8, -0.9, -0.7, 1.9, 0.7, -0.4, 1.6, 2, -1, -0, 1.9, 1.4, -1, 1.3, Divisor = 16, Offset = -7, Absolute = true, Flip = true, Border = BorderMode.Reflect, Channels = 4)]
    public static partial void K0(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel(11, 11, -185337, -37766, 67542, 173458, -151138, 148195, 18984, -41050, -117573, 37247, 45976, 26624, -181276, -62551, -82183, -176523, 159066, -195261, 169767, 144026, 46869, -45613, 103874, 121531, -150575, 50924, -110501, -43000, -61126, 41009, 190963, -138963, 45780, -160118, 165842, -40605, -62735, 138338, -85194, -65623, -159021, 58256, 187528, 47395, -15093, -104341, -62492, 18850, -83423, -129191, 83655, 153512, 166967, 16076, 43886, 60276, 58359, 146011, 124032, -2062, 58695, -138016, -179925, 41417, 46283, -15061, 180843, 178841, -28393, 158422, 86211, -179272, 89933, 35390, 103046, 188612, -33141, -143522, -63377, 153766, -86585, 70649, -159578, -131935, 157353, -162550, -105931, -170296, -4005, -94434, 101036, -8747, -185695, 116868, 75682, 178995, 38181, -53889, -198889, 199968, -85185, -41333, -152757, -41846, -15403, 62927, -136421, -68423, 113029, 55274, -106584, 1880, 9388, 170266, -115478, 188046, -178439, 152010, 84063, 8833, -109131, Divisor = 10, Flip = true, Mode = ConvolutionMode.Full, Border = BorderMode.Wrap, Channels = 4)]
    public static partial void K1(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [GaussianKernel(3, 3, 0.8, 1.1, Divisor = 10, Padding = 0)]
    public static partial void K2(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [Kernel7x7(0.74, 1.16, 1.68, 1.15, 0.97, 0.44, 1.32, 0.23, 1.82, 1.86, -0.24, -0.33, 0.92, -0.32, 0.29, 1.92, -0.21, -0.45, 0.1, -0.45, -0.02, -0.03, 0.23, 0.04, -0.49, 0.42, 0.76, -0.04, 0.76, 0.82, -0.6, 1.69, -0.15, 1.72, 0.06, -0.46, 1.75, 0.98, 0.19, 0.97, 0.71, -0.44, 1.84, 0.82, 0.36, 0.45, 0.78, 1.13, 0.43, Divisor = 3, Border = BorderMode.Reflect, AnchorColumn = 6)]
    public static partial void K3(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [Kernel(7, 5, 1.824, 1.206, 1.623, -0.252, -0.832, 0.804, 1.355, 1.126, 0.839, -0.58, 0.131, 1.418, 1.683, 1.06, 1.638, 1.637, 1.533, -0.199, -0.953, -0.142, -0.958, 0.53, -0.628, -0.714, 1.618, 0.114, -0.65, -0.353, 1.293, -0.649, 0.095, 0.839, 1.362, -0.708, 0.63, Divisor = 10, Border = BorderMode.Wrap, Channels = 2)]
    public static partial void K4(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel1D(0.8, 0.7, -0, 0.6, Divisor = 3, Border = BorderMode.Wrap)]
    public static partial void K5(ReadOnlySpan<byte> signal, Span<float> destination);

    [BoxKernel(9, 9, Normalize = false, Flip = true, Border = BorderMode.Constant, Dilation = 2)]
    public static partial void K6(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel(9, 9, -0.235, 1.265, -0.665, -0.255, -0.836, 1.551, 0.736, 0.51, 0.484, -0.313, 0.992, 1.6, -0.654, 0.448, 1.561, 1.141, -0.154, 1.908, 1.97, 0.658, -0.126, -0.07, 0.504, -0.756, -0.614, 0.689, -0.983, 1.893, -0.323, 0.966, -0.418, 1.959, 1.898, 0.409, 1.292, -0.874, -0.905, 1.314, 1.971, 1.301, 0.275, 0.572, 1.183, 0.836, 1.058, 0.847, -0.698, 1.666, 1.6, 0.637, 0.896, 1.343, 0.559, -0.231, -0.991, 1.835, -0.239, -0.909, -0.641, 0.475, 1.534, 0.843, -0.167, 1.518, -0.895, 1.034, 1.702, 0.937, 1.156, 1.435, 1.046, 0.532, 1.937, -0.331, -0.617, 1.302, 0.747, 1.668, 0.186, 0.539, 0.387, Offset = 0.1, Absolute = true, Border = BorderMode.Reflect101, AnchorRow = 5)]
    public static partial void K7(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel(7, 5, 1, -4, 2, 0, -3, -4, 3, -3, 3, -2, -3, -2, -1, -1, 1, 1, -4, 2, 0, 1, 3, 1, -3, -3, -3, 4, -4, 2, 3, 0, -2, -2, 0, 2, -2, Divisor = 16, Absolute = true, Mode = ConvolutionMode.Valid, Stride = 3, Dilation = 3)]
    public static partial void K8(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [Kernel(5, 1, -4, 0, 0, 0, 0, Divisor = 256, Offset = 33.3, Border = BorderMode.Wrap, Stride = 2, Channels = 2)]
    public static partial void K9(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel3x3(1.344, 0.42, 1.344, 1.744, -0.967, -0.876, 0.832, 1.846, 0.33, Divisor = 441, Offset = 1e-3, Absolute = true, Flip = true, Border = BorderMode.Constant, BorderValue = 128, Dilation = 3, AnchorRow = 1)]
    public static partial void K10(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [Kernel1D(31400000, -0.00255, Divisor = 2, Mode = ConvolutionMode.Valid, Channels = 4)]
    public static partial void K11(ReadOnlySpan<byte> signal, Span<float> destination);

    [Kernel(1, 3, -1, -2, -1, Divisor = 0.5, Offset = 0.1, Border = BorderMode.Wrap, Stride = 4, Channels = 3)]
    public static partial void K12(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, ParallelOptions options);

    [SeparableKernel([1, 1, 1, 1, 1, 1, 1], [-6, -9, 3, 0, 12, 0, 0], Divisor = 10, Flip = true, Mode = ConvolutionMode.Valid, Channels = 4)]
    public static partial void K13(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel(9, 3, -0.38438659132662534, -0.2816393232353215, 0.43713325794652724, 0.7638973890635639, -0.5549644239037133, 0.7775360195792913, -0.8588569098426294, 0.7890932791815575, -0.6571180045870681, -0.5878529826122583, 0.35005314617885896, 0.7441374732852621, 0.4911374810576148, -0.6080807622559745, 0.17521687838026168, 0.6733209750025164, 0.16395687086691924, -0.4364977038635396, 0.6447506834029921, -0.655945141639535, 0.7760157975256516, -0.48816200880713856, 0.7655414304535564, -0.22998946124221642, -0.8284642546570228, 0.4858187276338315, 0.16425352132145954, Divisor = 10, Border = BorderMode.Wrap)]
    public static partial void K14(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [Kernel(1, 21, 0, -9, -3, -3, -9, 0, 12, -6, 0, 6, 3, -3, -9, 3, 0, 12, 3, -3, -6, -6, -3, Divisor = 0.3, Padding = 1)]
    public static partial void K15(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel1D(-3, -1, -1, -1, -5, -3, 2, Divisor = 3, Offset = 0.5, Mode = ConvolutionMode.Valid, Stride = 3)]
    public static partial void K16(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [Kernel1D(-0.35985977265977287, 0.795103170813575, -0.44289730370179625, 0.2932941575037753, -0.42569910708148917, -0.6801278915629386, -0.39054101304641975, 0.5264924548224046, Divisor = 256, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect101, Dilation = 2)]
    public static partial void K17(ReadOnlySpan<byte> signal, Span<float> destination);

    [Kernel7x7(0, -4, 16, -12, -8, 16, -8, 0, -2, 8, -6, -4, 8, -4, 0, 2, -8, 6, 4, -8, 4, 0, -1, 4, -3, -2, 4, -2, 0, 0, 0, 0, 0, 0, 0, 0, -2, 8, -6, -4, 8, -4, 0, 2, -8, 6, 4, -8, 4, Divisor = 16, Mode = ConvolutionMode.Full, Border = BorderMode.Constant, BorderValue = 255)]
    public static partial void K18(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel(1, 7, 4816600000, -0.030648, 0.83639, -4075000, 409540000, -46474000, 89373000000, Divisor = 10, Flip = true, Border = BorderMode.Wrap)]
    public static partial void K19(ReadOnlySpan<byte> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel(3, 5, 1, 4, 2, 0, 1, -1, 0, 3, -2, 1, 3, 3, 4, -1, 1, Divisor = 0.3, Stride = 2)]
    public static partial void K20(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [BoxKernel(4, 4, Divisor = 0.5, Flip = true, Stride = 3, AnchorRow = 2, AnchorColumn = 3, Channels = 3)]
    public static partial void K21(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [Kernel5x5(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 2, Flip = true, Mode = ConvolutionMode.Valid, Stride = 2, Channels = 4)]
    public static partial void K22(ReadOnlyPlane<byte> source, Plane<float> destination);

    [Kernel3x3(-187877, -168698, -169695, -143858, -109115, -92554, 173267, -137582, 55703, Divisor = 256, AnchorRow = 2)]
    public static partial void K23(ReadOnlyPlane<byte> source, Plane<float> destination, Strip strip);

    [Kernel3x3(-0.7743517401508762, 0.07183395655445479, -0.2759594792853852, -0.5697673501306062, -0.9447175999845926, 0.8621416966720212, -0.2273743605368651, 0.5604222023675323, 0.696317081198244, Divisor = 441, Border = BorderMode.Reflect101, Stride = 2, Channels = 4)]
    public static partial void K24(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

    [Kernel(2, 3, 1, -2, -2, 4, 1, 8, Divisor = 441, Absolute = true, Mode = ConvolutionMode.Valid, Channels = 2)]
    public static partial void K25(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);
}
