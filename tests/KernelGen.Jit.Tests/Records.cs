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
        new("Sharpen", 5, new(1743), new(1528), new(1104), new(323)),
        new("Sobel", 6, new(1794), new(1479), new(831), new(290)),
        new("Binomial5", 25, new(1576), new(1439), new(371), new(340)),
        new("Gaussian19", 289, new(2432), new(2322, 2), new(1696, 2), new(350)),
        new("Gaussian5", 25, new(2295), new(1088), new(455), new(347)),
        new("Decimals3", 9, new(1560), new(1375, 48), new(1182), new(468)),
        new("PosterSharpen", 5, new(3119), new(2622), new(1732), new(398)),
        new("Box7", 49, new(1606), new(1732, 30), new(627), new(276)),
        new("Box21", 441, new(926), new(877), new(815), new(291)),
        new("SharpenFloat", 5, new(2330), new(1211), new(706), new(336)),
        new("Gaussian5Float", 25, new(1992), new(1829), new(358), new(745)),
        new("Box7Float", 49, new(2377), new(1152), new(1665), new(1173)),
        new("Box21Float", 441, new(4239), new(4174, 12), new(4264, 12), new(2850)),
        new("SharpenUInt16", 5, new(2115), new(1855), new(1141), new(346)),
        new("Gaussian5Int16", 25, new(985, 3), new(766), new(982, 3), new(452)),
        new("Gaussian5Double", 25, new(1992), new(894), new(355), new(759)),
        new("Dense3Float", 9, new(2683), new(1844), new(2078), new(455)),
        new("Dense5", 25, new(2429), new(1281, 2), new(1351, 2), new(452)),
        new("Dense5Float", 25, new(1631), new(1130), new(1058), new(196)),
        new("Dense7Float", 49, new(1869), new(1318), new(1315), new(196)),
        new("Dense7", 49, new(2359), new(1048), new(1096), new(452)),
        new("Dense15Float", 225, new(2971), new(1814), new(2102), new(196)),
        new("Dense16Float", 256, new(3087), new(1867), new(2192), new(196)),
        new("Dense16Double", 256, new(3087), new(1867), new(2096), new(196)),
        new("Dense16", 256, new(4840, 10), new(4895, 151), new(5003, 151), new(455)),
        new("Dense16UInt16", 256, new(3753), new(4305, 124), new(5982, 217), new(455)),
        new("Dense17Float", 289, new(3206), new(1937), new(2299), new(196)),
    ];

    /// <summary>Vectors that innermost loops of bodies for single rows read or write in the frame, by kernel and setting.</summary>
    public static IReadOnlyDictionary<(string Kernel, string Body), int> SpillsOfSingleRows { get; } = new Dictionary<(string, string), int>
    {
        [("Dense5", "Run512")] = 11, [("Dense7", "Run512")] = 4, [("Dense16", "Run512")] = 2,
        [("Decimals3", "Run256")] = 3, [("Dense5", "Run256")] = 8, [("Dense7", "Run256")] = 2, [("Dense16", "Run256")] = 13,
        [("Binomial5", "Run128")] = 2, [("Dense5", "Run128")] = 8, [("Dense7", "Run128")] = 2, [("Dense16", "Run128")] = 13,
    };

    /// <summary>The record of a kernel.</summary>
    public static Record Of(string kernel) => All.Single(record => record.Kernel == kernel);
}
