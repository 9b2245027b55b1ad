using System;
using Xunit;

#pragma warning disable KG1006, KG1007, KG1008, KG2005      // mistakes that are made on purpose

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>The limits of declarations hold at run time too, and the exception says whose fault it is.</summary>
public sealed class KernelLimitTests
{
    private static readonly double[] Nine = [1, 2, 1, 2, 4, 2, 1, 2, 1];

    public static TheoryData<string, KernelOptions> OutOfRange => new()
    {
        { "Dilation", new() { Dilation = (1 << 20) + 1 } },
        { "Dilation", new() { Dilation = 1_000_000_000 } },
        { "Dilation", new() { Dilation = -1 } },
        { "Stride", new() { Stride = (1 << 20) + 1 } },
        { "Stride", new() { Stride = int.MinValue } },
        { "Padding", new() { Padding = int.MaxValue } },
        { "Padding", new() { Padding = (1 << 20) + 1 } },
        { "Padding", new() { Padding = -1 } },
        { "Channels", new() { Channels = 5 } },
        { "AnchorRow", new() { AnchorRow = 3 } },
        { "AnchorColumn", new() { AnchorColumn = -1 } },
        { "Divisor", new() { Divisor = 0 } },
        { "Offset", new() { Offset = double.NaN } },
        { "BorderValue", new() { Border = BorderMode.Constant, BorderValue = double.PositiveInfinity } },
        { "Mode", new() { Mode = (ConvolutionMode)7 } },
        { "Rounding", new() { Rounding = (MidpointRounding)(-1) } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public void An_option_out_of_range_is_reported_by_name(string option, KernelOptions options)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new Kernel(3, 3, Nine, options));
        Assert.Equal("options", exception.ParamName);
        Assert.StartsWith(option + " is ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("options", Assert.Throws<ArgumentOutOfRangeException>(() => Kernel.Box(3, 3, options)).ParamName);
        Assert.Equal("options", Assert.Throws<ArgumentOutOfRangeException>(() => Kernel.Gaussian(3, 1, options)).ParamName);
        Assert.Equal("options", Assert.Throws<ArgumentOutOfRangeException>(() => Kernel.Separable([1, 2, 1], [1, 2, 1], options)).ParamName);
    }

    [Fact]
    public void The_greatest_steps_are_accepted()
    {
        _ = new Kernel(3, 3, Nine, new() { Stride = 1 << 20, Dilation = 1 << 20, Padding = 1 << 20 });
        Assert.Equal((2 * (1 << 20) + 3, 2 * (1 << 20) + 3), Kernel.Box(3, 3, new() { Padding = 1 << 20 }).OutputSize(5, 5));
    }

    /// <summary>Double lanes take what is too small for a normal number, as in declarations: only what overflows is refused.</summary>
    [Fact]
    public void Coefficients_may_be_arbitrarily_small()
    {
        float[] pixels = [1, 2, 3, 4];
        Assert.Equal([3f, 5, 7, 8], Filtered(new Kernel(1, 3, [1e-310, 1, 1])));
        Assert.Equal([3f, 5, 7, 8], Filtered(Kernel.Separable([1], [double.Epsilon, 1, 1])));
        Assert.Equal([2f, 3, 4, 5], Filtered(new Kernel(1, 3, [0, 1, 0], new() { Offset = 1, Divisor = 1 })));
        Assert.Equal([7f, 7, 7, 7], Filtered(new Kernel(1, 3, [1e-300, 1e-300, 1e-300], new() { Offset = 7, Divisor = 1e300 })));
        pixels = [float.NaN, float.NaN, float.NaN, float.NaN];       // a tap that is 0 as a double is not read
        Assert.Equal([7f, 7, 7, 7], Filtered(new Kernel(1, 3, [1e-300, 1e-300, 1e-300], new() { Offset = 7, Divisor = 1e300 })));
        Assert.Equal([7d], FilteredDouble(new Kernel(1, 1, [1e-300], new() { Offset = 7, Divisor = 1e300 }), double.NaN));
        Assert.Equal([1e-310], FilteredDouble(new Kernel(1, 1, [1e-310]), 1));
        IsUnfit(() => Filtered(new Kernel(1, 3, [1e-310, 1e39, 1])));
        IsUnfit(() => Filtered(Kernel.Separable([1e20, 1], [1e20, 1e-300])));
        IsUnfit(() => Filtered(new Kernel(1, 1, [1], new() { Offset = 1e39 })));

        float[] Filtered(Kernel kernel)
        {
            var result = new float[4];
            Convolution.Apply<float, float>(kernel, pixels, result, 4, 1);
            return result;
        }

        static double[] FilteredDouble(Kernel kernel, double pixel)
        {
            var result = new double[1];
            Convolution.Apply<double, double>(kernel, [pixel], result, 1, 1);
            return result;
        }
    }

    /// <summary>A large outer product whose two passes would lose weights is refused, as in a declaration.</summary>
    [Fact]
    public void The_weights_of_a_large_product_are_not_too_far_apart()
    {
        var weights = new double[4_095];
        Array.Fill(weights, 1);
        weights[7] = 1e-320;
        IsUnfit(() => Convolution.Apply<double, double>(Kernel.Separable(weights, weights), new double[9], new double[9], 3, 3));
        IsUnfit(() => Convolution.Apply<float, float>(Kernel.Box(65, 65, new() { Divisor = 1e290 }), new float[9], new float[9], 3, 3));
        var small = weights.AsSpan(0, 60);
        Convolution.Apply<double, double>(Kernel.Separable(small, small), new double[9], new double[9], 3, 3);
    }

    /// <summary>What is worked out at the first call takes as long as the number of taps says, whatever the coefficients' digits.</summary>
    [Fact]
    public void The_largest_dense_kernels_are_prepared_quickly()
    {
        var random = new Random(5);
        var coefficients = new double[65_536];
        for (var i = 0; i < coefficients.Length; i++) coefficients[i] = random.NextDouble() * Math.Pow(10, random.Next(-200, 100));
        var (watch, result) = (System.Diagnostics.Stopwatch.StartNew(), new double[9]);
        Convolution.Apply<double, double>(new Kernel(1, 65_536, coefficients), [1, 1, 1, 1, 1, 1, 1, 1, 1], result, 3, 3);
        Assert.True(watch.Elapsed.TotalSeconds < 4, $"{watch.Elapsed}");     // 6 to 10 s with a common divisor taken at every sum
        foreach (var sum in result) Assert.True(double.IsFinite(sum));
    }

    [Fact]
    public void Sizes_are_reported_by_the_name_of_their_parameter()
    {
        Refused("rows", () => new Kernel(0, 3, []));
        Refused("columns", () => new Kernel(3, -1, []));
        Refused("rows", () => new Kernel(int.MaxValue, int.MaxValue, []));
        Refused("columns", () => new Kernel(256, 257, new double[256 * 257]));
        Refused("rows", () => Kernel.Box(4_096, 1));
        Refused("columns", () => Kernel.Box(1, int.MaxValue));
        Refused("rows", () => Kernel.Box(0, 1));
        Refused("size", () => Kernel.Gaussian(4_096, 1));
        Refused("size", () => Kernel.Gaussian(-3, 1));
        Refused("columns", () => Kernel.Gaussian(3, 5_001, 1, 1));
        Refused("sigma", () => Kernel.Gaussian(3, -1));
        Refused("sigma", () => Kernel.Gaussian(3, double.NaN));
        Refused("sigmaY", () => Kernel.Gaussian(3, 3, double.PositiveInfinity, 1));
        Refused("sigmaX", () => Kernel.Gaussian(3, 3, 1, -0.5));
        Refused("column", () => Kernel.Separable(new double[4_096], [1]));
        Refused("row", () => Kernel.Separable([1], new double[4_096]));
        _ = new Kernel(1, 65_536, new double[65_536]);
        _ = new Kernel(65_536, 1, new double[65_536]);
        _ = Kernel.Separable(new double[4_095], new double[4_095]);
    }

    [Fact]
    public void An_output_that_is_too_long_is_reported_by_the_dimension()
    {
        var kernel = Kernel.Box(3, 3, new() { Padding = 1 << 20 });
        Assert.Equal("width", Assert.Throws<ArgumentException>(() => kernel.OutputSize(int.MaxValue, 5)).ParamName);
        Assert.Equal("height", Assert.Throws<ArgumentException>(() => kernel.OutputSize(5, int.MaxValue)).ParamName);
    }

    /// <summary>What OpenCV chooses depends on the source's type, which a kernel at run time does not know.</summary>
    [Fact]
    public void A_Gaussian_at_run_time_says_its_size()
    {
        foreach (var (name, make) in new (string, Func<object>)[]
        {
            ("size", () => Kernel.Gaussian(0, 1.5)), ("rows", () => Kernel.Gaussian(0, 3, 1, 1)), ("columns", () => Kernel.Gaussian(3, 0, 1, 1)),
        })
        {
            var exception = Assert.Throws<ArgumentOutOfRangeException>(make);
            Assert.Equal(name, exception.ParamName);
            Assert.Contains("only a declaration knows", exception.Message, StringComparison.Ordinal);
        }
    }

    private static void Refused(string name, Func<object> make) =>
        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(make).ParamName);

    /// <summary>The kernel by itself is one, but not for such elements.</summary>
    private static void IsUnfit(Action call) => Assert.Equal("kernel", Assert.Throws<ArgumentException>(call).ParamName);
}
