using System;
using System.Threading.Tasks;
using KernelGen;

public static partial class Random4
{
    [Kernel(21, 1, 8, 0, 10, 11, 6, 5, 8, 3, 8, 9, 5, 5, 4, 4, 11, 2, 4, 10, 4, 1, 1, Divisor = 49, Offset = -7, Border = BorderMode.Reflect, Dilation = 3, Rounding = MidpointRounding.ToPositiveInfinity, Channels = 4)]
    public static partial void K0(ReadOnlySpan<short> source, Span<short> destination, int width, int height, ParallelOptions options);

    [Kernel(1, 3, 1, 1, 1, Divisor = 0.3, Absolute = true, Flip = true, Mode = ConvolutionMode.Valid, Stride = 3, Rounding = MidpointRounding.AwayFromZero, Channels = 3)]
    public static partial void K1(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel(9, 9, -8, -1, 1, -8, 8, 32, -4, -1, 8, -2, 8, -2, -16, -16, -32, -2, 2, 1, 16, -32, 1, 16, 1, -32, 8, 32, -4, 16, 1, 2, -32, -4, 8, 4, -1, 8, -16, 32, -1, -4, 8, -16, 4, -16, -32, -16, -2, 4, 2, -2, -4, -32, 4, -1, 2, 16, -2, -32, -4, -16, -32, 16, -2, -16, -16, 16, 2, -8, -32, -16, -8, -16, -8, -32, -4, 4, -16, -4, -4, 2, 2, Divisor = 256, Offset = 33.3, Border = BorderMode.Constant, BorderValue = 32767, Stride = 4)]
    public static partial void K2(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel3x3(1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 10, Flip = true, Stride = 4, AnchorColumn = 2)]
    public static partial void K3(ReadOnlySpan<short> source, Span<short> destination, int width, int height, ParallelOptions options);

    [Kernel1D(-16, 4, -1, -1, 16, 8, -16, Divisor = 441, Padding = 0)]
    public static partial void K4(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel1D(-3, 1, Divisor = 10, Padding = 0, Stride = 3, Dilation = 2, Rounding = MidpointRounding.ToZero)]
    public static partial void K5(ReadOnlySpan<short> signal, Span<short> destination);

    [GaussianKernel(1, 21, 0.8, 0, Divisor = 2, Absolute = true, Border = BorderMode.Wrap, AnchorRow = 0, AnchorColumn = 2, Rounding = MidpointRounding.ToZero, Channels = 4, PreserveAlpha = true)]
    public static partial void K6(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel1D(1, 1, Divisor = 16, Stride = 4, Rounding = MidpointRounding.ToZero)]
    public static partial void K7(ReadOnlySpan<short> source, Span<short> destination, int width, int height, ParallelOptions options);

    [Kernel(1, 7, -4, -2, 0, 2, 0, -1, -1, Divisor = 2, Offset = -0.25, Border = BorderMode.Constant, Stride = 4)]
    public static partial void K8(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel1D(1.64, Divisor = 256, Mode = ConvolutionMode.Valid, Rounding = MidpointRounding.ToPositiveInfinity)]
    public static partial void K9(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [GaussianKernel(1, 21, 2, 0, Divisor = 0.3, AnchorColumn = 5)]
    public static partial void K10(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel1D(-83868, -2327, -33096, 56617, 10513, 146454, Divisor = 256, Border = BorderMode.Constant, AnchorColumn = 4)]
    public static partial void K11(ReadOnlySpan<short> signal, Span<short> destination);

    [Kernel1D(0.77, -0.41, 0.23, 1.77, 1.4, -0.06, 0.94, Divisor = 49, Border = BorderMode.Reflect101, AnchorRow = 0, Rounding = MidpointRounding.ToPositiveInfinity, Channels = 3)]
    public static partial void K12(ReadOnlySpan<short> source, Span<short> destination, int width, int height, ParallelOptions options);

    [Kernel(2, 3, -30.669, 6251400000, 22.562, 6523, -768040000000, 7.7105, Border = BorderMode.Wrap, AnchorColumn = 0, Channels = 4, PreserveAlpha = true)]
    public static partial void K13(ReadOnlySpan<short> source, Span<short> destination, int width, int height, ParallelOptions options);

    [SeparableKernel([-9, 0, 0, 0, 0, 0, 6], [0.1, -0.12, 0.7, -0.77, 1.59, 0.77, 0.31], Border = BorderMode.Reflect101)]
    public static partial void K14(ReadOnlySpan<short> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel1D(6, 11, 2, 2, 11, 6, 8, Divisor = 2, Mode = ConvolutionMode.Valid)]
    public static partial void K15(ReadOnlySpan<short> source, Span<short> destination, int width, int height, Strip strip);

    [SeparableKernel([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [0, 3, 6, 0, -2, -1, -2, 0, 6, 3, 0], Border = BorderMode.Wrap, AnchorRow = 8, AnchorColumn = 8, Rounding = MidpointRounding.ToPositiveInfinity, Channels = 4, PreserveAlpha = true)]
    public static partial void K16(ReadOnlySpan<short> source, Span<short> destination, int width, int height, ParallelOptions options);

    [Kernel1D(1, 1, Divisor = -7, Offset = -7, Padding = 0, Channels = 3)]
    public static partial void K17(ReadOnlySpan<short> signal, Span<short> destination);

    [Kernel3x3(1, 0, -2, 1, -1, -1, 2, 0, -1, Divisor = 3, Flip = true, Border = BorderMode.Constant, Channels = 2)]
    public static partial void K18(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel(2, 3, 32, 32, 4, 4, 32, 32, Offset = 0.1, Mode = ConvolutionMode.Valid, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K19(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel(9, 9, -0.6922257271093436, 0.23645677661358233, 0.3356939886397188, 0.991950075138337, 0.8876405236719365, -0.08644957611637638, -0.24275726044678936, 0.8409231518585809, -0.3770597713892626, 0.6811369749163916, -0.27888297907956083, -0.8550738589163283, -0.8559480280875917, 0.5727386537812365, 0.3913690752309602, -0.6597912216837477, -0.15018198785846215, 0.17570203969986276, -0.12778563011800204, 0.12213541153917817, 0.810894714580334, -0.32151358636166605, -0.07049582296539836, -0.602731541545471, -0.8766125300324581, -0.7475848876627091, 0.41269469420085425, -0.9650439908565227, -0.6017175836496602, -0.6240798205249383, 0.21710887049190175, -0.644603381699232, 0.5946838760723749, -0.06968860471140992, -0.5422917201846333, 0.8490695961979542, -0.3486908904037862, 0.24183448461901147, -0.97683124522531, -0.18271267003506075, 0.3626443535846864, -0.14347954706450905, -0.22994112839453906, 0.35306466154431204, -0.5064881953906679, -0.5503978308059265, -0.11719453573096295, 0.014141572180270012, 0.1702677836503217, 0.1649308349773897, 0.9507358735197857, 0.4123492117097365, -0.33277318316175286, -0.7227611186554475, -0.4444704071825698, 0.6292878592523223, -0.6930474004210194, -0.061574469814810184, 0.8685626051707951, 0.6352254113346456, 0.5008557296827696, -0.27771326959026665, 0.4426407355082411, -0.7529799508643243, -0.5359718955755103, -0.6342795973803288, -0.4497577349887033, 0.21374057662381807, 0.11503037396586979, 0.542299479033006, 0.6888996687200384, 0.6079835275225265, 0.1525332849251726, -0.9450729600829412, 0.7594910579544916, -0.04562573835515682, 0.9084275420328731, 0.5764395154902895, 0.9037566538451969, 0.6737853007734684, 0.3696096480682538, Flip = true, Border = BorderMode.Reflect101)]
    public static partial void K20(ReadOnlySpan<short> source, Span<short> destination, int width, int height);

    [Kernel(2, 3, 3, 5, 0, 11, 10, 11, Divisor = 0.5, Flip = true, AnchorRow = 1, Channels = 4, PreserveAlpha = true)]
    public static partial void K21(ReadOnlySpan<short> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel1D(1, 1, 1, Offset = 33.3, Absolute = true, Mode = ConvolutionMode.Valid)]
    public static partial void K22(ReadOnlyPlane<short> source, Plane<short> destination, Strip strip);

    [Kernel(15, 15, 47343, 151464, -183514, 108988, 15174, -40061, -45275, 21512, -37680, -64358, 35698, -175535, -157175, -43449, 40918, -59760, -154047, 90048, -66688, -33979, 122500, 125557, 100003, -178392, 99045, 174760, 79722, -187868, -132906, -191378, 51740, -115930, -86986, -79428, -75825, -109607, 147880, 22864, 120336, -113380, -186934, 35809, 37715, 59560, 11243, -71548, -95127, -132726, -132820, -63163, -108474, -134856, 21572, -25913, -22612, 121786, -148539, 194878, -190057, 40413, 80216, -57407, -45583, -46302, 83902, -48372, 111451, 122253, -167624, -49476, -7641, 23088, 169712, -153308, -47046, -113310, -112159, -159558, 10364, -29408, 69887, 12448, 144951, 130257, 117095, -13405, 62497, 138926, 143184, 2388, -161068, 153002, 12921, -120078, 6403, 70473, -118608, -115984, 175658, -140386, 17001, -17381, -165102, 116656, 144477, 68438, -104568, -25120, -178868, -109303, 33945, -188982, -15487, 39350, 170525, -132232, -2359, 24160, 36603, -102694, 89130, 172524, 179069, 29987, -88409, 39357, -189833, 89789, 40289, 82481, -194702, -196176, -135216, -49251, 153591, -112733, -22451, -171706, 185779, -151344, -108838, -112383, 117793, 52486, 168443, -172086, -31512, 173570, -90603, -61366, -127169, 57231, 47413, 78351, -29516, 44476, 3549, 4911, 5064, -94881, 58271, 5643, 134591, -61349, -114601, 30120, 146233, -166237, 85759, 83257, 90219, -30654, 38380, -12054, -193857, 1512, -145269, -73417, 61543, -116323, -129132, -163404, -19609, -98346, 9649, -51934, -43589, -13568, 180265, -90885, 83717, 172637, 23230, 80660, -9615, 85519, -46974, -20859, -32914, -61678, -118320, -65275, -112189, 26139, 48415, 103484, -181149, -140534, 72208, 168971, -10256, -123034, 143367, -78613, -165749, 21674, -174748, 32936, 129001, 137333, -126291, -40200, -146502, -23356, 199539, Divisor = 0.5, Border = BorderMode.Wrap, Stride = 4, Channels = 4)]
    public static partial void K23(ReadOnlyPlane<short> source, Plane<short> destination);

    [Kernel7x7(1.4, 0.6, -0.8, -0.2, 0.8, 1.8, 1, 1.4, 0.9, 0.7, -0.5, 1.4, -0.4, 1.3, 0.7, 1.5, 1.7, -0.5, -0.5, 0.1, 1.4, 1.4, -0.1, 0.7, -0.1, -0.3, 1, -0.5, 1.8, -0.8, 0.6, 1.8, 0.8, -0.7, 0.9, 0.4, 1.2, 0.8, -0.2, -0.8, 1, -0, -0.8, -0, -0.6, -0.4, 0.9, -0.7, -0, Divisor = 0.5, Flip = true, Padding = 2, Stride = 3, Rounding = MidpointRounding.ToZero, Channels = 2)]
    public static partial void K24(ReadOnlySpan<short> source, Span<short> destination, int width, int height, Strip strip);

    [GaussianKernel(2, 0.8, Absolute = true, Flip = true, Border = BorderMode.Wrap, AnchorColumn = 1, Rounding = MidpointRounding.ToNegativeInfinity)]
    public static partial void K25(ReadOnlySpan<short> source, Span<short> destination, int width, int height, ParallelOptions options);
}
