using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using KernelGen.CodeFixes.Tests.Harness;
using Xunit;

namespace KernelGen.CodeFixes.Tests.Fixes;

/// <summary>A run-time call becomes a declaration that computes the same.</summary>
public sealed class DeclareKernelTests
{
    private static string Program(string statements, string members = "", string type = "public static class Filters") => $$"""
        using System;
        using KernelGen;

        namespace Demo;

        {{type}}
        {
            {{members}}
            public static void Run(byte[] picture, byte[] result, int width, int height)
            {
                ReadOnlySpan<byte> source = picture;
                Span<byte> destination = result;
                {{statements}}
            }
        }

        """.ReplaceLineEndings("\n");

    [Theory]
    [InlineData("Convolution.Apply(new Kernel(3, 3, [0, -1, 0, -1, 5, -1, 0, -1, 0]), source, destination, width, height);", "", "ApplyKernel3x3", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]")]
    [InlineData("Convolution.Apply(Sharp, source, destination, width: width, height: height, options: null);", "private static readonly Kernel Sharp = new(3, 3, [0, -1, 0, -1, 5, -1, 0, -1, 0], new() { Border = BorderMode.Reflect });", "ApplySharp", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Border = BorderMode.Reflect)]")]
    [InlineData("Convolution.Apply(/* blur */ Kernel.Gaussian(5, 1.5), source, destination, width, height); // done", "", "ApplyGaussianKernel", "[GaussianKernel(5, 1.5)]")]
    [InlineData("Convolution.Apply<byte, byte>(kernel: Kernel.Box(3, 5, new() { Divisor = 2, Rounding = MidpointRounding.AwayFromZero }), source: picture, destination: result, width: width, height: height);", "", "ApplyBoxKernel", "[BoxKernel(3, 5, Divisor = 2, Rounding = MidpointRounding.AwayFromZero)]")]
    [InlineData("var k = Kernel.Separable([1, 2, 1], [1, 0, 3], new() { Divisor = 16, Flip = true }); Convolution.Apply(k, new ReadOnlyPlane<byte>(source, width, height), new Plane<byte>(destination, width, height));", "", "ApplySeparableKernel", "[SeparableKernel(new double[] { 1, 2, 1 }, new double[] { 1, 0, 3 }, Divisor = 16, Flip = true)]")]
    public async Task A_call_becomes_a_declaration_that_computes_the_same(string statement, string member, string name, string attribute)
    {
        var before = Editor.Open(Program(statement, member));
        var after = await before.Fix("KG3003", $"Declare '{name}' with [{attribute[1..attribute.IndexOf('(', StringComparison.Ordinal)]}] and call it");
        Assert.Contains(attribute, after.Text, StringComparison.Ordinal);
        Assert.Contains($"private static partial void {name}(", after.Text, StringComparison.Ordinal);
        Assert.Contains("public static partial class Filters", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Convolution.Apply", after.Text, StringComparison.Ordinal);
        foreach (var comment in new[] { "/* blur */", "// done" })
            Assert.Equal(statement.Contains(comment, StringComparison.Ordinal), after.Text.Contains(comment, StringComparison.Ordinal));
        Assert.Empty(await after.Errors());
        Assert.DoesNotContain(await after.Diagnostics(), diagnostic => diagnostic.Id == "KG3003");

        var picture = Picture(17, 9);
        Assert.Equal(Run(await before.Build(), picture, 17, 9), Run(await after.Build(), picture, 17, 9));
    }

    [Fact]
    public async Task Fix_all_declares_a_method_for_each_call()
    {
        var before = Editor.Open(Program("""
            Convolution.Apply(Kernel.Box(3, 3), source, destination, width, height);
                    Convolution.Apply<byte, byte>(Kernel.Box(5, 5), destination, result.AsSpan(width * height), width, height);
                    Convolution.Apply<byte, byte>(Sharp, result.AsSpan(width * height), destination, width, height);
            """, "private static readonly Kernel Sharp = new(1, 3, [-1, 3, -1]);", "public partial class Filters"));
        var after = await before.FixAll("KG3003", "Declare 'ApplyBoxKernel' with [BoxKernel] and call it");
        foreach (var name in new[] { "void ApplyBoxKernel(", "void ApplyBoxKernel2(", "void ApplySharp(" }) Assert.Contains(name, after.Text, StringComparison.Ordinal);
        var picture = Picture(11, 8);
        Assert.Equal(Run(await before.Build(), picture, 11, 8), Run(await after.Build(), picture, 11, 8));
    }

    [Fact]
    public async Task Nested_types_are_made_partial_with_it()
    {
        var source = Program("", "public struct Inner<T> { public static void Blur(ReadOnlySpan<byte> source, Span<byte> destination, int w, int h) => Convolution.Apply(Kernel.Box(3, 3), source, destination, w, h); }");
        var after = await Editor.Open(source).Fix("KG3003", "Declare 'ApplyBoxKernel' with [BoxKernel] and call it");
        Assert.Contains("public partial struct Inner<T>", after.Text, StringComparison.Ordinal);
        await after.Build();
    }

    private static byte[] Picture(int width, int height)
    {
        var picture = new byte[width * height];
        new Random(3).NextBytes(picture);
        return picture;
    }

    private static byte[] Run(Assembly program, byte[] picture, int width, int height)
    {
        var result = new byte[2 * picture.Length];
        program.GetType("Demo.Filters")!.GetMethod("Run")!.Invoke(null, [picture, result, width, height]);
        return result;
    }
}
