using System;
using System.Threading.Tasks;
using KernelGen;

public static partial class Random6
{
    [Kernel(21, 1, 5, 6, 10, 8, 3, 7, 11, 6, 3, 1, 9, 10, 3, 1, 5, 5, 6, 1, 6, 2, 10, Divisor = -7, Border = BorderMode.Wrap, Stride = 3, Dilation = 3, AnchorRow = 7, Channels = 2)]
    public static partial void K0(ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel1D(0, 0, -1, Divisor = 10, Offset = 128, Absolute = true, Border = BorderMode.Constant, BorderValue = 2)]
    public static partial void K1(ReadOnlySpan<float> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel1D(1, Divisor = -7, Offset = 0.5, Flip = true, Padding = 0)]
    public static partial void K2(ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel(6, 1, 0, 0, 1, 4, 0, 0, Divisor = 0.5, Border = BorderMode.Wrap, Dilation = 2, AnchorRow = 3)]
    public static partial void K3(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [SeparableKernel([1], [0, 0, 0, 0, -4, 0, 0, 0, 0, 0, 3, -3, 0, 0, 0, 0, 0, 2, 0, -9, 0], Divisor = 3, Offset = 128, Flip = true, Channels = 2)]
    public static partial void K4(ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel1D(1.31, 1.11, Divisor = 0.3, Flip = true, Border = BorderMode.Reflect, Channels = 2)]
    public static partial void K5(ReadOnlySpan<float> signal, Span<float> destination);

    [Kernel(1, 3, -177447, -184060, -83694, Divisor = 2, Offset = 1e-3, Dilation = 3, Channels = 2)]
    public static partial void K6(ReadOnlySpan<float> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel(2, 3, 0.683, -0.411, 1.51, 1.388, -0.668, 0.579, Divisor = -7, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect, Dilation = 2)]
    public static partial void K7(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [GaussianKernel(1, 3, 0.8, 0, Offset = 0.1, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void K8(ReadOnlySpan<float> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel(1, 2, 3, 3, Divisor = 49, Offset = 0.1, Absolute = true, Mode = ConvolutionMode.Valid, Channels = 3)]
    public static partial void K9(ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel5x5(0.4, 0.4, -0.9, 0.6, -0.5, -0.3, -0.6, 0.9, -0.9, 1.8, -0.2, 2, 1.2, -0.7, -0.6, -0.9, 1.1, 0.1, 0.8, -0.7, 0.8, 2, -0.8, 1, 0.1, Border = BorderMode.Constant, BorderValue = 7, Dilation = 2, AnchorRow = 2)]
    public static partial void K10(ReadOnlySpan<float> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel1D(1.2, 1.6, 1.7, -0.6, -0.3, -0.4, 1.1, 1.3, -0.5, 0.6, Divisor = 256, Border = BorderMode.Constant, BorderValue = 2, Channels = 2)]
    public static partial void K11(ReadOnlySpan<float> signal, Span<float> destination);

    [Kernel(11, 11, 0.27138462256239015, 0.30385648519911634, 0.5411446409025904, -0.6228383367987529, -0.3998910046182065, 0.5335789600077918, 0.8918672259393461, -0.3480955554862021, 0.6023409746598178, -0.07659490270381553, 0.930561070298106, 0.47911723678890494, -0.8542375461450953, 0.2120290115531669, -0.3698759634838793, -0.993360155258961, -0.7574339107412071, 0.4449118335940465, -0.08428413471406515, 0.5716314816715342, 0.10665956563626389, -0.9250802853727156, 0.8029859083718556, 0.02295132587801252, -0.7074278209858704, 0.9376299967698893, 0.07767206201221422, -0.8488699159812507, 0.9871237939163688, -0.46270695210560553, -0.3347459162281574, -0.482720572260544, -0.26462336222856464, -0.922204805501832, -0.8528501521110768, -0.7887102159618913, -0.18421329985568924, -0.2803499155120691, -0.23158195485900246, 0.3129956067134605, 0.056645895846488825, -0.8805182165841191, 0.13882636797559744, 0.399780130665647, -0.771526074861887, 0.05841797732674414, 0.5407111996508722, 0.4044260836226987, 0.317669992017406, 0.4915108892561453, -0.04845192145949784, 0.7083186934275174, -0.19395948815809538, -0.8640221300833031, 0.24884335754851028, 0.19646490793510574, 0.500870576827261, -0.48180668497542234, -0.9154105158128825, -0.3375210013880958, -0.5440931020044224, 0.7407371419205968, -0.3352193494025708, 0.06504792676542315, -0.7418489864756581, 0.41328164255864985, -0.2562594009825305, -0.9320327406432632, 0.06487916366424362, -0.581165747521988, 0.19085314459672809, 0.5229160047708619, -0.32350621154695103, 0.6027202585724742, -0.4850144141749546, -0.012822217779616896, -0.06390665334831303, -0.5967942222937914, -0.2055225992601004, 0.23415420168738543, -0.6030812028809829, 0.6732459783895155, -0.1665399079986568, -0.5043870953397765, 0.5857449693538923, -0.043064609655674824, 0.7112389158975514, -0.40060123214526155, -0.17104816305034243, -0.04931506004618247, -0.2895807927891523, -0.7024066148802669, -0.36493939969918665, -0.8940609534709066, -0.142911291282117, 0.315908753925892, 0.4547011328184516, -0.9262215587898258, 0.1416291171413051, -0.18480771742053692, -0.6853226216907253, 0.47274394029413536, -0.660453080041545, -0.101164260460606, -0.6993422553405828, 0.4286320737696403, 0.03182490497446855, 0.20332025326943026, 0.6209922840916515, -0.7383344246718727, -0.7396284387165812, 0.09766479912105241, 0.7237159142846781, -0.1495647175002679, -0.7344397985071129, -0.2173390803939379, -0.09272295008074627, -0.8308322540627943, 0.47930295741153084, 0.3012156231800167, 0.7020427266610985, Absolute = true, Border = BorderMode.Reflect)]
    public static partial void K12(ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel(21, 1, 6, -5, -5, 6, -3, 0, -3, -2, 4, -3, 5, -3, 4, -2, -3, 0, -3, 6, -5, -5, 6, Divisor = 441, Flip = true, Mode = ConvolutionMode.Valid, Channels = 3)]
    public static partial void K13(ReadOnlySpan<float> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel(21, 1, -27350000000, 32219000, 194120, -32827000, -0.090433, 10.323, -328.79, -0.075305, 421.16, -25.086, 10.835, -212440000, 0.00046384, -44351000000, 29226000000, -17055000000, -50.1, 4359800, 0.27228, 91902, 562, Divisor = 441, Border = BorderMode.Constant, BorderValue = 7, AnchorColumn = 0)]
    public static partial void K14(ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel(11, 11, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 2, Absolute = true, Flip = true, Border = BorderMode.Reflect, Stride = 4)]
    public static partial void K15(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel(11, 11, 0.6494436010948585, 0.6995414782779019, -0.8212103563459638, 0.7327460561565804, -0.7362549834587867, -0.07497929272939419, 0.35585167228982395, -0.8379605113705436, 0.3617412975811125, 0.9511514408286434, -0.32815032421059454, 0.8480544946380213, -0.7151495710551503, 0.20752996728174855, -0.8753346101731689, 0.5664315864287464, -0.44795645933968786, -0.22486861293430838, -0.6050441160821561, -0.2716324679887073, -0.3301522710035333, -0.22423431054886167, 0.5980800826093555, -0.8120166453588832, 0.499911869643215, 0.7407471098661176, -0.7229957970431986, 0.5466232018296715, -0.8653367654724684, 0.4580701615000471, 0.9311851635254851, 0.43707610640538674, 0.5224920238938611, -0.9662590119830607, -0.42099456182727335, 0.4871139328401135, 0.5270641918885821, -0.8204812406657642, -0.11985091172151774, 0.6844236085584496, 0.47778015280039066, 0.9695846335820781, -0.042746929937390155, 0.5387841731024832, -0.422286447799898, -0.6168720981184729, 0.7608874038611015, -0.853063845938567, -0.18904292825099223, 0.42912241324275846, -0.5951887302078254, -0.8280213167090068, 0.34978519256682383, -0.5999205501749741, 0.6370267819785638, -0.12632208835627978, -0.8985386043314536, 0.9908062890129192, -0.7671658134866347, -0.4770020933249044, -0.3519834956861956, 0.8092284704601524, -0.9726237458980753, 0.9036711360810656, -0.9800337226968415, 0.23477356938401872, -0.6744375292558398, -0.7488905590720896, -0.3714754708909781, -0.36244854301328233, -0.9606326054598356, -0.6274752186739236, 0.8949822987872094, -0.2894677246406059, 0.25058737921090213, -0.29973690458561153, 0.8185126193885284, -0.9407040904931278, 0.6102698024410149, 0.11678396776168798, 0.9798597060050163, -0.8699319511046316, -0.2643338699193364, -0.29445917871522675, 0.05325889170787246, 0.7592064802344918, -0.912709086161437, 0.12241257406883532, -0.6032857939616245, 0.7053275265290064, 0.3856525371715671, 0.5362579028756627, 0.9466845728208704, -0.6428488183966135, 0.036407104244645216, 0.668551682340238, 0.9422083794801535, 0.053581933981544205, 0.5188178957993248, 0.3429399828160833, -0.9424345688626331, 0.5097779629331911, 0.5184116249524111, -0.8265943852377098, 0.3897550187025942, -0.9677135115339018, -0.7230036154962162, -0.3607470827925704, 0.14949207061412384, -0.0632363134358247, 0.055165292255191734, -0.9578345138383259, -0.6194635134280955, 0.11605021875167743, -0.45686179932992055, -0.48205154458156396, 0.07356234037948872, 0.32183543281715155, -0.14958775562680693, -0.7392402029313334, 0.1474826555454558, Divisor = 441, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect101, Channels = 4)]
    public static partial void K16(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [Kernel1D(-146535, 11843, -105984, -77669, -87548, Divisor = 256, Border = BorderMode.Reflect)]
    public static partial void K17(ReadOnlySpan<float> signal, Span<float> destination);

    [Kernel1D(1, Divisor = 16, Border = BorderMode.Reflect101, AnchorRow = 0)]
    public static partial void K18(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [BoxKernel(3, 3, Normalize = false, Divisor = 2, Offset = 33.3, Padding = 2, Channels = 2)]
    public static partial void K19(ReadOnlySpan<float> source, Span<float> destination, int width, int height, Strip strip);

    [Kernel(2, 2, -0.2, 0.9, -0.9, -0.7, Divisor = 16, Offset = 1e-3, Mode = ConvolutionMode.Valid, Stride = 4, Channels = 2)]
    public static partial void K20(ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel1D(-1, -2, 2, -8, 8, 1, -32, Divisor = 10, Mode = ConvolutionMode.Valid, Stride = 2)]
    public static partial void K21(ReadOnlySpan<float> source, Span<float> destination, int width, int height, ParallelOptions options);

    [Kernel1D(-4, -3, -1, 4, -2, 0, 2, Divisor = 16, Mode = ConvolutionMode.Valid, Channels = 3)]
    public static partial void K22(ReadOnlyPlane<float> source, Plane<float> destination);

    [Kernel(15, 15, 16, -4, 4, 8, 2, -4, -2, 8, 8, -32, 16, 2, -32, -1, -8, -2, 32, 2, 32, 32, -2, -2, 32, 8, -16, 4, -1, -8, 2, -4, -4, -4, 4, 1, 2, 8, 16, 1, -8, -16, -4, -8, 16, 4, -1, -4, 4, -4, -8, 16, -8, 8, 4, -32, 4, -8, -1, -16, -8, 2, 4, -4, 8, -4, 8, -1, 2, -8, 16, -32, -8, -2, -8, -1, -32, 4, 32, -8, -8, 2, 2, -4, -32, -32, -8, -8, -1, -2, -2, -8, -4, -2, -8, -8, 2, -16, 4, 1, 32, -2, 2, -4, -8, 4, -16, -16, 32, 4, 16, -32, 8, -1, -8, -8, 32, -2, -32, 1, 16, -32, 1, 8, -32, -4, -8, 1, 32, 16, -8, -16, -16, -16, -1, 4, 32, 1, 1, 4, -32, -2, -32, 8, -8, -8, -4, -1, -1, 4, -32, 16, 1, 8, -1, -16, 4, -16, -2, 4, 16, 16, -8, 2, 8, 16, 4, 32, -8, -2, 8, -16, -8, -8, 8, 2, 1, 1, 8, 1, -4, -2, -4, 32, -1, 32, -2, 1, -2, -4, 32, 1, -4, 8, 8, 1, 4, -16, -8, -32, 4, -4, -32, 4, -16, -16, 4, 16, -1, -32, -4, -2, -1, 4, 4, 4, 4, -1, 4, -32, 16, -32, 2, 2, -32, -4, 2, Divisor = 10, Offset = -0.25, Mode = ConvolutionMode.Valid)]
    public static partial void K23(ReadOnlyPlane<float> source, Plane<float> destination);

    [Kernel(7, 5, 1.1174, 0.9202, -0.5747, 0.2644, 0.2996, 1.9051, 0.3259, 0.8813, 0.2384, 1.1539, 1.5258, -0.1736, 1.7489, 1.499, 1.3036, -0.2535, -0.3533, -0.4178, 0.7902, 1.1949, -0.7713, 1.8723, 0.7913, -0.4585, -0.1851, -0.3744, -0.7921, -0.7208, 0.5397, 1.5123, 0.9739, 0.4249, 1.797, 1.1014, 1.7501, Offset = 33.3, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect, Channels = 3)]
    public static partial void K24(ReadOnlySpan<float> source, Span<float> destination, int width, int height);

    [GaussianKernel(11, 11, 0.3, 0, Divisor = 10, Flip = true)]
    public static partial void K25(ReadOnlySpan<float> source, Span<float> destination, int width, int height);
}
