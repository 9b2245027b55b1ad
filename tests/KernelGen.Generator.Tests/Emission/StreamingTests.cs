using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>Which bodies may store past the cache.</summary>
public sealed class StreamingTests
{
    [Theory]
    [InlineData("BoxKernel(7, 7)", "byte", "ColumnWalk")]
    [InlineData("SeparableKernel([1, 4, 6, 4, 1], [1, 4, 6, 4, 1], Divisor = 256)", "byte", "ColumnWalk")]
    [InlineData("BoxKernel(21, 21)", "byte", "pieces")]
    [InlineData("BoxKernel(21, 21)", "float", "pieces")]
    [InlineData("ErodeKernel(7, 7)", "byte", "pieces")]
    public void A_body_that_walks_down_columns_never_does(string attribute, string element, string sign)
    {
        var text = TextOf(attribute, element);
        Assert.Contains(sign == "ColumnWalk" ? "wait1" : sign, text, System.StringComparison.Ordinal);
        Assert.DoesNotContain("Streams", text, System.StringComparison.Ordinal);
        Assert.DoesNotContain("TStores", text, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)", "byte")]
    [InlineData("Kernel3x3(1, 2, 3, 4, 5, 6, 7, 8, 9)", "float")]
    [InlineData("SeparableKernel([1, 4, 6, 4, 1], [1, 4, 6, 4, 1], Divisor = 256)", "float")]
    public void A_body_that_writes_rows_does(string attribute, string element)
    {
        var text = TextOf(attribute, element);
        Assert.Contains("Streams = true", text, System.StringComparison.Ordinal);
        Assert.Contains("<StreamingStores>", text, System.StringComparison.Ordinal);
    }

    private static string TextOf(string attribute, string element) => Program.Of(Program.Class($"""
        [{attribute}]
            public static partial void Apply(ReadOnlySpan<{element}> source, Span<{element}> destination, int width, int height);
        """)).Files.Values.Single();
}
