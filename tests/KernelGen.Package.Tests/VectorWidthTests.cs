using System;
using System.Text.RegularExpressions;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>The property KernelGenVectorWidths reaches the generator as a project file spells it: in lines, with spaces.</summary>
[Collection(PackageCollection.Name)]
public sealed class VectorWidthTests(PackedProduct product)
{
    private const string Kernel = """
        using System;
        using KernelGen;

        public static partial class Program
        {
            [BoxKernel(1, 3)]
            public static partial void Blur(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

            public static void Main()
            {
                var destination = new byte[3];
                Blur(new byte[] { 0, 90, 0 }, destination, 3, 1);
                Console.WriteLine(string.Join(" ", destination));
            }
        }
        """;

    [Theory]
    [InlineData("all", "", true, true, true)]
    [InlineData("two", "256;128", false, true, true)]
    [InlineData("lines", "\n  512;\n  128\n", true, false, true)]
    public void A_project_has_bodies_for_the_widths_that_it_names(string name, string widths, bool has512, bool has256, bool has128)
    {
        var folder = new ScratchFolder(product, "widths-" + name);
        folder.Project(
            "Widths",
            $"<KernelGenVectorWidths>{widths}</KernelGenVectorWidths><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>"
                + "<CompilerGeneratedFilesOutputPath>Generated</CompilerGeneratedFilesOutputPath>",
            folder.Package,
            Kernel);
        var (exitCode, output) = folder.Build("Widths");
        Assert.True(exitCode == 0, output);
        Assert.Equal("30 30 30", folder.Run("Widths"));
        var text = folder.Read("Widths/Generated/KernelGen.Generator/KernelGen.Generator.KernelGenerator/Program.Blur.g.cs");
        Assert.Equal((has512, has256, has128), (Has(512), Has(256), Has(128)));

        bool Has(int bits) => Regex.IsMatch(text, $"private static void \\w+{bits}\\w*(<TStores>)?\\(");
    }

    [Fact]
    public void A_width_that_there_is_not_fails_the_build_in_one_sentence()
    {
        var folder = new ScratchFolder(product, "widths-unknown");
        folder.Project("Widths", "<KernelGenVectorWidths>256;64</KernelGenVectorWidths>", folder.Package, Kernel);
        var (exitCode, output) = folder.Build("Widths");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error KG1012: The property KernelGenVectorWidths names '64'", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }
}
