using System;
using System.Threading.Tasks;
using KernelGen;

public static partial class Random1
{
    [Kernel5x5(4, 4, 2, 0, 3, -2, 5, -1, -1, 3, -4, 1, 1, -1, 4, -3, 1, 1, -5, 2, -3, 0, -2, -4, -4, Divisor = 49, Mode = ConvolutionMode.Valid)]
    public static partial void K0(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [GaussianKernel(1, 0, Divisor = 10, Dilation = 2)]
    public static partial void K1(ReadOnlySpan<byte> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel(3, 1, -16, 32, 2, Divisor = 49, Offset = 0.1, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect101, Channels = 2)]
    public static partial void K2(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel(2, 3, -0.99, 0.08, -0.15, 1.94, 0.47, 1.91, Divisor = 3, Flip = true, Mode = ConvolutionMode.Valid, Stride = 4, Dilation = 2, Channels = 2)]
    public static partial void K3(ReadOnlySpan<byte> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel(9, 3, 27238000000, -81020, -0.000767, 22317000, 0.95453, 34489000, 419850000000, 452280000, -80549000, 22404000000, -303700000, 8770700000, -425680000, 7124000, 13033000, -31052, 75886, -310320, 18670000, -0.00053329, -414.52, -78080000000, 3091.9, -0.029427, 8.7104, 0.00049325, 72421, Divisor = 2, Stride = 4, AnchorColumn = 1, Channels = 3)]
    public static partial void K4(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel1D(8, -8, -16, Border = BorderMode.Reflect, Stride = 3, Rounding = MidpointRounding.ToNegativeInfinity, Channels = 4)]
    public static partial void K5(ReadOnlySpan<byte> signal, Span<short> destination);

    [Kernel(1, 21, -2, 0, 0, 0, 0, 7, 0, 0, 0, 0, 5, 0, -6, 0, 0, 0, 0, 0, 0, 0, 0, Divisor = 2, Flip = true, Mode = ConvolutionMode.Full)]
    public static partial void K6(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel(15, 15, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 49, Flip = true, Border = BorderMode.Wrap, Stride = 2, AnchorColumn = 9)]
    public static partial void K7(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel(1, 1, -2, Divisor = 0.5, Flip = true, Padding = 0)]
    public static partial void K8(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel(3, 1, -8, 0, 0, Divisor = 2, Border = BorderMode.Reflect101, Channels = 3)]
    public static partial void K9(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel5x5(9, 0, 1, 9, 8, 11, 11, 10, 5, 8, 0, 5, 2, 7, 7, 1, 11, 6, 9, 6, 0, 10, 3, 9, 8, Padding = 3, Channels = 2)]
    public static partial void K10(ReadOnlySpan<byte> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel1D(3, 8, 7, 5, 4, 6, Divisor = 0.3, Offset = 128, Flip = true, Border = BorderMode.Wrap)]
    public static partial void K11(ReadOnlySpan<byte> signal, Span<short> destination);

    [Kernel5x5(-60098, -125145, 189624, 25897, -180221, 116776, -113525, 175993, 64585, -146188, 13320, 148342, 670, 146682, -50735, -26519, 142750, -111523, 89638, -181900, -38075, -23005, 31270, 178812, 7689, Divisor = 441, Border = BorderMode.Wrap, Dilation = 3, AnchorColumn = 4, Rounding = MidpointRounding.AwayFromZero, Channels = 2)]
    public static partial void K12(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel(3, 5, 1.4, 1.7, -0.2, -0.2, 0.4, 1.9, -0.8, 0.3, 0.6, 1.4, 1.7, 0.8, -0.9, -0.9, 0.4, Divisor = 2, Border = BorderMode.Wrap, AnchorRow = 2, Channels = 4)]
    public static partial void K13(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel3x3(1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 10, Border = BorderMode.Wrap, Stride = 3, Dilation = 2, Channels = 3)]
    public static partial void K14(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel(15, 15, -0.9832132812511237, 0.11932490445642019, 0.6253692058964488, -0.9678560178577229, -0.06470640984583009, 0.46862282579234926, -0.29193775229711916, -0.02327670297738016, 0.8677091327811168, -0.2428315725376976, 0.7191411721143597, -0.29928848394159624, 0.5623979510564348, 0.9531765067731852, -0.9447644036006017, -0.7632995488882528, -0.37688120425533556, 0.5404161035737098, 0.9296606769457743, 0.5805692093356369, 0.6788760831946861, -0.4088313204277453, 0.6374170694674444, -0.3056387860819878, -0.6156158352343439, -0.5852419583058179, -0.8349647213867701, -0.9011647598357707, 0.04590811070329881, -0.5572806976536664, 0.2623174969397102, 0.33158911640364175, -0.6476316813601328, 0.6395532701348667, 0.8445707018694704, -0.9566384572333835, -0.8080096877217338, 0.43577596425813425, -0.5722614366432006, 0.10319726593009992, 0.45700007558660594, 0.6706468861879067, -0.452042433178072, -0.5202435038612427, -0.9621665784912959, -0.5467131359254537, -0.0800332404114461, -0.07625443631608708, 0.6595503546574852, -0.3529808751088478, -0.03312157608248367, -0.40210436349832657, 0.8779004355323969, -0.5843171894477295, -0.256961573500634, 0.42561803917662155, 0.4819078349889758, -0.06899200802156324, 0.647759817376621, -0.47946445154001216, 0.3035875471791194, -0.39077299246134845, 0.930815186319321, 0.4249898304347832, 0.4948509305225923, -0.612447944289282, -0.6516568025814633, 0.922844680921568, -0.8913941950962851, -0.9881259463672182, -0.955289861166519, 0.18734283148652997, 0.11267754021691045, -0.17353658898432578, -0.876430866250969, -0.9917708029932206, -0.9567888872496731, 0.1576605733286871, -0.34347220759069186, 0.9310973006911099, 0.49479128210562817, 0.24128971492931695, -0.5607151144932561, -0.6011110141878533, 0.4758408784288173, -0.33557813956196336, 0.4536886808712448, 0.9366855080875967, -0.10348515636449918, -0.5810473373071511, -0.4385462922223593, 0.2609823202998296, 0.7880161468815134, 0.9072030148968115, 0.7996097187509805, -0.15222693195204573, 0.7398316998685859, 0.12296773638714464, -0.015094434383834954, 0.650281365797986, -0.8950563333439903, -0.0028779213330140108, -0.18486024121980194, 0.6476763010247035, -0.39769101394232875, 0.7795355924309864, 0.485218096284763, 0.05143702451672261, -0.7078863231967605, -0.26519077050741335, 0.3824069264262946, -0.6757527383397113, -0.7255198004308714, 0.7166625166855112, 0.02574426635435989, -0.9377021677501975, -0.8300578779680924, 0.5319262005071743, 0.9491489520059662, -0.16957092991544442, -0.06613662516052676, -0.58834231066906, 0.026329837286067193, 0.6896531422108658, 0.45042034585514124, -0.21627218146634852, 0.39932668460501675, 0.2054745253200989, 0.026853692264693585, 0.27579606570107673, -0.7316025028618065, -0.0797566236368179, -0.8272449922874779, 0.006246426611322242, 0.8261536340351001, -0.5023307965613579, -0.5738500438508811, -0.20839141551795948, 0.7965799997544754, 0.6963052859978309, 0.17920376415327377, -0.5977483436454778, 0.6445718312843571, -0.8382943858570859, 0.03654573626655422, -0.762793553882648, -0.013497879269299018, -0.9286463698039978, -0.11854125145754835, 0.7373118865011781, -0.32216905398395335, -0.7920945006385886, 0.17381878438117848, -0.8455235044683904, -0.2835820090414872, 0.6932859773250697, 0.9707922413809189, 0.12548661656933224, -0.8027440448304377, 0.8185811675240198, -0.6197910921740304, -0.7202564290353359, -0.975416667747971, 0.016317611102162788, -0.533588267645607, -0.5378364499368875, -0.8485077460522334, 0.26823377295780637, 0.8905088826504111, -0.4719249370842823, 0.6361478761006836, 0.3783335375498671, 0.735346200752699, -0.7471563339918649, 0.6512253059312818, -0.46838828151504897, -0.2329141419534172, -0.13537577685684699, -0.3468925940556883, 0.21321389973778926, 0.7972256978029504, 0.3279730544090145, -0.6759842232223527, 0.2895418057635155, -0.4020348803149699, -0.9395080022232178, 0.7464245919820036, -0.9817214878190874, -0.7101715643471906, -0.8671323432899697, -0.47312303794227684, 0.30066333957978686, -0.40564737068752166, 0.9779988322304556, 0.3160963781718613, -0.10053980681139041, -0.6223316758975068, -0.37174577981780554, 0.695293881788521, -0.4256178137965583, -0.9142858078304147, 0.7182683477728946, -0.819155252454409, -0.6466163143732662, -0.8988359895995054, 0.29949740846617967, -0.5274407013912874, -0.07902488162695653, -0.49674881039967245, -0.8151937275264383, -0.07379988072151311, 0.10616801823776578, -0.5276207893749796, -0.015957944568226967, -0.9786445302789307, 0.052235853416955136, 0.9557277941870166, -0.2649584735114865, -0.5816475085828674, -0.594080265422389, -0.284261041918891, -0.8667862582331459, -0.021594662695003097, 0.7576412259403809, -0.9988018991420055, Offset = 1e-3, Border = BorderMode.Wrap, Dilation = 2, Rounding = MidpointRounding.ToZero)]
    public static partial void K15(ReadOnlySpan<byte> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel(1, 7, 0.8, 1.1, 0.2, 1.4, 1.9, -0.6, 0.4, Border = BorderMode.Wrap, AnchorColumn = 2, Channels = 2)]
    public static partial void K16(ReadOnlySpan<byte> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel1D(4, 4, 4, Divisor = 0.5, Mode = ConvolutionMode.Valid, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K17(ReadOnlySpan<byte> signal, Span<short> destination);

    [Kernel(15, 15, -2, 4, 4, -4, 1, 2, -1, 3, 2, -1, -1, -1, 3, -4, -3, 2, -3, 3, -4, -3, 0, -4, 0, -2, 4, 2, 4, 4, 3, -3, 2, 0, 1, 4, 2, -1, -4, -4, -1, -2, 1, -3, -4, -3, 4, 0, -1, -1, -4, 0, 0, 2, 4, -3, -1, -3, -1, 2, -3, 4, 2, -1, 4, 1, 2, 4, 2, 4, -2, 3, 2, -3, 0, 2, 1, -2, 4, -1, -2, 0, -2, 0, 3, -1, 1, 4, 1, 0, 0, 0, -4, -2, 4, -1, 1, -3, -2, 0, 0, 4, 2, 0, -3, -2, 3, -1, -3, -3, 1, -3, -3, -4, -1, 1, 2, -3, 1, 1, 4, 2, -1, -2, -1, 2, 2, -1, -3, -3, -3, -1, -4, 0, 4, -2, 2, 2, -1, 1, 0, -3, 3, -1, 4, -1, -2, 4, 3, -2, 2, -1, 1, 2, 0, 2, 1, 0, -3, -1, 0, 0, -2, -4, -4, -3, -4, 2, -3, -3, 4, 4, 3, 4, -4, 3, 4, -4, -1, 4, -1, 3, 0, 3, -1, 2, 3, -1, -4, -2, 2, -3, 1, -4, -4, -4, 4, 2, -2, 3, -2, 1, 3, 2, -2, 3, 1, 1, 1, 2, 2, 0, -3, -3, -4, 2, 4, -1, 2, -2, -2, 2, 2, 3, 0, 2, -1, Divisor = 0.5, Absolute = true, Mode = ConvolutionMode.Valid)]
    public static partial void K18(ReadOnlySpan<byte> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel(7, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Offset = 0.1, Dilation = 2, AnchorRow = 3, Rounding = MidpointRounding.AwayFromZero)]
    public static partial void K19(ReadOnlySpan<byte> source, Span<short> destination, int width, int height, Strip strip);

    [Kernel(21, 1, 0, -12, -9, -6, -12, -3, -12, -6, -6, 3, -9, 6, -12, 9, 9, 6, -15, 0, 0, 3, -9, Divisor = -7, Padding = 11, Dilation = 3, Channels = 2)]
    public static partial void K20(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel(1, 7, -0.022413132257020574, -0.8960234270878246, -0.3559730618055784, -0.11551710083871947, 0.5363477475644778, 0.5790907831765202, 0.19909844044553981, Divisor = 0.5, Padding = 6)]
    public static partial void K21(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [Kernel5x5(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 2, Offset = -0.25, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect101)]
    public static partial void K22(ReadOnlyPlane<byte> source, Plane<short> destination, ParallelOptions options);

    [Kernel(9, 9, -1, 2, 32, -4, 8, -4, 4, 1, -4, 8, -16, -32, 4, 4, -1, 8, -8, 32, -1, 2, -1, 8, -2, 4, -16, -2, 2, 8, -4, -8, 8, -2, 2, -16, 16, -16, 32, 16, -8, -1, -4, -2, -1, 16, -16, -2, -8, 2, -32, 8, -4, -1, 2, -4, 1, -2, -1, -16, -2, -2, 16, 2, 2, 16, -8, -32, -16, 1, -2, -16, -8, -8, -16, -1, -4, 2, -32, -32, -2, 32, 1, Divisor = -7, Mode = ConvolutionMode.Valid, Rounding = MidpointRounding.ToPositiveInfinity)]
    public static partial void K23(ReadOnlyPlane<byte> source, Plane<short> destination);

    [Kernel3x3(-2, 3, 1, 4, -6, -2, -10, 15, 5, Divisor = 49, Absolute = true, Flip = true, Mode = ConvolutionMode.Valid, Channels = 3)]
    public static partial void K24(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    [BoxKernel(3, 3, Divisor = 441, Absolute = true, Border = BorderMode.Constant, BorderValue = 128, Channels = 2)]
    public static partial void K25(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);
}
