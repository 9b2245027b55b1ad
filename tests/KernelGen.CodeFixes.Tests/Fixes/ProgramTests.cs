using System;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;
using static KernelGen.CodeFixes.Tests.Harness.Sources;

namespace KernelGen.CodeFixes.Tests.Fixes;

/// <summary>Whole programs, run before and after: refused they throw and name the id, corrected they give the right numbers.</summary>
public sealed class ProgramTests
{
    /// <summary>The sums of 2x2 pixels, or of 1x1, of two channels weighed against each other: first wrong, then right.</summary>
    private const string Network = """
        using System;
        using KernelGen;

        ATTRIBUTES
        public sealed partial class Net;

        public static class Program
        {
            public static float[] Run(float[] input)
            {
                var net = new Net();
                foreach (var name in net.Parameters.Names)
                    for (var i = 0; i < net.Parameters[name].Length; i++) net.Parameters[name][i] = i + 1;
                net.Commit();
                var output = new float[Net.OutputLength];
                net.Forward(input, output);
                return output;
            }
        }
        """;

    private static float[] Input { get; } = Enumerable.Range(0, 32).Select(i => (float)(i * 7 % 10)).ToArray();

    /// <summary>2x2 sums of two planes of 4x4, in NCHW order.</summary>
    private static float[] Pooled { get; } = Enumerable.Range(0, 8)
        .Select(i => (C: i / 4, Y: i / 2 % 2 * 2, X: i % 2 * 2))
        .Select(at => Pixel(at.C, at.Y, at.X) + Pixel(at.C, at.Y, at.X + 1) + Pixel(at.C, at.Y + 1, at.X) + Pixel(at.C, at.Y + 1, at.X + 1))
        .ToArray();

    [Theory]
    [InlineData("Insert Flatten before Linear", "[Network(2, 4, 4), SumPool2D(2), Linear(3, Bias = false)]")]
    [InlineData("Move Flatten after SumPool2D", "[Network(2, 4, 4), Flatten, SumPool2D(2), Linear(3, Bias = false)]")]
    [InlineData("Remove the Flatten before SumPool2D", "[Network(2, 4, 4), Flatten, SumPool2D(2), Flatten, Linear(3, Bias = false)]")]
    public async Task A_network_whose_Flatten_is_placed_computes_its_layers(string title, string attributes)
    {
        var before = Editor.Open(Network.Replace("ATTRIBUTES", attributes, StringComparison.Ordinal));
        Assert.Contains("KG2007", Refusal(await before.Build(), "Program", Input), StringComparison.Ordinal);

        // row r of the weights is 8r + 1, 8r + 2, …, 8r + 8
        var expected = Enumerable.Range(0, 3).Select(r => Enumerable.Range(0, 8).Sum(i => Pooled[i] * (8 * r + i + 1))).ToArray();
        var after = await before.Fix("KG2007", title);
        Assert.DoesNotContain(await after.Diagnostics(), diagnostic => diagnostic.Id == "KG2007");
        Assert.Equal(expected, Call(await after.Build(), "Program", Input));
    }

    /// <summary>A layer that never reads its last row and column, with each remedy: the convolution is what the remedy says.</summary>
    [Theory]
    [InlineData("Set Padding = 1", 2, 1, 2)]
    [InlineData("Set Stride = 1", 1, 0, 2)]
    [InlineData("Set DropRemainder = true", 2, 0, 1)]
    public async Task A_layer_whose_size_is_made_whole_sums_what_it_reads(string title, int stride, int padding, int size)
    {
        var before = Editor.Open(Network.Replace("ATTRIBUTES", "[Network(2, 4, 4), Conv2D(1, 3, Stride = 2, Bias = false)]", StringComparison.Ordinal));
        Assert.Equal(Convolved(stride: 2, padding: 0, size: 1), Call(await before.Build(), "Program", Input));
        var after = await before.Fix("KG2003", title);
        Assert.DoesNotContain(await after.Diagnostics(), diagnostic => diagnostic.Id == "KG2003");
        Assert.Equal(Convolved(stride, padding, size), Call(await after.Build(), "Program", Input));
    }

    private static float[] Convolved(int stride, int padding, int size) =>
        (from y in Enumerable.Range(0, size)
         from x in Enumerable.Range(0, size)
         select Enumerable.Range(0, 18).Sum(tap => (tap + 1) * Padded(tap / 9, y * stride - padding + tap / 3 % 3, x * stride - padding + tap % 3))).ToArray();

    private static float Padded(int channel, int y, int x) => y is >= 0 and < 4 && x is >= 0 and < 4 ? Pixel(channel, y, x) : 0;

    private const string Types = """
        using System;
        using KernelGen;

        namespace Demo;

        public static class Outer
        {
            public static float[] Run(float[] input)
            {
                var output = new float[8 * 4];
                Inner<int>.Sum(input, output, 8, 4);
                return output;
            }

            private struct Inner<T>
            {
                [BoxKernel(1, 3, Normalize = false, Border = BorderMode.Wrap)]
                public static partial void Sum(ReadOnlySpan<float> source, Span<float> destination, int width, int height);
            }
        }
        """;

    [Fact]
    public async Task A_kernel_whose_types_are_made_partial_runs()
    {
        var before = Editor.Open(Types);
        Assert.NotEmpty(await before.Errors());
        var after = await before.FixAll("KG1002", "Make 'Outer' partial");
        var expected = Enumerable.Range(0, 32).Select(i => Input[i] + Input[i / 8 * 8 + (i + 1) % 8] + Input[i / 8 * 8 + (i + 7) % 8]).ToArray();
        Assert.Equal(expected, Call(await after.Build(), "Demo.Outer", Input));
    }

    /// <summary>Three mistakes in two files are corrected at once.</summary>
    [Theory]
    [InlineData("KG1001", "Make 'A' static partial", "[BoxKernel(3, 3)] public static void NAME" + Parameters + ";")]
    [InlineData("KG1003", "Change the parameters to (ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)", "[BoxKernel(3, 3)] public static partial void NAME(byte[] source, byte[] destination, int width, int height);")]
    [InlineData("KG1009", "Remove Rounding", "[BoxKernel(3, 3, Rounding = MidpointRounding.ToZero)] public static partial void NAME(ReadOnlyPlane<float> source, Plane<float> destination);")]
    [InlineData("KG2001", "Set AnchorRow = 1, AnchorColumn = 1", "[BoxKernel(2, 2)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG2007", "Insert Flatten before Linear", "[Network(4, 2, 2), Linear(10)] public sealed partial class NAME;")]
    [InlineData("KG2009", "Set Flip = false", "[Kernel1D(1, 2, 3, Divisor = 6)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG2011", "Set Divisor = 6", "[Kernel1D(1.0 / 6, 4.0 / 6, 1.0 / 6)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG3003", "Declare 'ApplyBoxKernel' with [BoxKernel] and call it", "public static void NAME(ReadOnlyPlane<byte> source, Plane<byte> destination) => Convolution.Apply(Kernel.Box(3, 3), source, destination);")]
    public async Task Fix_all_fixes_three_in_two_files(string id, string title, string member)
    {
        string Members(params string[] names) => string.Join("\n\n    ", names.Select(name => member.Replace("NAME", name, StringComparison.Ordinal)));
        var before = Editor.Open(Class(Members("A", "B")), Class(Members("C")).Replace("class Filters", "class Others", StringComparison.Ordinal));
        Assert.Equal(3, (await before.Diagnostics()).Count(diagnostic => diagnostic.Id == id));
        var after = await before.FixAll(id, title, FixAllScope.Project);
        Assert.DoesNotContain(await after.Diagnostics(), diagnostic => diagnostic.Id == id);
        Assert.All(after.Texts, text => Assert.DoesNotContain(text, before.Texts));
        await after.Build();
    }

    /// <summary>
    /// What chooses a meaning is offered in an editor, and by nothing that <c>dotnet format</c> applies: it takes the first fix of a provider
    /// with «fix all», and an error would become a wrong picture.
    /// </summary>
    [Theory]
    [InlineData("KG1006", "Add one zero", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG1009", "Remove BorderValue", "[BoxKernel(3, 3, BorderValue = 7)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG2003", "Set Padding = 1 instead of Mode", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2, Width = 10)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG2004", "Set Stride = 3", "[BoxKernel(3, 3, Stride = 4)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG2005", "Set Padding = 2", "[BoxKernel(3, 3, Padding = 3)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG2008", "Make the destination short", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG2009", "Set Flip = true", "[Kernel1D(1, 2, 3, Divisor = 6)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG1001", "Make 'NAME' static partial, without a body", "[BoxKernel(3, 3)] public static void NAME" + Parameters + " { destination[0] = source[0]; }")]
    [InlineData("KG1003", "Change the parameters to (ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)", "[BoxKernel(3, 3)] public static partial void NAME(ReadOnlySpan<byte> source, Span<byte> destination);")]
    [InlineData("KG1003", "Change the parameters to (ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)", "[BoxKernel(3, 3)] public static partial void NAME(uint[] source, uint[] destination, int width, int height);")]
    [InlineData("KG1009", "Remove Padding", "[BoxKernel(3, 3, Padding = 1, Mode = ConvolutionMode.Valid)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG1009", "Remove Border", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Border = BorderMode.Wrap)] public static partial void NAME" + Parameters + ";")]
    [InlineData("KG2007", "Move Flatten after Conv2D", "[Network(16, 7, 7), Flatten, Conv2D(4, 3), ReLU, Linear(10)] public sealed partial class NAME;")]
    public async Task A_fix_that_chooses_a_meaning_is_not_applied_automatically(string id, string title, string member)
    {
        var editor = Editor.Open(Class(member.Replace("NAME", "A", StringComparison.Ordinal)));
        var diagnostic = (await editor.Diagnostics()).First(found => found.Id == id);
        title = title.Replace("NAME", "A", StringComparison.Ordinal);
        Assert.Contains(await editor.Fixes(diagnostic), action => action.Title == title);
        foreach (var provider in Editor.Providers.Where(provider => provider.GetFixAllProvider() is not null))
            Assert.DoesNotContain(await editor.Fixes(diagnostic, provider), action => action.Title == title);
    }

    /// <summary>As dotnet format does: the trees that the first left are those that the second begins with.</summary>
    [Fact]
    public async Task One_fix_all_after_another_fixes_its_own_mistakes()
    {
        var editor = Editor.Open(Class(
            "[BoxKernel(3, 3, Rounding = MidpointRounding.ToZero)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination);\n\n"
            + "    [Kernel1D(1, 2, 3, Divisor = 6)] public static partial void B" + Parameters + ";"));
        editor = await editor.FixAll("KG1009", "Remove Rounding");
        editor = await editor.FixAll("KG2009", "Set Flip = false");
        Assert.Contains("[BoxKernel(3, 3)] public", editor.Text, StringComparison.Ordinal);
        Assert.Contains("[Kernel1D(1, 2, 3, Divisor = 6, Flip = false)] public", editor.Text, StringComparison.Ordinal);
    }

    private static float Pixel(int channel, int y, int x) => Input[16 * channel + 4 * y + x];

    private static object Call(System.Reflection.Assembly program, string type, float[] input) => program.GetType(type)!.GetMethod("Run")!.Invoke(null, [input])!;

    private static string Refusal(System.Reflection.Assembly program, string type, float[] input)
    {
        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(() => Call(program, type, input)).InnerException!;
        return Assert.IsType<NotSupportedException>(thrown is TypeInitializationException { InnerException: { } inner } ? inner : thrown).Message;
    }
}
