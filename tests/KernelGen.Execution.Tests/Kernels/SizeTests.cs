using System.Linq;
using KernelGen.Execution.Tests.Harness;
using Xunit;
using static KernelGen.Execution.Tests.Kernels.Declared;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Every width from nothing to past two vectors and the window; kernels of every size.</summary>
public sealed class SizeTests
{
    /// <summary>Products of so many pairs that they need all registers of any machine.</summary>
    private static Declaration ManyPairs(Options options) =>
        Dense<byte, byte>(15, 15, string.Join(' ', Enumerable.Range(0, 225).Select(n => (n * n * 7 + n * 3) % 9 - 4)), options);

    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Constant)]
    [InlineData(BorderMode.Reflect)]
    [InlineData(BorderMode.Reflect101)]
    [InlineData(BorderMode.Wrap)]
    public void Every_width_up_to_two_vectors_and_the_window(BorderMode border)
    {
        var options = new Options { Border = border };
        Differentials.Check(
            21,
            [
                Dense<byte, byte>(3, 3, "0 -1 0 -1 5 -1 0 -1 0", options),
                Dense<byte, short>(3, 3, "-1 0 1 -2 0 2 -1 0 1", options),
                Dense<float, float>(3, 3, "1 2 1 2 4 2 1 2 1", options with { Divisor = "16" }),
                Dense<ushort, ushort>(1, 7, "1 2 3 4 3 2 1", options with { Divisor = "16" }),
                Dense<byte, byte>(5, 5, Ramp(25, -3, 7, 11), options with { Divisor = "40" }),
                Dense<byte, byte>(3, 3, "0 -1 0 -1 5 -1 0 -1 0", options with { Channels = 3 }),
                ManyPairs(options),
            ],
            sizes: Enumerable.Range(0, 136).SelectMany(width => new[] { (width, 1), (width, 2 + width % 5) }).Append((150, 41)).Append((281, 75)).ToArray());
    }

    /// <summary>The stride is taken by the arithmetic itself where it is two and pixels are floats; windows end in odd and in even columns.</summary>
    [Theory]
    [InlineData(BorderMode.Replicate)]
    [InlineData(BorderMode.Constant)]
    [InlineData(BorderMode.Reflect101)]
    public void Every_second_pixel_of_every_width(BorderMode border) => Differentials.Check(
        30,
        (from size in new (int Rows, int Columns)[] { (3, 3), (1, 2), (2, 2), (5, 4), (7, 1) }
         from mode in new[] { ConvolutionMode.Same, ConvolutionMode.Valid }
         where mode == ConvolutionMode.Same || border == BorderMode.Replicate
         let options = new Options { Stride = 2, Border = border, Mode = mode }
         from declaration in new[]
         {
             Dense<float, float>(size.Rows, size.Columns, Ramp(size.Rows * size.Columns, -3, 7, 11), options),
             Dense<double, double>(size.Rows, size.Columns, Ramp(size.Rows * size.Columns, -3, 7, 11), options),
         }
         select declaration).ToArray(),
        sizes: Enumerable.Range(0, 75).Select(width => (width, 1 + width % 9)).Append((150, 41)).Append((281, 75)).ToArray());

    [Fact]
    public void Tiny_images_under_every_border_stride_and_dilation() => Differentials.Check(
        22,
        (from border in System.Enum.GetValues<BorderMode>()
         from stride in new[] { 1, 2, 3 }
         from dilation in new[] { 1, 2, 3 }
         select Dense<byte, short>(3, 5, Ramp(15, -4, 5, 9), new() { Border = border, Stride = stride, Dilation = dilation })).ToArray(),
        sizes: (from width in Enumerable.Range(1, 8) from height in Enumerable.Range(1, 6) select (width, height)).ToArray());

    /// <summary>Windows and steps far larger than the picture, and windows that see padding alone.</summary>
    [Fact]
    public void Extreme_geometry()
    {
        Options[] options =
        [
            new() { Dilation = 40 },
            new() { Dilation = 40, Border = BorderMode.Wrap, Channels = 3 },
            new() { Dilation = 29, Border = BorderMode.Reflect101, Stride = 7 },
            new() { Dilation = 25, Mode = ConvolutionMode.Full, Border = BorderMode.Reflect },
            new() { Dilation = 10, Mode = ConvolutionMode.Valid },
            new() { Padding = 30 },
            new() { Padding = 30, Stride = 13, Dilation = 3, Channels = 4 },
            new() { Stride = 100 },
            new() { Stride = 17, Channels = 2, Border = BorderMode.Reflect },
            new() { Stride = 9, Mode = ConvolutionMode.Valid, Channels = 3 },
            new() { Stride = 5, Channels = 4, PreserveAlpha = true, Border = BorderMode.Wrap },
        ];
        Differentials.Check(
            26,
            (from option in options
             from declaration in new[]
             {
                 Dense<byte, byte>(3, 3, "1 2 1 2 -4 2 1 2 1", option),
                 Dense<short, short>(2, 5, "1 2 -1 2 3 2 -1 2 1 1", option),
                 Dense<float, float>(3, 3, "1 2 1 2 -4 2 1 2 1", option),
             }
             select declaration).ToArray(),
            sizes: [(1, 1), (3, 2), (17, 5), (64, 3), (65, 33), (101, 27)]);
    }

    [Fact]
    public void A_box_of_ten_thousand_taps() => Differentials.Check(
        27,
        [Of<byte, byte>(new BoxWeights(101, 101)), Of<ushort, ushort>(new BoxWeights(101, 101)), Of<float, float>(new BoxWeights(101, 101))],
        sizes: [(1, 1), (40, 7), (130, 4)]);

    [Fact]
    public void A_filter_of_a_thousand_taps_on_a_signal() => Differentials.Check(
        28,
        [
            Dense<short, short>(1, 1000, Ramp(1000, -300, 7, 401), new() { Divisor = "4096" }, Shape.Signal),
            Dense<float, float>(1, 1000, Ramp(1000, -300, 7, 401), new() { Mode = ConvolutionMode.Valid }, Shape.Signal),
        ],
        sizes: [(1, 1), (999, 1), (1500, 1)]);

    [Fact]
    public void Kernels_from_one_tap_to_hundreds() => Differentials.Check(
        23,
        [
            .. from size in new (int Rows, int Columns)[] { (1, 1), (2, 2), (4, 4), (6, 6), (1, 2), (2, 1), (1, 9), (9, 1), (9, 3), (3, 9) }
               select Dense<byte, byte>(size.Rows, size.Columns, Ramp(size.Rows * size.Columns, -5, 7, 13), new() { Divisor = "9" }),
            .. from size in new (int Rows, int Columns)[] { (1, 31), (31, 1), (11, 11), (15, 15) }
               select Dense<byte, byte>(size.Rows, size.Columns, Ramp(size.Rows * size.Columns, -5, 7, 13), new() { Divisor = "222" }),
            .. from size in new (int Rows, int Columns)[] { (2, 2), (1, 9), (9, 3), (11, 11), (15, 15) }
               select Dense<float, float>(size.Rows, size.Columns, Ramp(size.Rows * size.Columns, -5, 7, 13)),
            Dense<short, short>(15, 15, Ramp(225, -60, 17, 61), new() { Divisor = "500" }),
            Dense<byte, int>(15, 15, Ramp(225, -60, 17, 61)),
            Dense<double, double>(7, 7, Ramp(49, -60, 17, 61)),
            Dense<byte, byte>(13, 13, string.Join(' ', Enumerable.Range(0, 169).Select(n => n % 29 == 3 ? "2" : n % 31 == 5 ? "-1" : "0"))),
            Dense<float, float>(13, 13, string.Join(' ', Enumerable.Range(0, 169).Select(n => n % 29 == 3 ? "2" : "0"))),
        ],
        sizes: [(1, 1), (5, 4), (33, 17), (70, 9)]);

    [Fact]
    public void Boxes() => Differentials.Check(
        24,
        (from size in new[] { (1, 1), (3, 3), (2, 2), (5, 2), (1, 7), (7, 1), (7, 7), (21, 21), (9, 31) }
         from normalize in new[] { true, false }
         let box = new BoxWeights(size.Item1, size.Item2, normalize)
         from declaration in new[]
         {
             Of<byte, byte>(box),
             Of<byte, int>(box),
             Of<ushort, ushort>(box, new() { Border = BorderMode.Reflect }),
             Of<float, float>(box),
         }
         select declaration).ToArray(),
        sizes: [(1, 1), (20, 3), (64, 22), (95, 6)]);

    [Fact]
    public void Gaussians_of_any_resolution() => Differentials.Check(
        29,
        (from bits in new[] { 1, 2, 4, 7, 11, 16, 20, 24 }
         from declaration in new[]
         {
             Of<byte, byte>(GaussianWindow.Round(5, "1.1"), new() { WeightBits = bits }),
             Of<ushort, ushort>(GaussianWindow.Round(4, "1.1"), new() { WeightBits = bits }),
             Of<short, short>(GaussianWindow.Round(7, "1.4"), new() { WeightBits = bits, Divisor = "0.3" }),
         }
         select declaration).ToArray(),
        sizes: [(1, 1), (37, 5), (67, 9)]);

    [Fact]
    public void Gaussians() => Differentials.Check(
        25,
        (from size in new[] { 1, 2, 3, 4, 5, 7, 8, 13 }
         from sigma in new[] { "0", "1e-3", "0.1", "0.8", "1.1", "3.5", "1e6" }
         from declaration in new[]
         {
             Of<byte, byte>(GaussianWindow.Round(size, sigma)),
             Of<byte, float>(GaussianWindow.Round(size, sigma), new() { WeightBits = 12 }),
             Of<short, short>(new GaussianWindow(size, 5, sigma, "1.3")),
             Of<float, float>(GaussianWindow.Round(size, sigma)),
             Of<double, double>(new GaussianWindow(3, size, "0.7", sigma)),
         }
         select declaration).ToArray(),
        sizes: [(1, 1), (20, 3), (67, 9)]);
}
