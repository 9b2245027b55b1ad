using System;
using KernelGen.CompilerServices;
using Xunit;

#pragma warning disable KG1006, KG1007, KG2003, KG2004      // mistakes that are made on purpose

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>A refusal says what was found, the rule, and what to do; coefficients are counted as the compiler counts them.</summary>
public sealed class MessageTests
{
    [Fact]
    public void A_coefficient_has_its_row_and_column()
    {
        Says("In row 1, column 2, the coefficient 2 is NaN; coefficients must be finite", "coefficients", () => new Kernel(2, 2, [1, double.NaN, 1, 1]));
        Says("In row 2, column 3, the coefficient 6 is -Infinity", "coefficients", () => new Kernel(2, 3, [1, 1, 1, 1, 1, double.NegativeInfinity]));
        Says("The coefficient 3 is NaN", "coefficients", () => new Kernel(1, 3, [1, 1, double.NaN]));
        Says("The column coefficient 1 is NaN", "column", () => Kernel.Separable([double.NaN, 1], [1]));
        Says("The row coefficient 2 is Infinity", "row", () => Kernel.Separable([1], [1, double.PositiveInfinity]));
    }

    [Fact]
    public void The_destinations_of_a_source_are_listed()
    {
        var kernel = Kernel.Box(3, 3);
        Says("byte to ushort is not supported; supported for byte: byte, short, int, float", "kernel",
            () => Convolution.Apply<byte, ushort>(kernel, new byte[9], new ushort[9], 3, 3));
        Says("short to byte is not supported; supported for short: short", "kernel", () => Convolution.Apply<short, byte>(kernel, new short[9], new byte[9], 3, 3));
        Says("convert the source to byte, short, ushort, float, double", "kernel", () => Convolution.Apply<uint, uint>(kernel, new uint[9], new uint[9], 3, 3));
    }

    [Fact]
    public void The_message_for_a_size_that_does_not_fit_says_what_to_do()
    {
        var (kernel, pixels) = (Kernel.Box(3, 3), new byte[100]);
        Says("needs 100: pass a longer one", "destination", () => Convolution.Apply<byte, byte>(kernel, pixels, new byte[99], 10, 10));
        Says("need 110: pass all of the picture", "source", () => Convolution.Apply<byte, byte>(kernel, pixels, new byte[110], 11, 10));
        Says("pass a destination of exactly this size", "destination", () => Convolution.Apply<byte, byte>(
            kernel, new ReadOnlyPlane<byte>(pixels, 10, 10), new Plane<byte>(new byte[100], 10, 9)));
        Says("count elements, not pixels", "source", () => Convolution.Apply<byte, byte>(
            new Kernel(1, 3, [1, 1, 1], new() { Channels = 3 }), pixels, new byte[100]));
        Says("pass all of it, or the correct size", "data", () => new Plane<byte>(new byte[5], 2, 3));
        Says("width and pitch count elements", "pitch", () => new Plane<byte>(new byte[5], 3, 2, 2));
        Says("give a single 1", "column", () => Kernel.Separable([], [1]));
        Says("give all of them, row by row", "coefficients", () => new Kernel(2, 2, [1]));
        Says("convert it to byte", "source", () => Pooling.Max<long>(default, default, 2));
        Says("convert the picture", "source", () => Intensity.Rescale<byte, char>(pixels, new char[100]));
    }

    [Fact]
    public void WeightBits_has_no_effect_for_floats()
    {
        var kernel = Kernel.Gaussian(3, 1, new() { WeightBits = 8 });
        Says("weights for a float source are not quantized: remove WeightBits", "kernel",
            () => Convolution.Apply<float, float>(kernel, new float[9], new float[9], 3, 3));
        Says("weights for a double source", "kernel", () => Convolution.Apply<double, double>(kernel, new double[9], new double[9], 3, 3));
        Says("weights for a float source", "kernel",
            () => Convolution.Apply<float, float>(Kernel.Gaussian(1, 3, 1, 1, new() { WeightBits = 8 }), new float[9], new float[9]));
        Convolution.Apply<byte, float>(kernel, new byte[9], new float[9], 3, 3);
    }

    /// <summary>A bottom-up bitmap has a negative stride: the message says how to filter it, and that is right.</summary>
    [Fact]
    public void The_message_for_a_negative_pitch_says_how_to_filter_a_bottom_up_bitmap()
    {
        foreach (var call in new Action[]
        {
            () => _ = new ReadOnlyPlane<byte>(new byte[12], 3, 4, -3), () => _ = new Plane<byte>(new byte[12], 3, 4, -3),
            () => _ = ReadOnlyPlane<byte>.FromBytes(new byte[12], 3, 4, -3), () => _ = Plane<byte>.FromBytes(new byte[12], 3, 4, -3),
        })
        {
            var message = Assert.Throws<ArgumentOutOfRangeException>(call).Message;
            Assert.Contains("begin at that row with a pitch of 3", message, StringComparison.Ordinal);
            Assert.Contains("upside down", message, StringComparison.Ordinal);
        }

        byte[] picture = [1, 2, 3, 40, 50, 60, 7, 8, 9, 100, 110, 120];
        byte[] bottomUp = [100, 110, 120, 7, 8, 9, 40, 50, 60, 1, 2, 3];
        var (expected, found) = (new byte[12], new byte[12]);
        Convolution.Apply<byte, byte>(new Kernel(3, 1, [1, 2, 5], new() { Divisor = 8 }), picture, expected, 3, 4);
        Convolution.Apply(new Kernel(3, 1, [5, 2, 1], new() { Divisor = 8 }), new ReadOnlyPlane<byte>(bottomUp, 3, 4, 3), new Plane<byte>(found, 3, 4, 3));
        for (var y = 0; y < 4; y++) Assert.Equal(expected[(3 * y)..(3 * y + 3)], found[(3 * (3 - y))..(3 * (3 - y) + 3)]);
    }

    /// <summary>A tensor has strides, not a pitch, and the message says which of them are wrong and why.</summary>
    [Fact]
    public void A_tensor_that_is_not_dense_is_reported()
    {
        Tensor("all rows are the same memory, as a broadcast makes them", [4, 3], [0, 1]);
        Tensor("the elements of a row are not one after another", [4, 3], [1, 4]);
        Tensor("the elements of a row are not one after another", [4, 3], [3, 0]);
        Tensor("rows share elements", [4, 3], [2, 1]);
        Tensor("the rows are in reverse order", [4, 3], [-3, 1]);
        Tensor("the elements of a row are not one after another", [4, 3, 3], [9, 1, 3], channels: 3);
        Tensor("all rows are the same memory", [4, 3, 3], [0, 3, 1], channels: 3);
        Tensor("slice or reshape it", [1, 4, 3, 1], [12, 3, 1, 1]);
        Tensor("has 4 channels; the kernel was declared for 3", [2, 2, 4], [8, 4, 1], channels: 3);
        var cell = 0f;
        Assert.Equal((3, 1), Size(Tensors.ReadOnlyPlane(in cell, [1, 3], [0, 1], 1)));

        static (int, int) Size(ReadOnlyPlane<float> plane) => (plane.Width, plane.Height);
    }

    [Fact]
    public void A_window_of_one_skips_pixels_on_purpose()
    {
        Assert.Equal(28, Convolution.OutputLength(56, 1, stride: 2));
        Assert.Equal(19, Convolution.OutputLength(56, 1, stride: 3, dilation: 4));
        Assert.Contains("never read", Assert.Throws<ArgumentException>(() => Convolution.OutputLength(57, 2, stride: 2)).Message, StringComparison.Ordinal);
    }

    private static void Tensor(string words, nint[] lengths, nint[] strides, int channels = 1)
    {
        var cells = new float[64];
        var source = Assert.Throws<ArgumentException>(() => _ = Tensors.ReadOnlyPlane(in cells[0], lengths, strides, channels));
        var destination = Assert.Throws<ArgumentException>(() => _ = Tensors.Plane(ref cells[0], lengths, strides, channels));
        Assert.Equal(("source", "destination"), (source.ParamName, destination.ParamName));
        foreach (var message in new[] { source.Message, destination.Message })
        {
            Assert.Contains(words, message, StringComparison.Ordinal);
            Assert.DoesNotContain("pitch", message, StringComparison.Ordinal);
        }
        if (strides.Length < 4 && lengths[^1] == (lengths.Length == 3 ? channels : lengths[^1]))
        {
            Assert.Contains("copy it to a dense tensor first", source.Message, StringComparison.Ordinal);
            Assert.Contains("filter to a dense tensor, and copy that", destination.Message, StringComparison.Ordinal);
        }
    }

    private static void Says(string words, string parameter, Action call)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Equal(parameter, exception.ParamName);
    }
}
