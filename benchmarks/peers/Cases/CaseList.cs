using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>All cases, in the order of the table. A new case is a declaration in Kernels and a line here.</summary>
/// <remarks>Goals are targets for each size, then in parentheses minimum goals.</remarks>
internal static class CaseList
{
    private const string TableSection = "Table";
    private const string BeyondSection = "Other kernels";
    private const string BorderSection = "Borders compared with Replicate";
    private const string OddSection = "Unusual kernels, with the goals of the nearest row of the table";

    // The hand-written programs behind the goals used running sums of floats, which the contract forbids, and did not round exactly.
    private const double WithoutRunningSums = 1.4;
    private const double WithExactRounding = 1.15;

    /// <summary>The sizes that have goals.</summary>
    public static readonly (int Width, int Height)[] Sizes = [(512, 512), (1920, 1080), (3840, 2160)];

    private static readonly (int Width, int Height)[] InCache = [(512, 512)];
    private static readonly (int Width, int Height)[] Poster = [(1000, 1000)];

    private static readonly Case[] Table =
    [
        Case.Of<byte, byte>(TableSection, "sharpen 3x3 u8", Kernels.Sharpen)
            .Asking("1.75 1.6 1.0 (2.0 1.8 1.2)", "11 10 9 (10 9.3 8.6)", "2.7 2.1 2.0 (2.6 2.0 1.8)"),
        Case.Of<byte, byte>(TableSection, "Sobel u8 to u8", Kernels.SobelX)
            .Asking("1.4 1.35 0.95 (1.6 1.5 1.1)", "9.5 8.5 7 (8.8 7.6 6.1)", "3.6 3 2.5 (3.4 2.7 2.2)")
            with { OpenCv = OpenCvFunction.Sobel | OpenCvFunction.Filter2D },
        Case.Of<byte, short>(TableSection, "Sobel u8 to i16", Kernels.SobelX)
            .Asking("1.6 1.75 1.6 (1.7 2.0 1.8)", "6 5 4.5 (5.6 4.7 3.9)", "2.5 2 1.9 (2.4 1.8 1.7)")
            with { OpenCv = OpenCvFunction.Sobel | OpenCvFunction.Filter2D },
        Case.Of<byte, byte>(TableSection, "emboss u8", Kernels.Emboss)
            .Asking("2.2 2.0 1.15 (2.5 2.2 1.3)", "11.5 10.5 10 (10.7 10.1 9.6)", "2.6 2.2 2.2 (2.4 2.1 2.1)"),
        Case.Of<byte, byte>(TableSection, "decimals 3x3 u8", Kernels.Decimals3)
            .Asking("9.5 8 4.5 (12 11 6)", "3.4 (2.6)", "2.2 (1.7)", WithExactRounding),
        Case.Of<byte, byte>(TableSection, "sharpen 3x3 RGB u8", Kernels.SharpenRgb)
            .Asking("1.6 1.2 0.75 (1.8 1.3 0.9)", "10 9.5 7.5 (9.2 9.1 6.5)", "2.2 2 1.9 (2.1 1.9 1.7)"),
        Case.Of<byte, byte>(TableSection, "binomial 5x5 u8", Kernels.Binomial5)
            .Asking("3.0 2.4 1.6 (3.8 2.9 2.1)", "7.5 6.8 5.5 (5.9 5.6 4.5)", "4.3 3.1 2.7 (3.5 2.6 2.2)")
            with { OpenCv = OpenCvFunction.GaussianBlur },
        Case.Of<byte, byte>(TableSection, "box 7x7 u8", Kernels.Box7)
            .Asking("2.8 2.4 1.6 (3.0 2.8 2.1)", "10 10 8.5 (8.2 8.7 7.0)", "6 4.3 3.6 (5.1 3.7 2.9)")
            with { OpenCv = OpenCvFunction.Blur },
        Case.Of<byte, byte>(TableSection, "box 21x21 u8", Kernels.Box21)
            .Asking("8 6.3 4.2 (10.9 8.5 5.9)", "4.3 4.3 4.3 (3.2 3.4 3.5)", "7 (5.6)")
            with { OpenCv = OpenCvFunction.Blur },
        Case.Of<float, float>(TableSection, "sharpen 3x3 f32", Kernels.Sharpen)
            .Asking("1.3 0.85 0.75 (1.4 0.94 0.88)", "2.5 3.3 3 (2.3 3.1 2.7)", "1.6 (1.5)"),
        Case.Of<float, float>(TableSection, "dense 3x3 f32", Kernels.Decimals3)
            .Asking("1.8 1.0 0.8 (2.0 1.15 0.98)", "2.5 3.3 3 (2.3 3.0 2.6)", "1.8 (1.6)"),
        Case.Of<float, float>(TableSection, "binomial 5x5 f32", Kernels.Binomial5)
            .Asking("1.6 0.9 0.75 (1.75 1.0 0.96)", "3.2 (3.0)", "2.3 2.3 1.8 (2.2 2.3 1.6)")
            with { OpenCv = OpenCvFunction.GaussianBlur },
        Case.Of<float, float>(TableSection, "dense 5x5 f32", Kernels.Dense5)
            .Asking(null, "2.3 (2.2)", "1.9 (1.9)") with { PeakShare = Goal.AtLeast("0.97 0.97 0.93") },
        Case.Of<float, float>(TableSection, "dense 7x7 f32", Kernels.Dense7)
            .Asking(null, "2.1 (1.9)", "1.9 (1.8)") with { PeakShare = Goal.AtLeast("0.97 0.97 0.93") },
        Case.Of<float, float>(TableSection, "box 7x7 f32", Kernels.Box7)
            .Asking("1.7 0.85 0.8 (2.0 0.94 1.05)", "8.5 9 6 (7.7 8.4 4.8)", "2.8 4.5 3 (2.6 4.2 2.6)", WithoutRunningSums)
            with { OpenCv = OpenCvFunction.Blur },
        Case.Of<float, float>(TableSection, "box 21x21 f32", Kernels.Box21)
            .Asking("2.7 1.3 0.9 (3.0 1.5 1.3)", "6 7 5.5 (5.3 6.3 4.1)", "8 7 5", WithoutRunningSums)
            with { OpenCv = OpenCvFunction.Blur },
        Case.Of<float, float>(TableSection, "dense 3x3 f32 stride 2", Kernels.HalfDecimals3)
            .Asking("0.9 0.5 0.5 (0.95 0.59 0.56)", "8 11 7", "1.2") with { OpenCv = OpenCvFunction.Filter2DThenResize },
    ];

    private static readonly Case[] Beyond =
    [
        Case.Of<byte, byte>(BeyondSection, "poster sharpen RGB", Kernels.PosterRgb).Asking("4") with { Sizes = Poster },
        Case.Of<byte, byte>(BeyondSection, "poster sharpen RGBA", Kernels.PosterRgba).Asking("4") with { Sizes = Poster },
        Case.Of<byte, byte>(BeyondSection, "poster sharpen RGBA alpha kept", Kernels.PosterKeepAlpha).Asking("4") with { Sizes = Poster },
        Case.Of<float, float>(BeyondSection, "dense 11x11 f32", Kernels.Dense11) with { Sizes = InCache, PeakShare = Goal.AtLeast("0.9") },
        Case.Of<float, float>(BeyondSection, "dense 15x15 f32", Kernels.Dense15) with { Sizes = InCache, PeakShare = Goal.AtLeast("0.9") },
        Case.Of<byte, byte>(BeyondSection, "box 41x41 u8", Kernels.Box41).Within("1.5", "box 7x7 u8") with { OpenCv = OpenCvFunction.Blur },
        Case.Of<float, float>(BeyondSection, "box 41x41 f32", Kernels.Box41).Within("1.5", "box 7x7 f32") with { OpenCv = OpenCvFunction.Blur },
        Case.Of<byte, byte>(BeyondSection, "Gaussian 5x5 sigma 1.1 u8", Kernels.Gaussian5) with { OpenCv = OpenCvFunction.GaussianBlur },
        Case.Of<byte, byte>(BeyondSection, "Gaussian 19x19 sigma 3 u8", Kernels.Gaussian19) with { OpenCv = OpenCvFunction.GaussianBlur },
        Case.Of<float, float>(BeyondSection, "separable 5x5 f32", Kernels.Separable5),
        Case.Of<byte, byte>(BeyondSection, "binomial 5x5 u8 ties away from zero", Kernels.Binomial5HalfUp)
            .AsNear("binomial 5x5 u8") with { OpenCv = OpenCvFunction.GaussianBlur },
        Case.Of<ushort, ushort>(BeyondSection, "sharpen 3x3 u16", Kernels.Sharpen).Within("2", "sharpen 3x3 u8"),
        Case.Of<short, short>(BeyondSection, "sharpen 3x3 i16", Kernels.Sharpen).Within("2", "sharpen 3x3 u8"),
        Case.Of<ushort, ushort>(BeyondSection, "binomial 5x5 u16", Kernels.Binomial5).Within("2", "binomial 5x5 u8")
            with { OpenCv = OpenCvFunction.GaussianBlur },
        Case.Of<double, double>(BeyondSection, "sharpen 3x3 f64", Kernels.Sharpen).Within("2", "sharpen 3x3 f32"),
        Case.Of<double, double>(BeyondSection, "binomial 5x5 f64", Kernels.Binomial5).Within("2", "binomial 5x5 f32")
            with { OpenCv = OpenCvFunction.GaussianBlur },
    ];

    private static readonly Case[] Borders =
    [
        Case.Of<byte, byte>(BorderSection, "sharpen 3x3 u8 Constant", Kernels.SharpenConstant).Within("1.1", "sharpen 3x3 u8"),
        Case.Of<byte, byte>(BorderSection, "sharpen 3x3 u8 Reflect", Kernels.SharpenReflect).Within("1.1", "sharpen 3x3 u8"),
        Case.Of<byte, byte>(BorderSection, "sharpen 3x3 u8 Reflect101", Kernels.SharpenReflect101).Within("1.1", "sharpen 3x3 u8"),
        Case.Of<byte, byte>(BorderSection, "sharpen 3x3 u8 Wrap", Kernels.SharpenWrap).Within("1.1", "sharpen 3x3 u8"),
        Case.Of<float, float>(BorderSection, "binomial 5x5 f32 Constant", Kernels.Binomial5Constant).Within("1.1", "binomial 5x5 f32")
            with { OpenCv = OpenCvFunction.GaussianBlur },
        Case.Of<float, float>(BorderSection, "binomial 5x5 f32 Reflect", Kernels.Binomial5Reflect).Within("1.1", "binomial 5x5 f32")
            with { OpenCv = OpenCvFunction.GaussianBlur },
        Case.Of<float, float>(BorderSection, "binomial 5x5 f32 Reflect101", Kernels.Binomial5Reflect101).Within("1.1", "binomial 5x5 f32")
            with { OpenCv = OpenCvFunction.GaussianBlur },
        Case.Of<float, float>(BorderSection, "binomial 5x5 f32 Wrap", Kernels.Binomial5Wrap).Within("1.1", "binomial 5x5 f32"),
    ];

    private static readonly Case[] Odd =
    [
        Case.Of<byte, byte>(OddSection, "random decimals 5x5 u8", Kernels.Decimals5).AsNear("decimals 3x3 u8"),
        Case.Of<byte, short>(OddSection, "antisymmetric 7x7 u8 to i16", Kernels.Antisymmetric7).AsNear("Sobel u8 to i16"),
        Case.Of<float, float>(OddSection, "rank two 5x5 f32", Kernels.RankTwo5).AsNear("dense 5x5 f32"),
        Case.Of<byte, byte>(OddSection, "tall 9x3 u8", Kernels.Tall9x3).AsNear("emboss u8"),
        Case.Of<byte, byte>(OddSection, "sparse 13x13 u8", Kernels.Sparse13).AsNear("emboss u8"),
    ];

    public static IReadOnlyList<Case> All { get; } = [.. Table, .. Beyond, .. Borders, .. Odd];

    private static Case Row(string name) => Table.Single(row => row.Name == name);

    /// <summary>Goals relative to a copy, OpenCV and Halide; minimum goals are relaxed by a factor.</summary>
    private static Case Asking(this Case kernel, string? memcpy, string openCv = "1", string halide = "1", double allowance = 1) => kernel with
    {
        Memcpy = memcpy is null ? null : Goal.AtMost(memcpy, allowance),
        OverOpenCv = Goal.AtLeast(openCv, allowance),
        OverHalide = Goal.AtLeast(halide, allowance),
    };

    /// <summary>At most a multiple of the time per pixel of another row.</summary>
    private static Case Within(this Case kernel, string times, string row) => kernel with { Rival = (Row(row), Goal.AtMost(times)) };

    /// <summary>The same goals as another row.</summary>
    private static Case AsNear(this Case kernel, string row) =>
        kernel with { OverOpenCv = Row(row).OverOpenCv, OverHalide = Row(row).OverHalide };
}
