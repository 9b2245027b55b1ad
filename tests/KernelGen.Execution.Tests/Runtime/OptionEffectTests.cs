using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

#pragma warning disable KG1008, KG1009, KG2001, KG2004, KG2005      // mistakes that are made on purpose

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>Every option of a kernel over every kind of kernel and pair of types: it changes the output, or is refused by name.</summary>
public sealed class OptionEffectTests
{
    private const int Width = 16;
    private const int Height = 9;

    /// <summary>An option, what it needs to mean something, and the same with the option.</summary>
    private static readonly (string Option, KernelOptions Without, KernelOptions With)[] Options =
    [
        ("Divisor", new(), new() { Divisor = 3 }),
        ("Offset", new(), new() { Offset = 7 }),
        ("Absolute", new() { Divisor = -1 }, new() { Divisor = -1, Absolute = true }),
        ("Flip", new(), new() { Flip = true }),
        ("Mode", new(), new() { Mode = ConvolutionMode.Full }),
        ("Border", new(), new() { Border = BorderMode.Wrap }),
        ("BorderValue", new() { Border = BorderMode.Constant }, new() { Border = BorderMode.Constant, BorderValue = 100 }),
        ("Padding", new(), new() { Padding = 1 }),
        ("Stride", new(), new() { Stride = 2 }),
        ("Dilation", new(), new() { Dilation = 2 }),
        ("AnchorRow", new(), new() { AnchorRow = 0 }),
        ("AnchorColumn", new(), new() { AnchorColumn = 0 }),
        ("Rounding", new() { Divisor = 7 }, new() { Divisor = 7, Rounding = MidpointRounding.ToPositiveInfinity }),
        ("Channels", new(), new() { Channels = 4 }),
        ("PreserveAlpha", new() { Channels = 4 }, new() { Channels = 4, PreserveAlpha = true }),
        ("WeightBits", new(), new() { WeightBits = 2 }),
    ];

    private static readonly (string Kind, Func<KernelOptions, Kernel> Make)[] Kinds =
    [
        ("dense", options => new Kernel(3, 3, [1, -2, 3, 5, 1, -1, 2, 0, 4], options)),
        ("row", options => new Kernel(1, 3, [1, -2, 4], options)),
        ("box", options => Kernel.Box(3, 5, options)),
        ("Gaussian", options => Kernel.Gaussian(3, 1.2, options)),
        ("separable", options => Kernel.Separable([1, 3, 2], [2, -1, 1], options)),
    ];

    [Fact]
    public void Every_option_has_its_row() => Assert.Equal(
        typeof(KernelOptions).GetProperties().Where(property => property.Name != "EqualityContract").Select(property => property.Name).Order(),
        Options.Select(row => row.Option).Order());

    [Fact]
    public void An_option_changes_the_output_or_is_refused_by_name()
    {
        var refused = new List<string>();
        Check<byte, byte>(refused);
        Check<byte, short>(refused);
        Check<byte, int>(refused);
        Check<byte, float>(refused);
        Check<short, short>(refused);
        Check<ushort, ushort>(refused);
        Check<float, float>(refused);
        Check<double, double>(refused);
        string[] floats = ["Single", "Double"];
        foreach (var type in floats)
            Assert.Contains($"WeightBits Gaussian {type} {type}", refused);
        Assert.Contains("Rounding box Byte Single", refused);
        Assert.DoesNotContain(refused, one => one.StartsWith("WeightBits Gaussian Byte", StringComparison.Ordinal));
    }

    /// <summary>Without effect by the kernel's values alone: a box and a Gaussian are the same rotated by 180°, and one row has one anchor.</summary>
    private static bool IsHarmless(string option, string kind) =>
        (option, kind) is ("Flip", "box") or ("Flip", "Gaussian") or ("AnchorRow", "row");

    private static void Check<TIn, TOut>(List<string> refused)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        foreach (var (kind, make) in Kinds)
            foreach (var (option, without, with) in Options)
            {
                var what = $"{option} {kind} {typeof(TIn).Name} {typeof(TOut).Name}";
                try
                {
                    var (one, other) = (Run<TIn, TOut>(make(without)), Run<TIn, TOut>(make(with)));
                    Assert.True(IsHarmless(option, kind) || !one.AsSpan().SequenceEqual(other), $"{what} has no effect");
                }
                catch (ArgumentException exception)
                {
                    Assert.Contains(option, exception.Message, StringComparison.Ordinal);
                    refused.Add(what);
                }
            }
    }

    private static double[] Run<TIn, TOut>(Kernel kernel)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var pixels = Width / kernel.Options.Channels;
        var source = Enumerable.Range(0, Width * Height).Select(i => (TIn)Convert.ChangeType(1 + i * i * 31 % 19, typeof(TIn))).ToArray();
        var (width, height) = kernel.OutputSize(pixels, Height);
        var destination = new TOut[width * height * kernel.Options.Channels];
        Convolution.Apply<TIn, TOut>(kernel, source, destination, pixels, Height);
        return [width, height, .. destination.Select(value => Convert.ToDouble(value))];
    }
}
