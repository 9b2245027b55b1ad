using System;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>Projects that get the package with a library, or reference it and declare nothing: nothing is asked of them.</summary>
[Collection(PackageCollection.Name)]
public sealed class ConsumerTests(PackedProduct product)
{
    private const string Library = """
        using System;
        using KernelGen;

        namespace Lib;

        public static partial class Filters
        {
            [BoxKernel(1, 3)]
            public static partial void Blur(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

            public static string Blurred()
            {
                var destination = new byte[3];
                Blur([0, 90, 0], destination, 3, 1);
                return string.Join(" ", destination);
            }
        }
        """;

    /// <summary>C# of any version.</summary>
    private const string Caller = """
        public static class Program
        {
            // [BoxKernel(3, 3)] would declare something of KernelGen.
            public static void Main() { System.Console.WriteLine(Lib.Filters.Blurred()); }
        }
        """;

    private const string Method = " static partial void A(ReadOnlySpan<byte> s, Span<byte> d, int width, int height); }";

    private const string OldCompiler = "<CompilerApiVersion>roslyn4.4</CompilerApiVersion>";

    [Fact]
    public void A_project_that_references_a_library_needs_neither_its_language_nor_its_compiler()
    {
        var folder = new ScratchFolder(product, "consumers");
        folder.Project("Lib", "<OutputType>Library</OutputType><Version>1.0.0-test</Version>", folder.Package, Library);
        var library = """<ProjectReference Include="../Lib/Lib.csproj" />""";
        folder.Project("Plain", "", library, Caller);
        folder.Project("Eleven", "<LangVersion>11</LangVersion>", library, Caller);
        folder.Project("Seven", "<LangVersion>7.3</LangVersion>", library, Caller);
        // what the compiler is called is the SDK's; the build stands where an older one's would
        folder.Write("Old/Directory.Build.targets", $"<Project><PropertyGroup>{OldCompiler}</PropertyGroup></Project>");
        folder.Project("Old", "", library, Caller);

        foreach (var name in new[] { "Plain", "Eleven", "Seven", "Old" }) Builds(folder, name);

        var (exitCode, output) = folder.Dotnet("Lib", "pack", "-v", "quiet", "-o", product.Feed);
        Assert.True(exitCode == 0, output);
        var packed = """<PackageReference Include="Lib" Version="1.0.0-test" />""";
        folder.Project("PackedPlain", "", packed, Caller);
        folder.Project("PackedSeven", "<LangVersion>7.3</LangVersion>", packed, Caller);
        foreach (var name in new[] { "PackedPlain", "PackedSeven" }) Builds(folder, name);
    }

    /// <summary>Kernels of the generic runtime are no declarations.</summary>
    [Fact]
    public void A_project_that_declares_nothing_needs_no_language_and_no_compiler()
    {
        var folder = new ScratchFolder(product, "no-declaration");
        const string generic = """
            using KernelGen;

            public static class Program
            {
                private const string Text = "[BoxKernel(3, 3)]";
                private const int Kernel3x3 = 0, Layer = 1;

                private static int Network(int x) { return x; }

                public static void Main()
                {
                    var destination = new byte[3];
                    Convolution.Apply<byte, byte>(Kernel.Box(1, 3), new byte[] { 0, 90, 0 }, destination, 3, 1);
                    var weights = new int[2, 2];
                    var rows = new[] { new int[2], new int[2] };
                    weights[Kernel3x3, Layer] = rows[Layer][Layer] + rows[Network(1)][Layer] + weights[0, Network(1)];
                    System.Console.WriteLine(string.Join(" ", destination));
                }
            }
            """;
        folder.Project("Seven", "<LangVersion>7.3</LangVersion>", folder.Package, generic);
        folder.Write("Old/Directory.Build.targets", $"<Project><PropertyGroup>{OldCompiler}</PropertyGroup></Project>");
        folder.Project("Old", "", folder.Package, generic);
        foreach (var name in new[] { "Seven", "Old" }) Builds(folder, name);
    }

    /// <summary>However a declaration is spelled, it is found before the compiler stumbles over what is generated.</summary>
    [Theory]
    [InlineData("using", "using KernelGen; static partial class F { [Obsolete, BoxKernel(3, 3)]" + Method)]
    [InlineData("qualified", "static partial class F { [method: global::KernelGen.BoxKernelAttribute(3, 3)]" + Method)]
    [InlineData("alias-of-namespace", "using Kg = KernelGen; static partial class F { [Kg.BoxKernel(3, 3)]" + Method)]
    [InlineData("alias-of-attribute", "using B = KernelGen.BoxKernelAttribute; static partial class F { [B(3, 3)]" + Method)]
    [InlineData("behind-an-array", "using KernelGen; static partial class F { [Obsolete][CLSCompliant(new[] { true }[0]), BoxKernel(3, 3)]" + Method)]
    [InlineData("conditional", "#if NET8_0_OR_GREATER\nusing KernelGen;\n[Network(1, 4, 4), ReLU] partial class Net { }\n#endif")]
    public void A_declaration_under_an_older_language_is_reported_in_one_sentence(string name, string declaration)
    {
        var folder = new ScratchFolder(product, "older-" + name);
        folder.Project(
            "Eleven", "<LangVersion>11</LangVersion><OutputType>Library</OutputType>", folder.Package, "using System;\n" + declaration);
        var (exitCode, output) = folder.Build("Eleven");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("KernelGen generates C# 12; LangVersion is 11 in this project.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    private static void Builds(ScratchFolder folder, string name)
    {
        var (exitCode, output) = folder.Build(name);
        Assert.True(exitCode == 0, $"{name}: {output}");
        Assert.DoesNotContain("KernelGen", output, StringComparison.Ordinal);
        Assert.Equal("30 30 30", folder.Run(name));
    }
}
