using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using KernelGen.Generator.Tests.Networks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>A project that names vector widths gets bodies for these alone, and for scalars; what is told of a kernel is told of these.</summary>
public sealed class VectorWidthTests
{
    private static readonly int[] All = [512, 256, 128];

    private const string Kernels = """
        [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
            public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
            [BoxKernel(21, 21)]
            public static partial void Box(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
            [GaussianKernel(5, 1.1)]
            public static partial void Smooth(ReadOnlySpan<float> source, Span<float> destination, int width, int height);
            [SeparableKernel([1, 4, 6, 4, 1], [1, 2, 1], Divisor = 64)]
            public static partial void Words(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
            [Kernel1D(1, 2, 3, 2, 1, Divisor = 9)]
            public static partial void Signal(ReadOnlySpan<short> source, Span<short> destination);
            [Layer(4, 8, 8), Conv2D(4, 3, Padding = 1)]
            public static partial void Convolve(ReadOnlySpan<float> source, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> destination);
        """;

    public static TheoryData<string, int[]> Lists => new()
    {
        { "512", [512] }, { "256", [256] }, { "128", [128] }, { "512,128", [512, 128] }, { "256,128", [256, 128] },
        { "128,256", [256, 128] }, { ",256,128,", [256, 128] }, { "256,256", [256] }, { "512,256,128", All }, { "", All },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Kernels_have_bodies_for_the_widths_that_are_named(string list, int[] widths)
    {
        var program = Compile(list, Program.Class(Kernels));
        var others = All.Except(widths).ToArray();
        foreach (var (name, text) in program.Files.Where(file => !file.Key.Contains("Convolve", StringComparison.Ordinal)))
        {
            Assert.Equal(widths, WidthsOf(text));
            Assert.DoesNotMatch($"Vector({string.Join('|', others.DefaultIfEmpty(1))})\\b", text);
            var told = Regex.Match(text, "bodies for (.*) bits and scalars").Groups[1].Value;
            Assert.Equal(widths, Regex.Matches(told, "[0-9]+").Select(number => int.Parse(number.Value, null)));
            var usual = widths.Contains(256) ? 256 : widths[0];
            Assert.Contains($"operations of {usual}-bit vectors", text, StringComparison.Ordinal);
            Assert.Contains("Scalar(", text, StringComparison.Ordinal);
            Assert.DoesNotMatch($"with ({string.Join('|', others.DefaultIfEmpty(1))})-bit vectors", text);
        }
    }

    /// <summary>
    /// Layers with few channels fill no wide vectors: a machine that has these computes with the widest that they fill, so that method is
    /// there.
    /// </summary>
    [Theory]
    [MemberData(nameof(Lists))]
    public void A_method_of_a_network_has_for_each_width_that_is_named_the_widest_body_that_is_no_wider(string list, int[] widths)
    {
        var trainable = Nets.Class(Nets.ResNet8.Replace("32)]", "32, Trainable = true)]", StringComparison.Ordinal));
        var (some, all) = (MethodsOf(trainable, list), MethodsOf(trainable, ""));
        Assert.Contains(all, method => method.Value.Length < All.Length);
        Assert.Equal(all.Keys, some.Keys);
        foreach (var (method, written) in some)
            Assert.Equal(widths.Select(width => all[method].First(known => known <= width)).Distinct(), written);
    }

    /// <summary>The widths of each method that has some, the widest first.</summary>
    private static SortedDictionary<string, int[]> MethodsOf(string source, string list) => new(
        Regex.Matches(Compile(list, source).Files.Values.Single(), "private static void (\\w+?)(512|256|128)(Wide)?\\(")
            .GroupBy(match => match.Groups[1].Value)
            .ToDictionary(
                method => method.Key,
                method => method.Select(match => int.Parse(match.Groups[2].Value, null)).Distinct().OrderDescending().ToArray()));

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_of_known_widths_is_no_mistake(string list, int[] widths)
    {
        Assert.NotEmpty(widths);
        Assert.DoesNotContain(await Compile(list, Program.Class(Kernels)).Analyze(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [InlineData(",", "names no width")]
    [InlineData(" , ", "names no width")]
    [InlineData("64", "names '64', which")]
    [InlineData("256,1024", "names '1024', which")]
    [InlineData("AVX2", "names 'AVX2', which")]
    [InlineData("256 128", "names '256 128', which")]
    [InlineData("-256", "names '-256', which")]
    public async Task Any_other_list_is_told_once_and_all_widths_have_bodies(string list, string fault)
    {
        var program = Compile(list, Program.Class(Kernels));
        var problem = Assert.Single(await program.Analyze(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(("KG1012", Location.None), (problem.Id, problem.Location));
        Assert.Contains(fault, problem.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("one or more of 512, 256, 128", problem.GetMessage(null), StringComparison.Ordinal);
        Assert.All(program.Files.Values, text => Assert.Equal(All, WidthsOf(text).Union(All)));
    }

    /// <summary>The cost of a loop depends on the vectors that the project has.</summary>
    [Fact]
    public async Task What_is_told_of_a_large_kernel_is_told_of_the_named_widths()
    {
        var taps = string.Join(", ", Enumerable.Range(0, 17 * 17).Select(tap => tap * tap % 23));
        var source = Program.Filter($"Kernel(17, 17, {taps}, Divisor = 1000, Flip = false)");
        Assert.NotEqual(await Told(""), await Told("128"));

        async Task<string> Told(string list) => (await Compile(list, source).Analyze()).Single(diagnostic => diagnostic.Id == "KG3001").GetMessage(null);
    }

    private static Program Compile(string list, string source)
    {
        var program = Program.Of(new ProjectOptions(null) { Widths = list }, source);
        Assert.Empty(program.CompilerDiagnostics);
        return program;
    }

    /// <summary>The widths of the methods that a file has, the widest first.</summary>
    private static int[] WidthsOf(string text) =>
        [.. Regex.Matches(text, "private static void \\w*?(512|256|128)([A-Z]\\w*)?(<TStores>)?\\(")
            .Select(match => int.Parse(match.Groups[1].Value, null)).Distinct().OrderDescending()];
}
