using System;
using System.Threading.Tasks;
using KernelGen;

public static partial class Random7
{
    [Kernel3x3(0.1, 0, -0.4, 1.7, 0.7, -0.4, -0.3, 0.4, -0.3, Divisor = 49, Padding = 0, Channels = 3)]
    public static partial void K0(ReadOnlySpan<double> source, Span<double> destination, int width, int height, Strip strip);

    [Kernel3x3(-0.495, -0.481, -0.729, 1.508, 0.484, 0.367, 1.676, -0.543, -0.808, Divisor = -7, Offset = 0.1, Flip = true, Mode = ConvolutionMode.Valid, Stride = 4)]
    public static partial void K1(ReadOnlySpan<double> source, Span<double> destination, int width, int height, ParallelOptions options);

    [Kernel(2, 3, -114534, 181892, 140513, 181670, -116326, 78588, Divisor = 441, Border = BorderMode.Wrap)]
    public static partial void K2(ReadOnlySpan<double> source, Span<double> destination, int width, int height, ParallelOptions options);

    [BoxKernel(1, 1, Divisor = 49, Mode = ConvolutionMode.Full, Border = BorderMode.Constant)]
    public static partial void K3(ReadOnlySpan<double> source, Span<double> destination, int width, int height, ParallelOptions options);

    [Kernel(1, 2, 3, 1, Divisor = 256, Border = BorderMode.Constant, Stride = 4, AnchorRow = 0, Channels = 3)]
    public static partial void K4(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [Kernel1D(-3, -2, 1, Border = BorderMode.Constant, Channels = 3)]
    public static partial void K5(ReadOnlySpan<double> signal, Span<double> destination);

    [Kernel(9, 9, 3, 1, 3, 8, 8, 1, 8, 2, 1, 7, 6, 8, 4, 4, 6, 3, 2, 3, 3, 7, 3, 10, 3, 5, 6, 6, 8, 9, 10, 1, 9, 4, 11, 10, 2, 0, 11, 9, 5, 0, 4, 6, 2, 8, 5, 9, 10, 1, 9, 0, 8, 11, 6, 8, 5, 4, 9, 9, 1, 1, 5, 10, 3, 0, 10, 1, 8, 6, 1, 6, 4, 5, 9, 2, 2, 8, 8, 7, 0, 9, 8, Divisor = 441, Offset = 1e-3, Mode = ConvolutionMode.Full, Border = BorderMode.Constant, Channels = 3)]
    public static partial void K6(ReadOnlySpan<double> source, Span<double> destination, int width, int height, ParallelOptions options);

    [Kernel(1, 1, -5, Divisor = 2, Offset = 0.5, Flip = true, Border = BorderMode.Reflect101, AnchorColumn = 0, Channels = 2)]
    public static partial void K7(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [Kernel(9, 3, -1, 1, -4, -2, 0, -3, -2, -2, -2, 3, 0, 0, 2, 0, 0, 3, 2, 2, -2, 1, 3, -3, -3, 2, 0, 3, 1, Offset = 128, Mode = ConvolutionMode.Valid)]
    public static partial void K8(ReadOnlySpan<double> source, Span<double> destination, int width, int height, Strip strip);

    [Kernel3x3(61961, 175644, -28297, -46444, 21737, 112994, 84994, -90034, -116799, Divisor = 2, Offset = -7, Flip = true, Border = BorderMode.Reflect101, Dilation = 2)]
    public static partial void K9(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [Kernel1D(0.050138, 0.0003369, -92252000, -0.00065321, 9228900000, 569330000, -604300000, -825.74, 798120000, -62841, 206080, 52820, -89529, -4544900000, 6201.6, 4682.7, 454560000, -936410, 0.21293, -465.18, -0.002605, Divisor = 2, Flip = true, Border = BorderMode.Reflect, AnchorColumn = 3)]
    public static partial void K10(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [Kernel1D(1.85, 0.58, 0.33, -0.08, -0.34, 0.55, -0.65, Divisor = 2, Offset = 0.5)]
    public static partial void K11(ReadOnlySpan<double> signal, Span<double> destination);

    [GaussianKernel(1, 3, 0.8, 1.1, Divisor = 3, Offset = 0.1, Absolute = true, Mode = ConvolutionMode.Valid)]
    public static partial void K12(ReadOnlySpan<double> source, Span<double> destination, int width, int height, Strip strip);

    [Kernel(3, 5, 0.089113, 882040000, -0.076662, 2638100, -0.0055582, -394940, 756230000000, -89437000, 75.978, 940880, -0.082109, -9264.2, -237200000, 107.48, 45473000000, Divisor = 441, Offset = 0.5, Border = BorderMode.Reflect101, Stride = 4, AnchorColumn = 0)]
    public static partial void K13(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [Kernel(3, 5, 126500000000, 9395400, 751400, 3036700000, -7098.4, -26.243, 0.19009, 91.598, 9.423E-05, -0.0064704, -0.079221, -59.553, -724030000000, 69.667, -9202000000, Padding = 4)]
    public static partial void K14(ReadOnlySpan<double> source, Span<double> destination, int width, int height, Strip strip);

    [BoxKernel(5, 5, Normalize = false, Offset = 1e-3, Mode = ConvolutionMode.Valid)]
    public static partial void K15(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [Kernel(3, 1, 0, 0, 3, Divisor = 49, Border = BorderMode.Wrap, AnchorColumn = 0, Channels = 3)]
    public static partial void K16(ReadOnlySpan<double> source, Span<double> destination, int width, int height, ParallelOptions options);

    [Kernel1D(0, 0, 0, -8, Divisor = 16, Border = BorderMode.Reflect, Stride = 3, AnchorColumn = 1)]
    public static partial void K17(ReadOnlySpan<double> signal, Span<double> destination);

    [Kernel3x3(0, 8, 0, 0, 0, 0, 0, -5, 0, Divisor = 16, Channels = 3)]
    public static partial void K18(ReadOnlySpan<double> source, Span<double> destination, int width, int height, ParallelOptions options);

    [Kernel1D(6, 0, 3, 0, -6, 3, 6, -6, 3, 4, -4, -4, -3, 6, -6, -3, 6, 0, -3, 0, -6, Border = BorderMode.Reflect)]
    public static partial void K19(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [Kernel7x7(1.3, 0.2, 1.7, 1.1, 1.6, 1.5, 0.2, 0.3, -0.4, 1.1, 1.9, 0.4, -0.2, 1.4, 1.8, -0.7, -0.9, 1.4, 1.7, 0.3, 1.5, 0.7, 1.4, -0.5, 0.2, 0.3, -0.2, -0.1, 1.3, 0.1, -0.6, 1.7, -0.9, -0.8, -0.9, 0.8, 0.8, 1.3, 0.7, -0.3, 1.1, 0.6, 1.2, 0.7, 0.8, -0.7, -0.1, 1, 0.8, Divisor = 3, Mode = ConvolutionMode.Valid, Stride = 3, Dilation = 2, Channels = 3)]
    public static partial void K20(ReadOnlySpan<double> source, Span<double> destination, int width, int height, ParallelOptions options);

    [Kernel3x3(-0.7741, 0.3406, -0.4025, 1.3079, -0.022, 0.4886, -0.2313, -0.28, 0.9931, Divisor = -7, Offset = 1e-3, Mode = ConvolutionMode.Valid, Channels = 3)]
    public static partial void K21(ReadOnlySpan<double> source, Span<double> destination, int width, int height, ParallelOptions options);

    [Kernel(9, 9, 1.5, 1.5, -0.9, 1.5, 0.4, -0.6, 1, 0.8, 1.6, 1.7, 2, 0.6, 1, -0.7, 1.7, -0.2, 1.4, 0.5, -0.7, 1.1, -0.2, 1.8, 0.2, -0, -0.4, -1, -0.1, 1.9, 0.2, -0.5, -0.3, 1.3, 0.6, 0.3, 0.1, 1.9, -0.1, 0.9, 1.3, -0.7, 2, -0.6, 0.3, 1.7, -0.2, -1, 0.9, -0.9, 1.1, 0.2, 0.9, -0.6, 1, 1.5, 1.2, 1.8, 0.2, 1.1, 0.9, 0.4, 1.4, 1.1, -0.4, 1.1, 1, -0.3, 2, -0.3, 1.3, 1.8, 2, -0.5, 1.1, 2, 1.1, -0.5, 0.5, 0.5, -0.8, -0.4, 0.2, Divisor = 2, Flip = true, Border = BorderMode.Reflect, Dilation = 3)]
    public static partial void K22(ReadOnlyPlane<double> source, Plane<double> destination);

    [Kernel1D(-0.00050129, -983.5, -46264000, Divisor = 49, Flip = true, Padding = 1)]
    public static partial void K23(ReadOnlyPlane<double> source, Plane<double> destination);

    [Kernel(3, 5, -0.6517231574522905, 0.10264085563953995, -0.7515253563185806, -0.40106585221414726, 0.11217195685588388, -0.35231732826322193, -0.18308280370341745, -0.16473857181367402, -0.6595761848891043, -0.18326416201110196, 0.3939045078092742, -0.23605723550359592, -0.5362904237286609, 0.5693278040594085, -0.5112266044650351, Absolute = true, AnchorRow = 1, Channels = 4)]
    public static partial void K24(ReadOnlySpan<double> source, Span<double> destination, int width, int height);

    [Kernel(9, 9, 8929000, 81326000, 649530000000, -0.00033556, -380910000000, 976150000, -3014000, 344100, -0.0047309, 42600000, 0.021272, 68079000, 5170.8, -369650000, -33760, -63361000000, -223.8, -51996, -7259.3, -0.0063507, -583730, 47917000, -152100000, 50.704, 90.489, -0.043178, -0.00045946, -737.39, 0.71527, 90.048, 25933, 351900, 0.0062221, -4273000000, -0.021047, -84240000, 784.55, 0.00032839, -0.0022916, -423480000000, 399490000000, 0.066303, -0.00032292, 3085.7, -2742200000, 377430000000, 57890000, -1041600, -0.00086853, 81.102, -4115000000, 9582300000, 7634.4, -4836700000, -0.0028672, -93156000, 812320000000, 34351000, 43.347, -303280000, -1815300000, -15560, -12604, -0.0048935, 0.00095325, 91.461, -56346000000, 26690000, 0.00092434, -4764100000, 549190000, -7.7733, 572310000000, -927100, -721580000, 88628000, 0.040866, 9023800, -187.61, -22.046, -0.051096, Divisor = 10, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect101)]
    public static partial void K25(ReadOnlySpan<double> source, Span<double> destination, int width, int height, ParallelOptions options);
}
