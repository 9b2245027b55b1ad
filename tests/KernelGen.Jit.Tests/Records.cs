using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Jit.Tests;

/// <summary>The figures of all kernels of the probe, in its order; measured on x64 with .NET 10.0, AVX-512 with 512-bit vectors.</summary>
/// <remarks>
/// A second number is the debt of a body that runs out of registers: it may shrink, it must not grow. A test that fails says
/// what the figures are now.
/// </remarks>
internal static class Records
{
    /// <summary>All records.</summary>
    public static IReadOnlyList<Record> All { get; } =
    [
        new("Sharpen", 5, new(289), new(253), new(258), new(178)),
        new("Sobel", 6, new(329), new(253), new(214), new(126)),
        new("Binomial5", 25, new(482), new(421), new(285), new(301)),
        new("Gaussian5", 25, new(590), new(332), new(364), new(326)),
        new("Decimals3", 9, new(1195), new(746), new(824), new(558)),
        new("PosterSharpen", 5, new(535), new(449), new(403), new(295)),
        new("Box7", 49, new(480), new(482, 10), new(285), new(307)),
        new("Box21", 441, new(897), new(845), new(799), new(615)),
        new("SharpenFloat", 5, new(426), new(254), new(258), new(176)),
        new("Gaussian5Float", 25, new(450), new(263), new(262), new(227)),
        new("Box7Float", 49, new(1143), new(1087), new(1102), new(1027)),
        new("Box21Float", 441, new(2492), new(2427, 12), new(2515, 12), new(2447)),
        new("SharpenUInt16", 5, new(512), new(291), new(268), new(178)),
        new("Gaussian5Int16", 25, new(1086), new(691), new(782, 9), new(576)),
        new("Gaussian5Double", 25, new(450), new(263), new(259), new(227)),
        new("Dense3Float", 9, new(652), new(377), new(422), new(250)),
        new("Dense5", 25, new(2313), new(1179, 2), new(1249, 2), new(553)),
        new("Dense5Float", 25, new(1430), new(738), new(940), new(503)),
        new("Dense7Float", 49, new(1502), new(690), new(807), new(978)),
        new("Dense7", 49, new(2250), new(956), new(1004), new(850)),
        new("Dense15Float", 225, new(2723), new(2696, 46), new(3359, 53), new(4449)),
        new("Dense16Float", 256, new(3084), new(3379, 108), new(4055, 106), new(5071)),
        new("Dense16Double", 256, new(3067), new(3265, 94), new(3963, 106), new(5208)),
        new("Dense16", 256, new(4724, 10), new(4773, 151), new(4875, 151), new(3890)),
        new("Dense16UInt16", 256, new(3567), new(3782, 89), new(5750, 217), new(6008)),
        new("Dense17Float", 289, new(359), new(349), new(365), new(287)),
    ];

    /// <summary>The record of a kernel.</summary>
    public static Record Of(string kernel) => All.Single(record => record.Kernel == kernel);
}
