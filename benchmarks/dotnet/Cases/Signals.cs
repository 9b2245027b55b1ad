using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Kernels for signals, declared as a user would, and the list of their cases.</summary>
internal static partial class Signals
{
    private const string Section = "Signals";

    private static readonly (int, int)[] Lengths = [(48_000, 1), (1_000_000, 1)];

    public static IReadOnlyList<Case> All { get; } = new[]
    {
        Case.OfSignal<float>(Section, "3 taps f32", Taps3),
        Case.OfSignal<float>(Section, "7 taps f32", Taps7),
        Case.OfSignal<float>(Section, "31 taps f32", Taps31) with { PeakShare = Goal.AtLeast("0.55") },
        Case.OfSignal<float>(Section, "127 taps f32", Taps127) with { PeakShare = Goal.AtLeast("0.55") },
        Case.OfSignal<byte>(Section, "binomial 5 u8", Binomial5),
        Case.OfSignal<short>(Section, "binomial 5 i16", Binomial5),
    }.Select(static signal => signal with { Sizes = Lengths }).ToArray();

    [Kernel1D(.031, -.127, .344)]
    public static partial void Taps3(ReadOnlySpan<float> source, Span<float> destination);

    [Kernel1D(.031, -.127, .344, .611, .283, -.092, .017)]
    public static partial void Taps7(ReadOnlySpan<float> source, Span<float> destination);

    [Kernel1D(
        .0012, -.0031, .0054, -.0102, .0187, -.0293, .0411, -.0586, .0749, -.0932, .1123, .1391, .1856, .2134, .2487, .2711,
        .2392, .1983, .1544, .1207, .0871, -.0742, .0613, -.0488, .0377, -.0281, .0196, -.0123, .0072, -.0038, .0017)]
    public static partial void Taps31(ReadOnlySpan<float> source, Span<float> destination);

    [Kernel1D(
        0, 0.0181, 0.0337, 0.0448, 0.0498, 0.0481, 0.0398, 0.0262, 0.009, -0.0094, -0.0265, -0.04, -0.0482, -0.0498, -0.0446, -0.0335,
        -0.0178, 0.0003, 0.0184, 0.034, 0.0449, 0.0498, 0.048, 0.0396, 0.0259, 0.0087, -0.0097, -0.0268, -0.0402, -0.0482, -0.0497, -0.0445,
        -0.0332, -0.0174, 0.0007, 0.0187, 0.0342, 0.0451, 0.0499, 0.0479, 0.0394, 0.0256, 0.0084, -0.01, -0.0271, -0.0404, -0.0483, -0.0497,
        -0.0443, -0.033, -0.0171, 0.001, 0.019, 0.0345, 0.0452, 0.0499, 0.0478, 0.0392, 0.0253, 0.008, -0.0104, -0.0274, -0.0406, -0.0484,
        -0.0497, -0.0442, -0.0327, -0.0168, 0.0014, 0.0193, 0.0347, 0.0454, 0.0499, 0.0477, 0.039, 0.025, 0.0077, -0.0107, -0.0276, -0.0408,
        -0.0485, -0.0496, -0.044, -0.0324, -0.0165, 0.0017, 0.0197, 0.035, 0.0455, 0.0499, 0.0476, 0.0388, 0.0247, 0.0073, -0.011, -0.0279,
        -0.041, -0.0486, -0.0496, -0.0438, -0.0322, -0.0162, 0.002, 0.02, 0.0352, 0.0457, 0.0499, 0.0475, 0.0386, 0.0244, 0.007, -0.0114,
        -0.0282, -0.0412, -0.0487, -0.0495, -0.0437, -0.0319, -0.0158, 0.0024, 0.0203, 0.0354, 0.0458, 0.05, 0.0474, 0.0383, 0.0241)]
    public static partial void Taps127(ReadOnlySpan<float> source, Span<float> destination);

    [Kernel1D(1, 4, 6, 4, 1, Divisor = 16)]
    public static partial void Binomial5(ReadOnlySpan<byte> source, Span<byte> destination);

    [Kernel1D(1, 4, 6, 4, 1, Divisor = 16)]
    public static partial void Binomial5(ReadOnlySpan<short> source, Span<short> destination);
}
