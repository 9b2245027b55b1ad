using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Tests.Harness;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>Which of a project's files <c>Weights</c> means, and what is said where it means none or several.</summary>
public sealed class WeightsPathTests
{
    private const string Project = "/home/me/project/";

    [Theory]
    // the path from the project's folder, however it is written
    [InlineData("n.weights", "/home/me/project/n.weights")]
    [InlineData("n.weights", "/home/me/project/n.weights", "/home/me/project/a/n.weights", "/home/me/n.weights")]
    [InlineData("./n.weights", "/home/me/project/n.weights", "/home/me/project/a/n.weights")]
    [InlineData("a/n.weights", "/home/me/project/a/n.weights", "/home/me/project/b/a/n.weights", "/home/me/project/n.weights")]
    [InlineData("a\\n.weights", "/home/me/project/a/n.weights", "/home/me/project/b/n.weights")]
    [InlineData("b/../a//n.weights", "/home/me/project/a/n.weights", "/home/me/project/b/n.weights")]
    [InlineData("../shared/n.weights", "/home/me/shared/n.weights", "/home/me/project/shared/n.weights")]
    [InlineData("n.weights", "/home/me/project/./a/../n.weights", "/home/me/project/a/n.weights")]
    // a whole path
    [InlineData("/data/n.weights", "/data/n.weights", "/home/me/project/n.weights")]
    [InlineData("C:\\data\\n.weights", "C:\\data\\n.weights", "/home/me/project/data/n.weights")]
    // another case, where none has this one
    [InlineData("N.Weights", "/home/me/project/n.weights")]
    [InlineData("n.weights", "/home/me/project/n.weights", "/home/me/project/N.weights")]
    // the end of a path, where one file fits
    [InlineData("n.weights", "/home/me/project/a/n.weights", "/home/me/project/a/xn.weights")]
    [InlineData("n.weights", "/elsewhere/n.weights")]
    // the same file twice is one
    [InlineData("n.weights", "/home/me/project/n.weights", "/home/me/project/n.weights")]
    public void The_file_is_found(string weights, string path, params string[] others)
    {
        var files = others.Select((other, index) => File(other, 2 + index)).Append(File(path, 1)).Reverse().ToArray();
        if (others.Contains(path)) files = files.Take(1).Concat(files.Take(1)).ToArray();
        var found = Find(weights, new ProjectOptions(Project), files);
        Assert.Null(found.Fault);
        Assert.Equal(File(path, 1).GetText().ToString(), found.Text);
    }

    [Theory]
    [InlineData("n.weights", "fits 2 of the project's AdditionalFiles: 'a/n.weights', 'b/n.weights'; write the whole path",
        "/home/me/project/a/n.weights", "/home/me/project/b/n.weights")]
    [InlineData("n.weights", "fits 2 of the project's AdditionalFiles: '../shared/n.weights', 'a/n.weights'",
        "/home/me/shared/n.weights", "/home/me/project/a/n.weights")]
    [InlineData("x/n.weights", "fits 2", "/home/me/project/a/x/n.weights", "/home/me/project/x/x/n.weights", "/home/me/project/n.weights")]
    [InlineData("NET.weights", "fits 2", "/home/me/project/net.weights", "/home/me/project/Net.weights")]
    [InlineData("c/n.weights", "is not among the project's AdditionalFiles, which hold 'a/n.weights': write that path",
        "/home/me/project/a/n.weights")]
    [InlineData("/n.weights", "is not among the project's AdditionalFiles, which hold 'n.weights'", "/home/me/project/n.weights")]
    [InlineData("n.weights", "is not among the project's AdditionalFiles: add <AdditionalFiles Include=\"n.weights\" />")]
    [InlineData("", "is no path of a file", "/home/me/project/n.weights")]
    public void What_is_not_there_or_not_one_is_told(string weights, string words, params string[] paths)
    {
        var found = Find(weights, new ProjectOptions(Project), [.. paths.Select(path => File(path, 1))]);
        Assert.Null(found.Text);
        Assert.Contains(words, found.Fault, StringComparison.Ordinal);
        var problem = Assert.Single(KernelCompiler.Check(Declaration(weights), found));
        Assert.Equal("KG1008", problem.Id);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_is_a_place_in_the_project()
    {
        AdditionalText[] files = [File("/data/first.weights", 1), File("/data/second.weights", 2)];
        var options = new ProjectOptions(Project, ("/data/second.weights", "nets\\n.weights"));
        Assert.Equal(files[1].GetText()!.ToString(), Find("nets/n.weights", options, files).Text);
        Assert.Contains("which hold '/data/second.weights'", Find("n.weights", options, files).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_build_does_not_tell_the_folder_the_end_of_the_path_decides()
    {
        AdditionalText[] files = [File("/p/a/n.weights", 1), File("/p/b/n.weights", 2)];
        Assert.Equal(files[1].GetText()!.ToString(), Find("b/n.weights", new ProjectOptions(null), files).Text);
        Assert.Contains("fits 2", Find("n.weights", new ProjectOptions(null), files).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Baked_weights_are_counted_over_the_assembly()
    {
        AdditionalText[] files = [LargeWeights("a.weights", 1), LargeWeights("b.weights", 2)];

        Assert.Empty(await Analyze("using KernelGen;\n" + LargeNet("A", "a.weights"), files));
        // equal strings are there once
        Assert.Empty(await Analyze("using KernelGen;\n" + LargeNet("A", "a.weights") + LargeNet("B", "a.weights"), files));
        var found = await Analyze("using KernelGen;\n" + LargeNet("A", "a.weights") + LargeNet("B", "b.weights"), files);
        Assert.Equal(2, found.Length);
        Assert.All(found, diagnostic =>
        {
            Assert.Equal("KG1008", diagnostic.Id);
            Assert.StartsWith("Weights = ", Program.TextAt(diagnostic), StringComparison.Ordinal);
            Assert.Contains("this assembly's 2 networks", diagnostic.GetMessage(null), StringComparison.Ordinal);
            Assert.Contains("call Load at run time", diagnostic.GetMessage(null), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Baked_weights_that_do_not_fit_the_assembly_are_not_written_into_it()
    {
        AdditionalText[] files = [LargeWeights("a.weights", 1), LargeWeights("b.weights", 2)];
        const string small = "[Network(1), Linear(1)] partial class Small;\n";
        // each by itself fits, and one file for two networks does
        Assert.All(Written(LargeNet("A", "a.weights") + LargeNet("B", "a.weights") + small), text => Assert.DoesNotContain("KG1008", text));

        var written = Written(LargeNet("A", "a.weights") + LargeNet("B", "b.weights") + small);
        Assert.Equal(2, written.Count(text => text.Contains("was refused: KG1008", StringComparison.Ordinal)
            && text.Contains("this assembly's 2 networks", StringComparison.Ordinal) && text.Length < 100_000));
        Assert.Single(written, text => text.Contains("partial class Small", StringComparison.Ordinal) && !text.Contains("KG1008", StringComparison.Ordinal));

        string[] Written(string nets)
        {
            var before = Program.Of("using KernelGen;\n" + nets).Before;
            var driver = CSharpGeneratorDriver.Create(
                [new KernelGenerator().AsSourceGenerator()], files, (CSharpParseOptions)before.SyntaxTrees[0].Options, new ProjectOptions(Project));
            var result = driver.RunGeneratorsAndUpdateCompilation(before, out var after, out _).GetRunResult().Results[0];
            // the compiler's own error, CS8103, comes when it writes the assembly
            Assert.Empty(after.Emit(Stream.Null).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            return [.. result.GeneratedSources.Select(source => source.SourceText.ToString())];
        }
    }

    /// <summary>1.5 million numbers, twice in the network: 12 MB of strings.</summary>
    private static string LargeNet(string name, string file) =>
        $"[Network(1500, Weights = \"{file}\"), Linear(1000, Bias = false, Name = \"a\")] partial class {name};\n";

    private static WeightsAdditionalFile LargeWeights(string file, float value) =>
        new(Project + file, new WeightsTensor("a.weight", [1000, 1500], [.. Enumerable.Repeat(value, 1_500_000)]));

    private static async Task<ImmutableArray<Diagnostic>> Analyze(string source, AdditionalText[] files)
    {
        var options = new AnalyzerOptions([.. files], new ProjectOptions(Project));
        return await Program.Of(source).Before.WithAnalyzers([new BakedWeightsAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
    }

    private static NetworkDeclaration Declaration(string weights) =>
        Nets.Read($"[Network(1, Weights = @\"{weights}\"), Linear(1, Bias = false)]");

    private static WeightsFile Find(string weights, AnalyzerConfigOptionsProvider options, params AdditionalText[] files) =>
        WeightsFile.Find(Declaration(weights), [.. files], options, CancellationToken.None)!;

    private static WeightsAdditionalFile File(string path, float weight) => new(path, new WeightsTensor("0.weight", [1, 1], [weight]));
}
