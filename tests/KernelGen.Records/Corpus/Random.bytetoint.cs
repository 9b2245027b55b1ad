using System;
using System.Threading.Tasks;
using KernelGen;

public static partial class Random2
{
    [Kernel(9, 3, 1, -3, -2, 3, 2, -1, -3, -3, 0, -3, 3, -3, -2, -4, 0, 4, 3, -4, 4, 0, -1, -3, 4, -3, -3, 3, 1, Divisor = 2, Offset = 0.1, Border = BorderMode.Constant, BorderValue = 17, AnchorRow = 7, Channels = 3)]
    public static partial void K0(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, ParallelOptions options);

    [Kernel(6, 1, 0.8765, -0.00071733, -0.1361, 271.1, -0.0064881, 27254000000, Divisor = -7, Border = BorderMode.Reflect)]
    public static partial void K1(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, ParallelOptions options);

    [GaussianKernel(3, 0.8, Divisor = 16, Padding = 1)]
    public static partial void K2(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, Strip strip);

    [Kernel3x3(2, -3, -2, -1, 3, 0, -3, -4, 4, Divisor = 2, Flip = true, Stride = 2, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K3(ReadOnlySpan<byte> source, Span<int> destination, int width, int height);

    [Kernel3x3(-184270, -135816, 122095, -42633, 113350, -45927, 145579, 144043, -17223, Divisor = -7, Offset = -0.25, Flip = true, Padding = 2, Rounding = MidpointRounding.ToNegativeInfinity)]
    public static partial void K4(ReadOnlySpan<byte> source, Span<int> destination, int width, int height);

    [Kernel1D(32, 4, 1, -1, -32, Border = BorderMode.Reflect101, Dilation = 3, Rounding = MidpointRounding.ToZero, Channels = 2)]
    public static partial void K5(ReadOnlySpan<byte> signal, Span<int> destination);

    [Kernel3x3(-12, -12, -3, -8, -8, -2, 4, 4, 1, Divisor = 441, Flip = true, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect101)]
    public static partial void K6(ReadOnlySpan<byte> source, Span<int> destination, int width, int height);

    [Kernel(11, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -4, 0, 0, 0, 0, 1, 2, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, -5, 0, -2, 4, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 7, 0, 0, 0, -8, 0, 0, 0, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0, -4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -8, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0, 0, -4, 0, 0, 0, 0, 0, 0, 0, 3, 0, 9, 0, 0, 0, 9, 0, 0, 0, -4, 0, 0, 0, 0, 0, 0, -7, 4, -3, 0, 0, 0, 0, 0, 0, 0, Divisor = 0.5, Border = BorderMode.Reflect101, AnchorRow = 1, Channels = 3)]
    public static partial void K7(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, Strip strip);

    [Kernel(9, 9, 0.008475487590057451, 0.06639600408561352, 0.2537289193150256, -0.343070401504203, 0.5008023052945745, 0.3662598847254459, -0.642619858329473, 0.13731929712803992, 0.9278957768938949, -0.06356166911477301, 0.5070255806236648, -0.6870664487066989, -0.12984126486342462, 0.7213630395575255, 0.3931761334618442, 0.1394220838041147, -0.754020050053494, 0.12834291864575031, 0.8726978767070444, 0.8458169427913693, -0.8583721219833811, 0.31528171865049837, 0.09136102585651029, 0.5279955992139855, 0.8018371145249517, 0.25358063134065856, 0.9825729299255521, 0.8086793822276777, -0.9959249459188082, -0.9119551330394834, 0.37652099848562903, -0.9259191397232558, -0.7573280268150047, 0.3342452213793272, 0.9835741612983748, 0.23133617883144697, 0.9363051540853013, 0.03048834718320914, 0.8845819690658627, 0.566346279143517, -0.6657675074719673, -0.8126282523444985, -0.5789575686580304, 0.9209633161877111, -0.7235896306687918, -0.20256237182885517, 0.7300416555861204, 0.7090018529952513, -0.35096699900504524, 0.14819123463155304, -0.6986323547077515, -0.15864934919339113, 0.6501594742993635, 0.811868760647191, -0.7305217868324936, 0.6931937689395593, 0.9750349782291032, 0.7257333201010401, -0.14490751602915464, -0.7527783260460842, 0.3836869547998938, -0.45129924055715054, 0.13324424304684812, 0.8398509099333784, 0.5599173323995981, 0.43294472034692055, -0.9297384218916942, 0.5359135137572482, 0.7377888782591506, -0.8381600453696028, 0.20311692971881334, 0.21549160276329693, 0.2437609495798876, -0.6936484024364726, 0.5115844502633364, 0.9542561303611174, -0.10576071269147136, 0.1703977096687992, 0.2515852298827772, 0.004399486353806825, 0.5235389757545381, AnchorRow = 7, AnchorColumn = 8, Channels = 2)]
    public static partial void K8(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, ParallelOptions options);

    [SeparableKernel([-8], [-2], Divisor = 0.3, Border = BorderMode.Constant, BorderValue = 128, Dilation = 2, AnchorRow = 0)]
    public static partial void K9(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, ParallelOptions options);

    [Kernel(7, 5, -944.6, 40100000, -8763000000, -0.009987, -0.19065, -7227700, -69.764, -8.919, -6242, -86.948, 0.49142, 0.073642, -8632, -603.52, -4719800, 83444, 7.2298, 5816.5, -954210000000, 2.2011, 0.41509, 0.00099528, 57347000, -19.224, 3665500, -912830000000, 5089400000, 0.95598, 25.612, -30728, 0.00032957, 78503000, -426320, 60643000000, 90800000000, Divisor = 3, Rounding = MidpointRounding.ToPositiveInfinity)]
    public static partial void K10(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, ParallelOptions options);

    [Kernel1D(3, -4, -2, 1, 3, 1, 1, Border = BorderMode.Reflect101, Rounding = MidpointRounding.ToPositiveInfinity)]
    public static partial void K11(ReadOnlySpan<byte> signal, Span<int> destination);

    [Kernel3x3(-0.04953661982414159, 0.9974964326235916, 0.5857261175223283, 0.964159569686353, 0.1733173249165143, -0.21363684405276406, 0.6496990507700011, -0.28685462721011357, -0.3906153912612309, Offset = 1e-3, Mode = ConvolutionMode.Full, Channels = 3)]
    public static partial void K12(ReadOnlySpan<byte> source, Span<int> destination, int width, int height);

    [Kernel5x5(-0.45, 1.6, 0.85, -0.92, -1, -0.28, -0.84, 1.75, 1.44, 1.42, 1.43, 0.7, -0.83, 1.05, -0.81, 1.07, 1.39, -0.13, -0.86, -0.55, 0.24, 0.16, -0.73, 1.73, 1.49, Divisor = 441, Flip = true, Mode = ConvolutionMode.Valid, Rounding = MidpointRounding.ToNegativeInfinity, Channels = 2)]
    public static partial void K13(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, Strip strip);

    [Kernel(7, 5, -0.8, 0.2, 2, 2, 1.4, 0.2, -0.8, 1.9, 1.3, -0.5, 0.1, 1.2, -0.7, 1.5, 1, 1.4, 1.3, 1.1, -0.4, 0.3, 0.7, -0.1, 1.2, 2, 0.9, 0.5, 0.6, 0.1, 1.7, 0, 1.7, 2, 1.8, 1.9, -0.7, Divisor = 0.3, Absolute = true, Border = BorderMode.Reflect)]
    public static partial void K14(ReadOnlySpan<byte> source, Span<int> destination, int width, int height);

    [Kernel3x3(0.8, 1.8, 0.5, 1.3, 1.1, 2, 0.1, -0.1, 1.6, Divisor = -7, Offset = 0.5, Border = BorderMode.Reflect, Channels = 4)]
    public static partial void K15(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, Strip strip);

    [Kernel(1, 3, 2, 2, 2, Divisor = 16, Flip = true, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect, Rounding = MidpointRounding.ToNegativeInfinity, Channels = 2)]
    public static partial void K16(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, Strip strip);

    [Kernel1D(-12, 8, -12, 4, 0, 8, -4, Divisor = 49, Border = BorderMode.Constant, Stride = 3, AnchorRow = 0)]
    public static partial void K17(ReadOnlySpan<byte> signal, Span<int> destination);

    [Kernel(7, 5, 0, 0, 0, 0, 0, 0, 0, 0, 5, -7, 0, 0, -9, 0, 0, 0, 0, 0, 0, -6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, -1, 0, 6, 0, Divisor = 3, Absolute = true, Mode = ConvolutionMode.Valid, Channels = 4)]
    public static partial void K18(ReadOnlySpan<byte> source, Span<int> destination, int width, int height);

    [Kernel(1, 7, 7, 0, 0, -8, 0, 0, 0, Divisor = 441, Offset = 0.1, Mode = ConvolutionMode.Valid)]
    public static partial void K19(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, ParallelOptions options);

    [Kernel(5, 1, -4, -1, 3, 3, 0, Offset = 0.5, Absolute = true, Border = BorderMode.Reflect101, AnchorColumn = 0, Rounding = MidpointRounding.ToZero)]
    public static partial void K20(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, Strip strip);

    [BoxKernel(6, 1, Divisor = 3, Offset = 128, Mode = ConvolutionMode.Valid, Channels = 4)]
    public static partial void K21(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, Strip strip);

    [Kernel3x3(1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 0.3, Mode = ConvolutionMode.Valid, Channels = 3)]
    public static partial void K22(ReadOnlyPlane<byte> source, Plane<int> destination, Strip strip);

    [BoxKernel(3, 3, Divisor = 2, Offset = 128, Border = BorderMode.Constant, BorderValue = 255, Stride = 4, Rounding = MidpointRounding.ToZero, Channels = 4)]
    public static partial void K23(ReadOnlyPlane<byte> source, Plane<int> destination);

    [GaussianKernel(3, 0, Divisor = 10, Offset = 0.1, Absolute = true, Mode = ConvolutionMode.Valid, Stride = 3)]
    public static partial void K24(ReadOnlySpan<byte> source, Span<int> destination, int width, int height);

    [GaussianKernel(2, 0.8, Divisor = 16, Offset = 0.5, Absolute = true, Border = BorderMode.Reflect, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K25(ReadOnlySpan<byte> source, Span<int> destination, int width, int height, Strip strip);
}
