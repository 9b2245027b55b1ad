using System;
using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>Which bodies compute single rows.</summary>
public sealed class SingleRowTests
{
    [Theory]
    [InlineData("SeparableKernel([1, 4, 6, 4, 1], [1, 4, 6, 4, 1], Divisor = 256)", "byte")]
    [InlineData("SeparableKernel([1, 4, 6, 4, 1], [1, 4, 6, 4, 1], Divisor = 256)", "ushort")]
    [InlineData("SeparableKernel([1, 4, 6, 4, 1], [1, 4, 6, 4, 1], Divisor = 256, Border = BorderMode.Constant, BorderValue = 7)", "short")]
    [InlineData("BoxKernel(7, 7)", "ushort")]
    public void Single_rows_of_integers_are_summed_down_first(string attribute, string element)
    {
        var text = TextOf(attribute, element);
        foreach (var width in new[] { "512", "256" })
        {
            Assert.Contains($" Run{width}(in SourceRows<{element}> picture", text, StringComparison.Ordinal);
            Assert.Contains("ScratchRow.FillEnds(", MethodOf(text, $"RunRow{width}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Floats_keep_one_order_of_summation() => Assert.DoesNotContain(
        "ScratchRow", TextOf("SeparableKernel([1, 4, 6, 4, 1], [1, 4, 6, 4, 1], Divisor = 256)", "float"), StringComparison.Ordinal);

    /// <summary>So many sums would wait that no row shares what was computed for another.</summary>
    [Fact]
    public void Rows_that_share_nothing_have_one_body()
    {
        var taps = string.Join(", ", Enumerable.Range(0, 15 * 15).Select(tap => tap * 7 % 23 - 11));
        var text = TextOf($"Kernel(15, 15, {taps}, Divisor = 1024)", "short");
        Assert.Contains(" Run512(in SourceRows<short> picture", text, StringComparison.Ordinal);
        Assert.DoesNotContain("RunRow512", text, StringComparison.Ordinal);
        Assert.DoesNotContain("RunRow256", text, StringComparison.Ordinal);
    }

    private static string MethodOf(string text, string name)
    {
        var begin = text.IndexOf($" {name}(in SourceRows<", StringComparison.Ordinal);
        var end = text.IndexOf("private static", begin, StringComparison.Ordinal);
        return text[begin..(end < 0 ? text.Length : end)];
    }

    private static string TextOf(string attribute, string element) => Program.Of(Program.Class($"""
        [{attribute}]
            public static partial void Apply(ReadOnlySpan<{element}> source, Span<{element}> destination, int width, int height);
        """)).Files.Values.Single();
}
