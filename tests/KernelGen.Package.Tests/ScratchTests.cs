using System;
using Xunit;

namespace KernelGen.Package.Tests;

/// <summary>What a user of the package sees.</summary>
[Collection(PackageCollection.Name)]
public sealed class ScratchTests(PackedProduct product)
{
    [Theory]
    [InlineData("latest")]
    [InlineData("12")]
    public void Ten_kernels_compile_without_a_warning_and_equal_the_definition(string languageVersion)
    {
        var project = new ScratchProject(product, "ten-" + languageVersion, "TenKernels.cs");

        var build = project.Build($"-p:LangVersion={languageVersion}");
        Assert.True(build.ExitCode == 0, build.Output);

        var (exitCode, output) = project.Run();
        Assert.Equal((0, "10 kernels equal the definition"), (exitCode, output.Trim()));
    }

    [Fact]
    public void A_refused_declaration_fails_the_build_with_its_id_and_no_other_error()
    {
        var build = new ScratchProject(product, "refused", "Refused.cs").Build();
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error KG1006", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Output, StringComparison.Ordinal);
    }

    /// <summary>A friend assembly, partial properties, no implicit usings, documentation of everything, and CLS compliance.</summary>
    [Fact]
    public void A_strict_project_compiles_without_a_warning()
    {
        var project = new ScratchProject(product, "strict", "Strict.cs");
        string[] strict = ["-p:GenerateDocumentationFile=true", "-p:AnalysisLevel=latest-recommended", "-p:WarningLevel=9999"];

        var build = project.Build(strict);
        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal((0, "works"), (project.Run().ExitCode, project.Run().Output.Trim()));

        var refused = project.Build([.. strict, "-p:DefineConstants=REFUSED"]);
        Assert.Contains("error KG1003", refused.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", refused.Output, StringComparison.Ordinal);
    }

    /// <summary>References are the user's, and what KernelGen found is for the hover; unless the project asks for it.</summary>
    [Fact]
    public void A_published_documentation_file_holds_the_users_words()
    {
        var project = new ScratchProject(product, "documented", "Documented.cs");
        foreach (var wantsNotes in new[] { false, true })
        {
            var build = project.Build(
                "--no-incremental", "-p:GenerateDocumentationFile=true", "-p:DocumentationFile=bin/Debug/net10.0/Documented.xml", $"-p:KernelGenPublishNotes={wantsNotes}");
            Assert.True(build.ExitCode == 0, build.Output);
            var file = project.ReadOutput("Documented.xml");
            foreach (var cref in new[] { "T:System.Numerics.Vector3", "T:System.ArgumentException", "T:System.Collections.Generic.List`1" })
                Assert.Contains($"cref=\"{cref}\"", file, StringComparison.Ordinal);
            Assert.DoesNotContain("!:", file, StringComparison.Ordinal);
            Assert.DoesNotContain("KernelGen.Generated", file, StringComparison.Ordinal);
            Assert.Equal(wantsNotes, file.Contains("plan: ", StringComparison.Ordinal));
            Assert.Equal(wantsNotes, file.Contains("workspace: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_compiler_that_is_too_old_is_reported_in_one_sentence()
    {
        var build = new ScratchProject(product, "old", "TenKernels.cs").Build("-p:CompilerApiVersion=roslyn4.4");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("KernelGen needs the C# compiler of the .NET 8 SDK or newer", build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11")]
    [InlineData("7.3")]
    public void A_language_that_is_too_old_is_reported_in_one_sentence(string languageVersion)
    {
        var build = new ScratchProject(product, "language-" + languageVersion, "TenKernels.cs").Build($"-p:LangVersion={languageVersion}");
        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains($"KernelGen generates C# 12; LangVersion is {languageVersion}", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Output, StringComparison.Ordinal);
    }
}
