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
        new("Sharpen", 5, new(1809), new(1623), new(1225), new(1037)),
        new("Sobel", 6, new(1923), new(1612), new(963), new(586)),
        new("Binomial5", 25, new(1460), new(1324), new(294), new(316)),
        new("Gaussian5", 25, new(2170), new(340), new(368), new(482)),
        new("Decimals3", 9, new(2157), new(2361), new(3119), new(2611)),
        new("PosterSharpen", 5, new(3240), new(2735), new(1853), new(1617)),
        new("Box7", 49, new(1480), new(1593, 30), new(300), new(339)),
        new("Box21", 441, new(926), new(877), new(815), new(639)),
        new("SharpenFloat", 5, new(2285), new(1243), new(700), new(469)),
        new("Gaussian5Float", 25, new(2226), new(845), new(271), new(271)),
        new("Box7Float", 49, new(2973), new(1116), new(1133), new(1046)),
        new("Box21Float", 441, new(2932), new(2453, 12), new(2541, 12), new(2459)),
        new("SharpenUInt16", 5, new(1552), new(827), new(750), new(611)),
        new("Gaussian5Int16", 25, new(1112), new(717), new(835, 9), new(625)),
        new("Gaussian5Double", 25, new(2226), new(272), new(268), new(271)),
        new("Dense3Float", 9, new(2822), new(2207), new(2231), new(1734)),
        new("Dense5", 25, new(2346), new(1202, 2), new(1279, 2), new(589)),
        new("Dense5Float", 25, new(7492), new(4360), new(5146), new(3933)),
        new("Dense7Float", 49, new(13167), new(6324), new(9825), new(7776)),
        new("Dense7", 49, new(2273), new(979), new(1033), new(827)),
        new("Dense15Float", 225, new(14079), new(2739, 46), new(3395, 53), new(4494)),
        new("Dense16Float", 256, new(3104), new(3510, 108), new(4092, 106), new(5115)),
        new("Dense16Double", 256, new(3087), new(3396, 94), new(4000, 106), new(5258)),
        new("Dense16", 256, new(4747, 10), new(4806, 151), new(4923, 151), new(3954)),
        new("Dense16UInt16", 256, new(3610), new(3831, 89), new(5820, 217), new(6077)),
        new("Dense17Float", 289, new(391), new(381), new(396), new(318)),
    ];

    /// <summary>The record of a kernel.</summary>
    public static Record Of(string kernel) => All.Single(record => record.Kernel == kernel);
}
