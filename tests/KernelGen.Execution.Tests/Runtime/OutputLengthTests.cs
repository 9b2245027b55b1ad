using System;
using System.Linq;
using Xunit;

#pragma warning disable KG2002, KG2003      // mistakes that are made on purpose

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>⌊(input + 2·padding − dilation·(window − 1) − 1)/stride⌋ + 1, found by walking windows over positions.</summary>
public sealed class OutputLengthTests
{
    [Fact]
    public void The_formula_counts_the_windows_that_fit_and_objects_to_lost_pixels()
    {
        foreach (var input in Enumerable.Range(1, 12))
            foreach (var window in Enumerable.Range(1, 5))
                foreach (var stride in Enumerable.Range(1, 5))
                    foreach (var padding in Enumerable.Range(0, 4))
                        foreach (var dilation in Enumerable.Range(1, 3))
                            Check(input, window, stride, padding, dilation);
    }

    /// <summary>(10 − 3 + 2·0)/2 + 1 = 4.5: the last of the ten is never read.</summary>
    [Fact]
    public void The_message_has_the_formula_with_its_numbers()
    {
        var message = Assert.Throws<ArgumentException>(() => Convolution.OutputLength(10, 3, stride: 2)).Message;
        foreach (var part in new[] { "10", "3", "2", "4.5" }) Assert.Contains(part, message, StringComparison.Ordinal);
        Assert.Equal(4, Convolution.OutputLength(10, 3, stride: 2, dropRemainder: true));
    }

    [Theory]
    [InlineData(28, 5, 1, 2, 1, 28)]
    [InlineData(28, 3, 3, 1, 1, 10)]
    [InlineData(7, 2, 1, 0, 3, 4)]
    [InlineData(5, 5, 1, 0, 1, 1)]
    public void Sizes_of_known_layers(int input, int window, int stride, int padding, int dilation, int expected) =>
        Assert.Equal(expected, Convolution.OutputLength(input, window, stride, padding, dilation));

    [Theory]
    [InlineData(0, 1, 1, 0, 1)]
    [InlineData(1, 0, 1, 0, 1)]
    [InlineData(1, 1, 0, 0, 1)]
    [InlineData(1, 1, 1, -1, 1)]
    [InlineData(1, 1, 1, 0, 0)]
    public void Arguments_out_of_range_are_refused(int input, int window, int stride, int padding, int dilation) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Convolution.OutputLength(input, window, stride, padding, dilation));

    /// <summary>−1/2 is 0 in C#, not −1: a window one pixel too large must not count as one output.</summary>
    [Fact]
    public void A_window_just_too_large_has_no_output() =>
        Assert.Throws<ArgumentException>(() => Convolution.OutputLength(4, 5, stride: 2, dropRemainder: true));

    private static void Check(int input, int window, int stride, int padding, int dilation)
    {
        // Window n covers start … start + extent − 1 of positions −padding … input + padding − 1.
        var extent = dilation * (window - 1) + 1;
        var starts = Enumerable.Range(0, 40).Select(n => -padding + n * stride).Where(start => start + extent <= input + padding).ToArray();
        var lost = starts.Length == 0 ? 0 : Math.Max(0, input - (starts[^1] + extent));
        int Length(bool drop) => Convolution.OutputLength(input, window, stride, padding, dilation, drop);

        if (starts.Length == 0) Assert.Throws<ArgumentException>(() => Length(drop: true));
        else Assert.Equal(starts.Length, Length(drop: true));
        if (starts.Length > 0 && (lost == 0 || window == 1)) Assert.Equal(starts.Length, Length(drop: false));
        else Assert.Throws<ArgumentException>(() => Length(drop: false));
    }
}
