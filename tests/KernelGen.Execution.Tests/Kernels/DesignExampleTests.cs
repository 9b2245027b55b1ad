using System;
using System.Reflection;
using System.Runtime.Loader;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>The first example of the design and of the documentation, word for word, as a user's project would compile it.</summary>
public sealed class DesignExampleTests
{
    private const string Usings = """
        using System;
        using CommunityToolkit.HighPerformance;
        using KernelGen;

        """;

    private const string FiltersExample = """
        public static partial class Filters
        {
            [Kernel3x3(0, -1, 0,  -1, 5, -1,  0, -1, 0)]
            public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

            [GaussianKernel(5, 1.1, Border = BorderMode.Reflect101)]
            public static partial void Smooth(ReadOnlyPlane<float> source, Plane<float> destination);

            [Kernel3x3(-1, 0, 1,  -2, 0, 2,  -1, 0, 1)]
            public static partial void SobelX(ReadOnlySpan2D<byte> source, Span2D<short> destination);
        }
        """;

    /// <summary>Every attribute as the table of attributes spells it, and the rational sharpening of section 2.</summary>
    private const string EveryAttribute = """
        internal partial record struct Everything
        {
            [Kernel5x5(
                0, 0, 1, 0, 0,
                0, 1, 2, 1, 0,
                1, 2, -16, 2, 1,
                0, 1, 2, 1, 0,
                0, 0, 1, 0, 0)]
            public static partial void LaplacianOfGaussian(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

            [Kernel7x7(
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 49)]
            public static partial void Blur(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

            [Kernel(1, 3, -1, 0, 1, Offset = 128)]
            internal static partial void Difference(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

            [Kernel1D(1, 2, 1, Divisor = 4)]
            private static partial void Smooth(ReadOnlySpan<short> signal, Span<short> destination);

            [SeparableKernel([1, 2, 1], [-1, 0, 1])]
            public static partial void Sobel(ReadOnlySpan<byte> source, Span<int> destination, int width, int height);

            [BoxKernel(21, 21)]
            public static partial void Mean(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

            [BoxKernel(3, 3, Normalize = false)]
            public static partial void Sum(ReadOnlySpan<byte> source, Span<float> destination, int width, int height);

            [GaussianKernel(5, 7, 1.1, 1.4)]
            public static partial void Soften(ReadOnlySpan<ushort> source, Span<ushort> destination, int width, int height);

            [Kernel3x3(0, -.1, 0, -.1, 1.4, -.1, 0, -.1, 0, Channels = 3)]
            public static partial void Poster(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    public void The_first_example_compiles_and_runs(LanguageVersion version)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var filters = context.LoadFromStream(Compiler.Compile(version, Usings + FiltersExample)).GetType("Filters")!;

        byte[] picture = [10, 10, 10, 10, 20, 10, 10, 10, 10];
        var sharpened = new byte[9];
        Method(filters, "Sharpen").CreateDelegate<Action<ReadOnlySpan<byte>, Span<byte>, int, int>>()(picture, sharpened, 3, 3);

        Assert.Equal([10, 0, 10, 0, 60, 0, 10, 0, 10], sharpened);
        context.Unload();
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.Latest)]
    public void Every_attribute_compiles(LanguageVersion version) =>
        Assert.NotEqual(0, Compiler.Compile(version, Usings + EveryAttribute).Length);

    [Fact]
    public void A_user_without_the_two_libraries_needs_neither()
    {
        var source = Usings.Replace("using CommunityToolkit.HighPerformance;\n", "", StringComparison.Ordinal) + """
            internal static partial class Plain
            {
                [BoxKernel(3, 3)]
                internal static partial void Mean(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
            }
            """;
        var image = Compiler.Compile(LanguageVersion.CSharp12, source);
        var context = new AssemblyLoadContext(null, isCollectible: true);
        var references = context.LoadFromStream(image).GetReferencedAssemblies();
        Assert.DoesNotContain(references, name => name.Name is "CommunityToolkit.HighPerformance" or "System.Numerics.Tensors");
        context.Unload();
    }

    private static MethodInfo Method(Type type, string name) => type.GetMethod(name)!;
}
