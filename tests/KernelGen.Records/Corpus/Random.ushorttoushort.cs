using System;
using System.Threading.Tasks;
using KernelGen;

public static partial class Random5
{
    [GaussianKernel(11, 11, 0, 0.8, Divisor = 10, Offset = 1e-3, Border = BorderMode.Reflect, Dilation = 3)]
    public static partial void K0(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel(3, 5, 79882, 35703, -81735, -198016, 71413, 98720, -83492, -98443, -152416, 143177, 105107, 60551, 45918, 83097, -46736, Divisor = -7, Offset = 33.3, Padding = 1)]
    public static partial void K1(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel7x7(-6, 2, 2, -1, 1, -6, 5, 0, -5, -2, -6, -5, 4, -5, -4, 1, 3, -5, 1, 1, -6, -2, -1, -1, 4, 1, 1, 2, 6, -1, -1, 5, -3, -1, 4, 5, -4, 5, 6, 2, 5, 0, -5, 6, -1, 1, -2, -2, 6, Divisor = 0.3, Absolute = true, Mode = ConvolutionMode.Valid, Dilation = 3, Channels = 2)]
    public static partial void K2(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel1D(-19996, -25201, -189073, -19903, -136531, 28763, -779, Divisor = 10, Offset = -7, Mode = ConvolutionMode.Valid, Stride = 3, Rounding = MidpointRounding.ToZero)]
    public static partial void K3(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, Strip strip);

    [Kernel(5, 1, 11, 10, 9, 7, 1, Divisor = 0.3, Absolute = true, Border = BorderMode.Reflect, Rounding = MidpointRounding.ToPositiveInfinity)]
    public static partial void K4(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel1D(5, 2, 2, 0, -4, -4, 0, 2, 2, 5, Divisor = -7, Offset = -0.25, Border = BorderMode.Constant, Channels = 4, PreserveAlpha = true)]
    public static partial void K5(ReadOnlySpan<ushort> signal, Span<ushort> destination);

    [Kernel(9, 9, -0.67731, 0.71386, -134810000000, -70183000000, 29460000, -973910000, 571690, -3140600, -326500000, 199810, 727780, -0.55364, 947130000000, -24.38, -0.075922, -8300100, 0.006911, -6759900000, 0.0070682, -85.855, 293480000000, 0.5005, 22219000, 5102500000, 74817000000, 6.8316, -0.0064821, 74974, 965700, -5157.4, -4912000, 6031.2, 238.88, -480760, -18730, 657.14, 5.9592, 94587000000, -81605000000, 2.6897, -5635400, 0.07172, -3231500000, -86.47, -414360, 0.67806, 725510, 74322000000, -0.00067501, 0.33802, -0.007261, -15.477, -8816.5, -6453000000, -734670000000, -9.526E-05, 953720000000, -5179600000, -593450, -742240000, 8472400000, -349310000, 364110, 0.003208, -0.0023752, 0.00047469, -468.57, 0.0057312, -0.052755, -65305000000, -29688, -40.741, -669420000, -4696000000, -0.00025907, 408660, 8577000000, -3858200, 6232300, 3418.9, 8.9349, Divisor = 441, Offset = 128, Border = BorderMode.Constant, BorderValue = 65535, AnchorColumn = 5, Channels = 2)]
    public static partial void K6(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, Strip strip);

    [Kernel1D(0.083, -0.569, -0.684, Offset = 128, Stride = 4, Rounding = MidpointRounding.ToPositiveInfinity)]
    public static partial void K7(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel(9, 3, 0.35122165984996667, -0.15944416874993783, 0.8343786969009688, -0.8026812634443311, 0.6081099033393478, -0.9789580078697568, 0.5595896903237281, -0.6973061457729461, -0.3968238371409587, -0.06953562473390984, -0.568852650732199, 0.41267491849729554, -0.8121578906719377, -0.3745420982011324, -0.22887426765117524, -0.04719239335842074, -0.8964388519043284, 0.780206198701731, 0.9561471529100776, 0.01701738918992568, 0.38926625968388584, -0.3513031608198318, -0.24344430083569335, -0.20404933355937216, -0.3891821128265849, 0.8549298671329999, 0.7524885887990187, Divisor = 10, AnchorRow = 4)]
    public static partial void K8(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, ParallelOptions options);

    [Kernel(2, 2, 1, 1, 1, 1, Divisor = 0.5, Border = BorderMode.Constant, Rounding = MidpointRounding.ToZero, Channels = 3)]
    public static partial void K9(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, Strip strip);

    [Kernel5x5(-4, 0, 1, -5, 0, 16, 0, -4, 20, 0, 0, 0, 0, 0, 0, -12, 0, 3, -15, 0, -8, 0, 2, -10, 0, Divisor = 16, Absolute = true, Padding = 2, Stride = 3)]
    public static partial void K10(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel1D(-8, 1, -8, -8, Divisor = 0.5, Offset = 128, Border = BorderMode.Reflect101, AnchorColumn = 1)]
    public static partial void K11(ReadOnlySpan<ushort> signal, Span<ushort> destination);

    [Kernel(3, 1, 159035, -195815, 174120, Divisor = -7, Absolute = true, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void K12(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, ParallelOptions options);

    [Kernel1D(4, -3, Offset = 128, Absolute = true, Border = BorderMode.Reflect101, Stride = 3, Dilation = 2, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K13(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, ParallelOptions options);

    [SeparableKernel([-1, -3, -1, 4, -3, 2, 2, -2, 3], [-0.5, 0.4, -0.3, -0.2, -0.3, 1.1, 1.2, 1.5, 1.4], Divisor = 441, Flip = true, Border = BorderMode.Wrap, AnchorColumn = 1)]
    public static partial void K14(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, ParallelOptions options);

    [BoxKernel(5, 5, Normalize = false, Divisor = 0.5, Offset = 33.3, Absolute = true, Mode = ConvolutionMode.Valid)]
    public static partial void K15(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [GaussianKernel(5, 1.1, Divisor = 0.5, Border = BorderMode.Wrap, Dilation = 3)]
    public static partial void K16(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, Strip strip);

    [Kernel1D(0, Offset = 1e-3, Mode = ConvolutionMode.Valid, Rounding = MidpointRounding.ToPositiveInfinity, Channels = 3)]
    public static partial void K17(ReadOnlySpan<ushort> signal, Span<ushort> destination);

    [Kernel(9, 9, 0, 0, 0, -6, 0, 0, 0, 0, 0, 0, 8, 7, 1, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -3, 0, 0, 0, 0, -6, 6, 0, 0, 0, 0, 0, 0, 5, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 7, 6, 0, 0, 0, 0, 0, 0, 0, Divisor = 441, Mode = ConvolutionMode.Valid, Channels = 2)]
    public static partial void K18(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel(15, 15, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 10, Mode = ConvolutionMode.Full, Border = BorderMode.Constant, BorderValue = 4096, Channels = 3)]
    public static partial void K19(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, Strip strip);

    [Kernel3x3(-191319, 92759, 51052, 131265, -121750, -189436, 172168, -108531, -57850, Divisor = 256, Border = BorderMode.Wrap)]
    public static partial void K20(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, Strip strip);

    [Kernel(9, 9, -0.9979584868987829, 0.2442311482709978, -0.7592835564908029, 0.8400489258766402, 0.5174551613244485, -0.6884210294524306, -0.559919795747809, 0.5153396080785149, -0.025604067847879608, 0.1859497424149652, 0.3321468026061294, -0.49010005197026774, -0.8365035838617494, -0.1970238905386179, 0.687386244389874, -0.04203495897447451, -0.14648948849481036, -0.013662850956275507, -0.3561906867456579, 0.3065840244789533, 0.6132862128379224, -0.7370809743819204, -0.3933562829128263, 0.6696826432224747, -0.049183888849422264, -0.18710374328638602, 0.36976546299167223, -0.6655690184168374, -0.9302805838781785, 0.8915383321659351, -0.7815809006716967, 0.9570964081013094, 0.5104839194149169, 0.24429697508192483, -0.6107904769530476, -0.19141009412305898, 0.6201273191813972, -0.38270383113189776, 0.19329844191358347, -0.001347955782594168, -0.19409826453500345, 0.5538339948066668, 0.9779828535290356, 0.8500688224332729, 0.795039590352699, -0.6670313801928569, -0.34200720178988164, 0.8094562635801064, -0.8238809536322397, -0.5274087309499311, 0.7120126409977734, -0.16134872993517146, -0.137110115558426, -0.5618064867154725, -0.2012546105316163, 0.7391224874831375, -0.3624125688161759, -0.42896619971327776, -0.11076718527393747, -0.2954410953891655, -0.0581864924441029, -0.8943507773309717, 0.44562019195669333, 0.08285759998618514, -0.03246935691333808, 0.37505039450482025, -0.0005839713851846229, -0.08080055894367422, -0.5862334135855704, -0.12120366148706696, 0.3378377218441282, -0.7637856573629126, 0.793038707130141, 0.6451572690369363, -0.49931771098604316, -0.9405477819687443, -0.7150638279109559, -0.24342510534609907, 0.8746430528697757, -0.38215250865656536, -0.8450965414965044, Divisor = 0.5, Offset = 1e-3, Absolute = true, Border = BorderMode.Wrap, AnchorColumn = 3, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K21(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

    [Kernel(5, 1, 0.3335525911923276, 0.7387933571537926, 0.3956896771656766, 0.2973227078548273, 0.13475354720594068, Divisor = -7, Border = BorderMode.Reflect101, Stride = 2)]
    public static partial void K22(ReadOnlyPlane<ushort> source, Plane<ushort> destination);

    [GaussianKernel(7, 5, 0.3, 0.8, Divisor = 10, Mode = ConvolutionMode.Valid)]
    public static partial void K23(ReadOnlyPlane<ushort> source, Plane<ushort> destination, ParallelOptions options);

    [Kernel(2, 3, 0.29, -0.31, 0.06, -0.5, 1.81, 0.7, Divisor = 10, Absolute = true, Flip = true, Border = BorderMode.Reflect101, AnchorRow = 1, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K24(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height, Strip strip);

    [Kernel1D(4, -6, 4, Flip = true, Border = BorderMode.Constant)]
    public static partial void K25(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);
}
