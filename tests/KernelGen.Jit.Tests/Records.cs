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
        new("Sharpen", 5, new(1731), new(1528), new(1104), new(901)),
        new("Sobel", 6, new(1794), new(1479), new(831), new(493)),
        new("Binomial5", 25, new(1576), new(1439), new(371), new(399)),
        new("Gaussian5", 25, new(2295), new(413), new(433), new(573)),
        new("Decimals3", 9, new(1564), new(902), new(1182), new(1822)),
        new("PosterSharpen", 5, new(3149), new(2622), new(1732), new(1485)),
        new("Box7", 49, new(1606), new(1732, 30), new(365), new(422)),
        new("Box21", 441, new(926), new(877), new(815), new(639)),
        new("SharpenFloat", 5, new(2216), new(1168), new(676), new(467)),
        new("Gaussian5Float", 25, new(1992), new(949), new(339), new(357)),
        new("Box7Float", 49, new(2377), new(1650), new(1665), new(1355)),
        new("Box21Float", 441, new(4239), new(4174, 12), new(4264, 12), new(3361)),
        new("SharpenUInt16", 5, new(2107), new(1855), new(1141), new(909)),
        new("Gaussian5Int16", 25, new(1261), new(877), new(980, 9), new(789)),
        new("Gaussian5Double", 25, new(1992), new(339), new(336), new(357)),
        new("Dense3Float", 9, new(2683), new(2072), new(2078), new(1674)),
        new("Dense5", 25, new(2429), new(1281, 2), new(1351, 2), new(696)),
        new("Dense5Float", 25, new(7299), new(4020), new(4838), new(3848)),
        new("Dense7Float", 49, new(12940), new(5833), new(9334), new(7696)),
        new("Dense7", 49, new(2359), new(1048), new(1096), new(894)),
        new("Dense15Float", 225, new(12774), new(2815, 46), new(3477, 53), new(4575)),
        new("Dense16Float", 256, new(3190), new(3585, 108), new(4177, 106), new(5204)),
        new("Dense16Double", 256, new(3173), new(3471, 94), new(4085, 106), new(5356)),
        new("Dense16", 256, new(4840, 10), new(4895, 151), new(5003, 151), new(3846)),
        new("Dense16UInt16", 256, new(3753), new(4305, 124), new(5982, 217), new(6244)),
        new("Dense17Float", 289, new(391), new(381), new(396), new(318)),
    ];

    /// <summary>The record of a kernel.</summary>
    public static Record Of(string kernel) => All.Single(record => record.Kernel == kernel);
}
