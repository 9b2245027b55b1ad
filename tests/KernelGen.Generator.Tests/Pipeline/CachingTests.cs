using System;
using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Generator.Tests.Pipeline;

/// <summary>Typing elsewhere writes nothing; changing one declaration writes that one alone.</summary>
public sealed class CachingTests
{
    private static readonly string TwoKernels = Program.Class("""
        [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
            public static partial void First(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

            [BoxKernel(3, 3)]
            public static partial void Second(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

            [Kernel3x3(1, 2, 1, 2, 4, 2, 1, 2, 1, Divisor = 16)]
            public static partial void Third(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
        """);

    [Theory]
    [InlineData("namespace Demo;", "namespace Demo; // typing")]
    [InlineData("public static partial class Filters\n{", "public static partial class Filters\n{\n    private static int unrelated = 3;\n")]
    public void An_edit_elsewhere_leaves_everything_cached(string from, string to)
    {
        var result = Edit(from, to);
        Assert.All(Reasons(result, KernelGenerator.DeclarationsStep), reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
        Assert.All(Reasons(result, KernelGenerator.SourcesStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_one_declaration_writes_only_its_file()
    {
        var result = Edit("Divisor = 16", "Divisor = 8");
        var reasons = Reasons(result, KernelGenerator.SourcesStep);
        Assert.Equal(3, reasons.Length);
        Assert.Single(reasons, IncrementalStepRunReason.Modified);
        Assert.Equal(2, reasons.Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason).ToArray();

    private static GeneratorRunResult Edit(string from, string to)
    {
        var source = TwoKernels.ReplaceLineEndings("\n");
        var edited = source.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(source, edited);
        var before = Program.Of(source).Before;
        var tree = before.SyntaxTrees[0];
        var after = before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)tree.Options, tree.FilePath));
        return Program.Driver((CSharpParseOptions)tree.Options).RunGenerators(before).RunGenerators(after).GetRunResult().Results[0];
    }
}
