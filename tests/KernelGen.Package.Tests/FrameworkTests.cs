using System;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>Projects for frameworks that the package does not serve.</summary>
[Collection(PackageCollection.Name)]
public sealed class FrameworkTests(PackedProduct product)
{
    private const string Declaration = """
        using System;
        using KernelGen;

        namespace Old;

        public static partial class Filters
        {
            [BoxKernel(1, 3)]
            public static partial void Blur(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
        }
        """;

    /// <summary>No reference assemblies are needed to be told: the frameworks' own are left out, and nothing is downloaded.</summary>
    private const string NoReferences = """
        <OutputType>Library</OutputType><DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
        <AutomaticallyUseReferenceAssemblyPackages>false</AutomaticallyUseReferenceAssemblyPackages>
        <CheckEolTargetFramework>false</CheckEolTargetFramework><FrameworkPathOverride>$(MSBuildThisFileDirectory)</FrameworkPathOverride>
        """;

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("netcoreapp3.1")]
    [InlineData("net48")]
    [InlineData("net6.0")]
    public void A_declaration_in_a_project_for_an_older_framework_is_reported_in_one_sentence(string framework)
    {
        var folder = new ScratchFolder(product, "framework-" + framework);
        folder.Project("Old", NoReferences + $"<TargetFramework>{framework}</TargetFramework>", folder.Package, Declaration);
        var (exitCode, output) = folder.Build("Old");
        Assert.NotEqual(0, exitCode);
        Assert.Contains($"KernelGen needs .NET 8 or later, this project targets {framework}.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("LangVersion", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_for_two_frameworks_declares_for_the_newer_one_alone()
    {
        var folder = new ScratchFolder(product, "two-frameworks");
        const string two = """
            <OutputType>Library</OutputType><TargetFramework></TargetFramework><TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>
            """;
        folder.Project("Guarded", two, folder.Package, """
            // using KernelGen; where there are spans
            namespace Any { public static class Text { public const string Using = "using KernelGen;"; } }
            #if NET8_0_OR_GREATER
            namespace New
            {
                using System;
                using KernelGen;
            #if DEBUG
            #endif
                public static partial class Filters
                {
                    [BoxKernel(1, 3)]
                    public static partial void Blur(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
                }
            }
            #endif
            """);
        var guarded = folder.Build("Guarded");
        Assert.True(guarded.ExitCode == 0, guarded.Output);

        folder.Project("Unguarded", two, folder.Package, Declaration);
        var (exitCode, output) = folder.Build("Unguarded");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("KernelGen needs .NET 8 or later, this project targets netstandard2.0.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
    }
}
