using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>KG3003 finds kernels written by hand, and only where it can be sure.</summary>
public sealed class HandWrittenKernelTests
{
    private const string Loops = """
        for (int y = 1; y < height - 1; y++)
            for (int x = 1; x < width - 1; x++)
            {
                float sum = 0;
                for (int i = 0; i < 3; i++)
                    for (int j = 0; j < 3; j++)
                        SUM
                result[y * width + x] = sum;
            }
        """;

    [Theory]
    [InlineData("float[,] kernel = { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } };", "sum += image[(y + i - 1) * width + x + j - 1] * kernel[i, j];", "[Kernel3x3(…)]")]
    [InlineData("var kernel = new[] { 1f, 2, 1, 2, 4, 2, 1, 2, 1 };", "sum = sum + (float)kernel[i * 3 + j] * (image[(y + i - 1) * width + x + j - 1]);", "[Kernel3x3(…)], or [Kernel1D(…)]")]
    [InlineData("int[][] kernel = [[1, 2, 1], [2, 4, 2], [1, 2, 1]];", "{ int row = y + i - 1, column = Math.Clamp(x + j - 1, 0, width - 1); sum += kernel[i][j] * image[row * width + column]; }", "[Kernel3x3(…)]")]
    [InlineData("ReadOnlySpan<float> kernel = [0, 1, 0, 1, -4, 1, 0, 1, 0];", "sum += kernel[i * 3 + j] * image[(y + i - 1) * width + x + j - 1];", "[Kernel3x3(…)]")]
    public async Task A_constant_array_in_loops_over_an_image_is_a_kernel(string kernel, string sum, string attribute)
    {
        var diagnostic = Assert.Single(await Analyze("", kernel, Loops.Replace("SUM", sum, StringComparison.Ordinal)));
        Assert.Equal(("KG3003", "kernel"), (diagnostic.Id, Program.TextAt(diagnostic)));
        Assert.Contains("'kernel' is a constant kernel in a loop over an image: a static partial method with " + attribute, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_private_readonly_field_may_be_a_kernel() => Assert.Single(await Analyze(
        "private static readonly double[,] kernel = new double[3, 3] { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } };", "",
        Loops.Replace("SUM", "sum += image[(y + i - 1) * width + x + j - 1] * (float)kernel[i, j];", StringComparison.Ordinal)));

    [Theory]
    [InlineData("float[,] kernel = { { 0, -1, 0 }, { -1, width, -1 }, { 0, -1, 0 } };", "sum += image[(y + i) * width + x + j] * kernel[i, j];")]                  // not constant
    [InlineData("float[,] kernel = { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } }; kernel[1, 1] = width;", "sum += image[(y + i) * width + x + j] * kernel[i, j];")] // written
    [InlineData("float[,] kernel = { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } }; Use(kernel);", "sum += image[(y + i) * width + x + j] * kernel[i, j];")]          // handed out
    [InlineData("float[,] kernel = { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } };", "sum += kernel[i, j];")]                                                       // no product
    [InlineData("float[,] kernel = { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } };", "sum = Math.Max(sum, image[(y + i) * width + x + j] * kernel[i, j]);")]         // no sum
    [InlineData("float[,] kernel = { { 0, -1, 0 }, { -1, 5, -1 }, { 0, -1, 0 } };", "sum += image[i * 3 + j] * kernel[i, j];")]                                     // no walk over the picture
    [InlineData("float[,] kernel = { { 0, -1 }, { -1, 5 }, { 0, -1 } };", "if (j < 2) sum += image[(y + i) * width + x + j] * kernel[i, j];")]                      // not square
    public async Task Where_it_is_not_sure_nothing_is_said(string kernel, string sum) =>
        Assert.Empty(await Analyze("", kernel, Loops.Replace("SUM", sum, StringComparison.Ordinal)));

    private static Task<System.Collections.Generic.IReadOnlyList<Microsoft.CodeAnalysis.Diagnostic>> Analyze(string field, string kernel, string loops)
    {
        var program = Program.Of($$"""
            using System;
            public static class Filters
            {
                {{field}}
                public static void Use(float[,] kernel) => _ = kernel;
                public static void Run(float[] image, float[] result, int width, int height)
                {
                    {{kernel}}
                    {{loops}}
                }
            }
            """);
        Assert.Empty(program.CompilerDiagnostics);
        return program.Analyze();
    }
}
