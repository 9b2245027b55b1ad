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
        new("Sharpen", 5, new(270), new(244), new(248), new(156)),
        new("Sobel", 6, new(318), new(244), new(202), new(112)),
        new("Binomial5", 25, new(455), new(397), new(252), new(256)),
        new("Gaussian5", 25, new(565), new(307), new(344), new(277)),
        new("Decimals3", 9, new(1199), new(678), new(714), new(348)),
        new("PosterSharpen", 5, new(510), new(427), new(378), new(275)),
        new("Box7", 49, new(453), new(461, 10), new(252), new(294)),
        new("Box21", 441, new(1249), new(1103), new(1090), new(948)),
        new("SharpenFloat", 5, new(403), new(229), new(241), new(153)),
        new("Gaussian5Float", 25, new(427), new(242), new(242), new(228)),
        new("Box7Float", 49, new(425), new(221), new(218), new(192)),
        new("Box21Float", 441, new(1210), new(970), new(1022), new(1106)),
        new("SharpenUInt16", 5, new(497), new(276), new(253), new(162)),
        new("Gaussian5Int16", 25, new(1245, 28), new(569, 8), new(550, 9), new(394)),
        new("Gaussian5Double", 25, new(427), new(242), new(239), new(228)),
        new("Dense3Float", 9, new(629), new(360), new(405), new(233)),
        new("Dense5", 25, new(2278), new(1216, 4), new(1285, 4), new(521)),
        new("Dense5Float", 25, new(1319), new(706), new(907), new(488)),
        new("Dense7Float", 49, new(1433), new(649), new(766), new(965)),
        new("Dense7", 49, new(2215), new(949), new(1006), new(750)),
        new("Dense15Float", 225, new(2675), new(2665, 46), new(3322, 53), new(4431)),
        new("Dense16Float", 256, new(3036), new(3349, 108), new(4019, 106), new(5060)),
        new("Dense16Double", 256, new(3019), new(3235, 94), new(3927, 106), new(5199)),
        new("Dense16", 256, new(4691, 10), new(4768, 151), new(4882, 151), new(3738)),
        new("Dense16UInt16", 256, new(3608, 30), new(3997, 150), new(5507, 217), new(5786)),
        new("Dense17Float", 289, new(341), new(332), new(354), new(235)),
    ];

    /// <summary>The record of a kernel.</summary>
    public static Record Of(string kernel) => All.Single(record => record.Kernel == kernel);
}
