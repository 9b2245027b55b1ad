using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Support;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>KG3001 and KG3002: what a large kernel costs, and what would cost less.</summary>
public sealed class LargeKernelTests
{
    [Fact]
    public async Task A_kernel_beyond_the_unroll_budget_is_reported_as_a_loop()
    {
        var said = await Said("KG3001", Kernel(17, 17, (row, column) => Math.Round(1.5 + Math.Sin(row * 31 + column * 7 + row * column), 3)), "float");
        Assert.Contains("'Filters.Apply' reads 289 taps in one pass, more than are written out: a loop over them is emitted, about ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kernel_within_the_budget_is_not_reported() =>
        Assert.Null(await Said("KG3001", Kernel(15, 15, (row, column) => Math.Round(1.5 + Math.Sin(row * 31 + column * 7 + row * column), 3)), "float"));

    /// <summary>The difference of two Gaussians has rank 2: two separable parts are all of it.</summary>
    [Fact]
    public async Task A_kernel_of_rank_two_has_an_alternative_without_error()
    {
        var said = await Said("KG3002", Kernel(9, 9, (row, column) => (row + 1) * (column + 1) + (row % 3 == 0 ? 1 : 2) * (column % 2 + 5)), "byte");
        Assert.Contains("is 9x9 and not separable: 81 multiplications per pixel; the sum of its 2 best separable parts takes 36, with an error of at most ", said, StringComparison.Ordinal);
        Assert.Contains("for byte pixels", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_random_kernel_has_no_alternative() => Assert.Contains(
        "no sum of a few separable kernels approximates it well",
        await Said("KG3002", Kernel(9, 9, (row, column) => (row * 37 + column * 101 + row * row * column * 13) % 29 - 14), "float"), StringComparison.Ordinal);

    [Theory]
    [InlineData("GaussianKernel(21, 3)")]
    [InlineData("Kernel3x3(1, 2, 3, 4, 5, 6, 7, 8, 10, Flip = false)")]
    public async Task A_separable_or_a_small_kernel_is_not_reported(string attribute) => Assert.Null(await Said("KG3002", attribute, "float"));

    [Fact]
    public void Singular_parts_add_up_to_the_matrix()
    {
        var random = new Random(7);
        var matrix = Enumerable.Range(0, 42).Select(_ => random.NextDouble() - 0.5).ToArray();
        var parts = SingularParts.Of(matrix, 6, 7);
        Assert.True(parts.Error(6) < 1e-12);
        Assert.True(Enumerable.Range(1, 5).All(rank => parts.Error(rank) < parts.Error(rank - 1)));
    }

    private static string Kernel(int rows, int columns, Func<int, int, double> weight) => FormattableString.Invariant(
        $"Kernel({rows}, {columns}, {string.Join(", ", Enumerable.Range(0, rows * columns).Select(i => weight(i / columns, i % columns).ToString(CultureInfo.InvariantCulture)))})");

    private static async Task<string?> Said(string id, string attribute, string element)
    {
        var source = Program.Filter(attribute).Replace("<byte>", $"<{element}>", StringComparison.Ordinal);
        var found = (await Program.Of(source).Analyze()).SingleOrDefault(diagnostic => diagnostic.Id == id);
        return found?.GetMessage(CultureInfo.InvariantCulture);
    }
}
