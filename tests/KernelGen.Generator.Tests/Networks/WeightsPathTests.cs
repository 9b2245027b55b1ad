using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Tests.Harness;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;
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
        // 1.5 million numbers, twice in each network: 12 MB of strings
        static string Net(string name, string file) => $"[Network(1500, Weights = \"{file}\"), Linear(1000, Bias = false, Name = \"a\")] partial class {name};\n";
        static WeightsAdditionalFile Weights(string file, float value) =>
            new(Project + file, new WeightsTensor("a.weight", [1000, 1500], [.. Enumerable.Repeat(value, 1_500_000)]));
        AdditionalText[] files = [Weights("a.weights", 1), Weights("b.weights", 2)];

        Assert.Empty(await Analyze("using KernelGen;\n" + Net("A", "a.weights"), files));
        // equal strings are there once
        Assert.Empty(await Analyze("using KernelGen;\n" + Net("A", "a.weights") + Net("B", "a.weights"), files));
        var found = await Analyze("using KernelGen;\n" + Net("A", "a.weights") + Net("B", "b.weights"), files);
        Assert.Equal(2, found.Length);
        Assert.All(found, diagnostic =>
        {
            Assert.Equal("KG1008", diagnostic.Id);
            Assert.StartsWith("Weights = ", Program.TextAt(diagnostic), StringComparison.Ordinal);
            Assert.Contains("this assembly's 2 networks", diagnostic.GetMessage(null), StringComparison.Ordinal);
            Assert.Contains("call Load at run time", diagnostic.GetMessage(null), StringComparison.Ordinal);
        });
    }

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
