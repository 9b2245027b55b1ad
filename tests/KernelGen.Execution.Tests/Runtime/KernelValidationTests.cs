using System;
using Xunit;

#pragma warning disable KG1006, KG1008      // mistakes that are made on purpose

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>What the generator refuses at compile time, a Kernel refuses when it is made.</summary>
public sealed class KernelValidationTests
{
    private static readonly double[] Nine = [1, 2, 1, 2, 4, 2, 1, 2, 1];

    public static TheoryData<string, KernelOptions> Contradictions => new()
    {
        { "Divisor", new() { Divisor = 0 } },
        { "Divisor", new() { Divisor = double.NaN } },
        { "Offset", new() { Offset = double.PositiveInfinity } },
        { "BorderValue", new() { Border = BorderMode.Constant, BorderValue = double.NaN } },
        { "BorderValue", new() { BorderValue = 3 } },
        { "Border", new() { Mode = ConvolutionMode.Valid, Border = BorderMode.Wrap } },
        { "Padding", new() { Padding = -1 } },
        { "Padding", new() { Padding = 1, Mode = ConvolutionMode.Full } },
        { "Padding", new() { Padding = 1, Border = BorderMode.Wrap } },
        { "Stride", new() { Stride = 0 } },
        { "Stride", new() { Stride = 2, Mode = ConvolutionMode.Full } },
        { "Dilation", new() { Dilation = 0 } },
        { "AnchorRow", new() { AnchorRow = 3 } },
        { "AnchorRow", new() { AnchorRow = -1 } },
        { "AnchorColumn", new() { AnchorColumn = 1, Mode = ConvolutionMode.Valid } },
        { "AnchorColumn", new() { AnchorColumn = 1, Padding = 1 } },
        { "Channels", new() { Channels = 0 } },
        { "Channels", new() { Channels = 5 } },
        { "PreserveAlpha", new() { PreserveAlpha = true } },
        { "PreserveAlpha", new() { PreserveAlpha = true, Channels = 4, Mode = ConvolutionMode.Valid } },
        { "WeightBits", new() { WeightBits = 8 } },
        { "Mode", new() { Mode = (ConvolutionMode)3 } },
        { "Border", new() { Border = (BorderMode)5 } },
        { "Rounding", new() { Rounding = (MidpointRounding)5 } },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Contradictory_options_are_refused_by_name(string option, KernelOptions options)
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => new Kernel(3, 3, Nine, options));
        Assert.Contains(option, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_coefficients_is_rows_times_columns()
    {
        var exception = Assert.ThrowsAny<ArgumentException>(() => new Kernel(3, 5, Nine));
        Assert.Contains("9", exception.Message, StringComparison.Ordinal);
        Assert.Contains("15", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Coefficients_are_finite(double value)
    {
        Assert.ThrowsAny<ArgumentException>(() => new Kernel(1, 3, [1, value, 1]));
        Assert.ThrowsAny<ArgumentException>(() => Kernel.Separable([1, value], [1]));
        Assert.ThrowsAny<ArgumentException>(() => Kernel.Gaussian(3, value));
    }

    [Fact]
    public void Sizes_are_at_least_one_and_sigma_is_not_negative()
    {
        Assert.ThrowsAny<ArgumentException>(() => new Kernel(0, 3, []));
        Assert.ThrowsAny<ArgumentException>(() => new Kernel(3, -1, []));
        Assert.ThrowsAny<ArgumentException>(() => Kernel.Box(0, 1));
        Assert.ThrowsAny<ArgumentException>(() => Kernel.Gaussian(0, 1));
        Assert.ThrowsAny<ArgumentException>(() => Kernel.Gaussian(3, -0.5));
        Assert.ThrowsAny<ArgumentException>(() => Kernel.Separable([], [1]));
        Assert.ThrowsAny<ArgumentException>(() => Kernel.Gaussian(3, 1, new() { WeightBits = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => Kernel.Gaussian(3, 1, new() { WeightBits = 25 }));
    }

    [Fact]
    public void Other_element_types_are_refused_with_a_list_of_those_that_are_not()
    {
        var kernel = new Kernel(3, 3, Nine);
        var exception = Assert.ThrowsAny<ArgumentException>(() => Convolution.Apply<int, int>(kernel, new int[9], new int[9], 3, 3));
        Assert.Contains("byte", exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.ThrowsAny<ArgumentException>(() => Convolution.Apply<byte, double>(kernel, new byte[9], new double[9], 3, 3));
        Assert.ThrowsAny<ArgumentException>(() => Convolution.Apply<short, byte>(kernel, new short[9], new byte[9], 3, 3));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(-1)]
    [InlineData(0.5)]
    public void The_border_value_is_a_pixel(double value)
    {
        var kernel = new Kernel(3, 3, Nine, new() { Border = BorderMode.Constant, BorderValue = value });
        Assert.ThrowsAny<ArgumentException>(() => Convolution.Apply<byte, byte>(kernel, new byte[9], new byte[9], 3, 3));
        Convolution.Apply<float, float>(kernel, new float[9], new float[9], 3, 3);
    }

    [Fact]
    public void Floats_are_not_rounded()
    {
        var kernel = new Kernel(3, 3, Nine, new() { Rounding = MidpointRounding.ToZero });
        Assert.ThrowsAny<ArgumentException>(() => Convolution.Apply<float, float>(kernel, new float[9], new float[9], 3, 3));
    }

    [Fact]
    public void Sums_beyond_126_bits_are_refused()
    {
        var kernel = new Kernel(1, 2, [1e30, 1e-9]);
        Assert.ThrowsAny<ArgumentException>(() => Convolution.Apply<byte, byte>(kernel, new byte[9], new byte[9], 3, 3));
    }

    [Fact]
    public void A_signal_has_one_row() =>
        Assert.ThrowsAny<ArgumentException>(() => Convolution.Apply<float, float>(new Kernel(3, 1, [1, 2, 1]), new float[9], new float[9]));

    [Fact]
    public void A_null_kernel_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => Convolution.Apply<byte, byte>(null!, new byte[9], new byte[9], 3, 3));

    [Theory]
    [InlineData(ConvolutionMode.Same, 1, 1, 10, 7)]
    [InlineData(ConvolutionMode.Same, 3, 1, 4, 3)]
    [InlineData(ConvolutionMode.Valid, 1, 1, 6, 5)]
    [InlineData(ConvolutionMode.Valid, 2, 1, 3, 3)]
    [InlineData(ConvolutionMode.Valid, 1, 3, 0, 1)]
    [InlineData(ConvolutionMode.Full, 1, 2, 18, 11)]
    public void Output_sizes(ConvolutionMode mode, int stride, int dilation, int width, int height)
    {
        var kernel = new Kernel(3, 5, new double[15], new() { Mode = mode, Stride = stride, Dilation = dilation });
        Assert.Equal((width, height), kernel.OutputSize(10, 7));
    }

    [Fact]
    public void Output_size_with_padding() => Assert.Equal((6, 5), Kernel.Box(3, 3, new() { Padding = 2, Stride = 2 }).OutputSize(10, 8));
}
