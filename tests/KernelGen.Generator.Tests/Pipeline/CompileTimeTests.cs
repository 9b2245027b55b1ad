using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Tests.Harness;
using KernelGen.Shared;
using Xunit;

namespace KernelGen.Generator.Tests.Pipeline;

/// <summary>What the generator costs grows with the numbers that were written, not with the window that they span.</summary>
public sealed class CompileTimeTests
{
    private const int LongestSide = 4095;

    /// <summary>Many times what it takes, and a small part of what it took with every tap of a product at hand.</summary>
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    private const int LargestFile = 1 << 20;

    [Theory]
    [InlineData("BoxKernel(4095, 4095)", "byte")]
    [InlineData("BoxKernel(4095, 4095, Normalize = false)", "double")]
    [InlineData("BoxKernel(4095, 3)", "float")]
    [InlineData("BoxKernel(3, 4095, Channels = 4)", "ushort")]
    [InlineData("GaussianKernel(4095, 0)", "float")]
    [InlineData("GaussianKernel(4095, 4095, 600, 10)", "short")]
    [InlineData("separable", "float")]
    [InlineData("separable", "short")]
    [InlineData("zeros", "byte")]
    public async Task Sides_of_4095_are_legal_and_cost_rows_and_columns(string attribute, string element)
    {
        if (attribute == "separable") attribute = $"SeparableKernel([{Numbers(LongestSide, 9)}], [{Numbers(LongestSide, 13)}])";
        if (attribute == "zeros") attribute = $"SeparableKernel([{Numbers(LongestSide, 9)}], [{string.Join(", ", new string[LongestSide].Select(_ => "0"))}])";
        var watch = Stopwatch.StartNew();
        var program = Program.Of(Program.Filter(attribute).Replace("byte", element, StringComparison.Ordinal));
        Assert.Empty(program.CompilerDiagnostics);
        Assert.DoesNotContain(await program.Analyze(), found => found.Id == "KG1008");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Generous);
        Assert.InRange(program.Files.Values.Single().Length, 1000, LargestFile);
    }

    [Theory]
    [InlineData("BoxKernel(4096, 1)", "is 4096x1; each side of a box, a Gaussian or a separable kernel is at most 4095")]
    [InlineData("BoxKernel(1, 65535)", "is 1x65535; each side")]
    [InlineData("BoxKernel(int.MaxValue, int.MaxValue)", "each side")]
    [InlineData("GaussianKernel(4097, 3)", "use a smaller sigma on a reduced image")]
    [InlineData("Kernel(257, 256)", "has 257x256 = 65792 taps; the maximum is 65536: use a separable kernel")]
    [InlineData("BoxKernel(3, 3, Stride = 1048577)", "it must lie between 1 and 1048576")]
    [InlineData("BoxKernel(3, 3, Dilation = 1048577)", "it must lie between 1 and 1048576")]
    [InlineData("BoxKernel(3, 3, Padding = 1048577)", "it must lie between 0 and 1048576")]
    public async Task Beyond_the_limits_is_a_diagnostic(string attribute, string said)
    {
        var program = Program.Of(Program.Filter(attribute));
        Assert.Empty(program.CompilerDiagnostics);
        Assert.Contains(await program.Analyze(), found =>
            found.Id == "KG1008" && found.GetMessage(CultureInfo.InvariantCulture).Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_column_is_a_diagnostic()
    {
        var program = Program.Of(Program.Filter($"SeparableKernel([{Numbers(LongestSide + 1, 9)}], [1, 2, 1])"));
        Assert.Empty(program.CompilerDiagnostics);
        Assert.Contains(await program.Analyze(), found => found.Id == "KG1008");
    }

    /// <summary>Weights that no double holds next to each other cannot be summed along a column and a row.</summary>
    [Fact]
    public async Task Factors_of_a_large_kernel_are_normal_numbers()
    {
        foreach (var (least, isLegal) in new[] { ("1e-35", true), ("1e-290", false) })
        {
            var column = least + ", " + Numbers(99, 9);
            var program = Program.Of(Program.Filter($"SeparableKernel([{column}], [{Numbers(99, 13)}])").Replace("byte", "double", StringComparison.Ordinal));
            Assert.Empty(program.CompilerDiagnostics);
            Assert.Equal(isLegal, (await program.Analyze()).All(found => found.Id != "KG1008"));
        }
    }

    /// <summary>A tall window costs what a wide one of as many taps does.</summary>
    [Fact]
    public void A_tall_window_costs_no_more_than_a_wide_one()
    {
        var numbers = Numbers(16384, 9);
        var (tall, wide) = (Fastest($"Kernel(16384, 1, {numbers})"), Fastest($"Kernel(1, 16384, {numbers})"));
        Assert.True(tall < 8 * wide + TimeSpan.FromSeconds(1), $"tall: {tall}, wide: {wide}");
    }

    [Fact]
    public void Twice_the_taps_cost_about_twice_as_much()
    {
        var (once, twice) = (Fastest($"Kernel(8192, 2, {Numbers(16384, 9)})"), Fastest($"Kernel(16384, 2, {Numbers(32768, 9)})"));
        Assert.True(twice < 5 * once + TimeSpan.FromSeconds(1), $"once: {once}, twice: {twice}");
    }

    /// <summary>An editor takes back what it asked for: at any moment, in the stage that runs then.</summary>
    [Theory]
    [InlineData("dense")]
    [InlineData("gaussian")]
    [InlineData("network")]
    public async Task A_canceled_request_is_stopped(string kind)
    {
        var source = kind switch
        {
            "dense" => Program.Filter($"Kernel(256, 256, {Numbers(65536, 9)})"),
            "gaussian" => Program.Filter("GaussianKernel(4095, 0)"),
            _ => Program.Class("[Network(64, 64, 64, Trainable = true)] [Conv2D(64, 3, Padding = 1), BatchNorm2D, ReLU, Conv2D(64, 5), ReLU] public sealed partial class Net;"),
        };
        var compilation = Program.Of(source).Before;
        foreach (var milliseconds in new[] { 0, 20, 100, 300 })
        {
            using var cancellation = new CancellationTokenSource();
            var run = Task.Run(() => Program.Driver().RunGenerators(compilation, cancellation.Token));
            await Task.Delay(milliseconds);
            await cancellation.CancelAsync();
            var watch = Stopwatch.StartNew();
            try
            {
                await run;
            }
            catch (OperationCanceledException)
            {
                Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
            }
        }
    }

    [Fact]
    public void A_canceled_token_stops_every_stage()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var compilation = Program.Of(Program.Filter("Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)")).Before;
        Assert.Throws<OperationCanceledException>(() => Program.Driver().RunGenerators(compilation, cancellation.Token));
        var stencil = StencilOf(TapGrid.Product([1, 2, 1], [1, 0, -1]), 0);
        Assert.Throws<OperationCanceledException>(() => KernelGen.Generator.Kernels.Analysis.Facts.Of(stencil, cancellation.Token));
        var facts = KernelGen.Generator.Kernels.Analysis.Facts.Of(stencil, CancellationToken.None);
        Assert.Throws<OperationCanceledException>(() => KernelGen.Generator.Kernels.Planning.Planner.Choose(stencil, facts, cancellation: cancellation.Token));
        Assert.Throws<OperationCanceledException>(() => new KernelGen.Generator.Writing.CodeWriter(cancellation.Token).Line());
    }

    /// <summary>Kept as a column and a row, a grid answers as the grid of all its taps does.</summary>
    [Fact]
    public void A_product_has_the_facts_of_its_taps()
    {
        var random = new Random(3);
        for (var i = 0; i < 400; i++)
        {
            Rational[] Some(int count, bool isMirrored)
            {
                var numbers = Enumerable.Range(0, count).Select(_ => new Rational(random.Next(-3, 4), random.Next(1, 4))).ToArray();
                return isMirrored ? numbers.Select((number, index) => index < count / 2 ? number : random.Next(2) == 0 ? numbers[count - 1 - index] : -numbers[count - 1 - index]).ToArray() : numbers;
            }
            var (column, row) = (Some(random.Next(1, 6), random.Next(2) == 0), Some(random.Next(1, 6), random.Next(2) == 0));
            var product = TapGrid.Product(column, row);
            var dense = TapGrid.Dense(product, column.Length, row.Length);
            Assert.Equal(dense.ToArray(), product.ToArray());
            Assert.Equal(dense.Turned().ToArray(), product.Turned().ToArray());
            Assert.Equal(dense.Over(7).ToArray(), product.Over(7).ToArray());
            Assert.Equal(dense.NonZero().ToArray(), product.NonZero().ToArray());
            var (ofProduct, ofDense) = (Facts(product), Facts(dense));
            Assert.Equal(ofDense.Integers.Taps.ToArray(), ofProduct.Integers.Taps.ToArray());
            Assert.Equal(ofDense.Integers.Denominator, ofProduct.Integers.Denominator);
            Assert.Equal(ofDense.Integers.Bias, ofProduct.Integers.Bias);
            Assert.Equal(
                (ofDense.Sums, ofDense.NonZeroTaps, ofDense.NonZeroRows, ofDense.Gain, ofDense.Symmetry, ofDense.IsBox, ofDense.Factors),
                (ofProduct.Sums, ofProduct.NonZeroTaps, ofProduct.NonZeroRows, ofProduct.Gain, ofProduct.Symmetry, ofProduct.IsBox, ofProduct.Factors));
            Assert.Equal(
                (dense.GreatestMagnitude, dense.LeastMagnitude, dense.First(), dense.AreEqual()),
                (product.GreatestMagnitude, dense.First() is null ? dense.LeastMagnitude : product.LeastMagnitude, product.First(), dense.First() is null || product.AreEqual()));
        }

        KernelGen.Generator.Kernels.Analysis.SumFacts Facts(TapGrid taps) =>
            (KernelGen.Generator.Kernels.Analysis.SumFacts)KernelGen.Generator.Kernels.Analysis.Facts.Of(StencilOf(taps, new Rational(1, 5)));
    }

    /// <summary>A stencil of 16-bit pixels with these taps.</summary>
    private static Stencil StencilOf(TapGrid taps, Rational offset)
    {
        var window = new KernelGen.Generator.Kernels.Meaning.Window
        {
            Rows = taps.Rows,
            Columns = taps.Columns,
            AnchorRow = 0,
            AnchorColumn = 0,
            Stride = 1,
            Dilation = 1,
            Mode = default,
            Border = default,
            BorderValue = 0,
            Padding = null,
            Channels = 1,
            PreserveAlpha = false,
            Width = null,
            Height = null,
        };
        return new Stencil("Filters.Apply", window, new WeightedSum(taps, offset, false, default), ElementType.Short, ElementType.Short);
    }

    private static TimeSpan Fastest(string attribute)
    {
        var compilation = Program.Of(Program.Filter(attribute)).Before;
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 2; i++)
        {
            var watch = Stopwatch.StartNew();
            Assert.Single(Program.Driver().RunGenerators(compilation).GetRunResult().GeneratedTrees);
            if (watch.Elapsed < best) best = watch.Elapsed;
        }
        return best;
    }

    private static string Numbers(int count, int period) => string.Join(
        ", ", Enumerable.Range(0, count).Select(index => (1 + (long)index * index % period).ToString(CultureInfo.InvariantCulture)));
}
