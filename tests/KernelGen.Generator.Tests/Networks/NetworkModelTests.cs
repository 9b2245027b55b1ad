using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using KernelGen.Generator;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Rules;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Generator.Tests.Networks;

/// <summary>A network's declaration and its meaning are values, and the pipeline skips what has not changed.</summary>
public sealed class NetworkModelTests
{
    private const string Attributes = """
        [Network(3, 9, 9, Mean = new[] { 0.5, 0.25, 1.0 })]
        [Conv2D(4, 3, Stride = 2, Name = "conv"), BatchNorm2D, ReLU(As = "a"), Tanh, Add("a")]
        """;

    [Theory]
    [InlineData(Attributes)]
    [InlineData("// moved\n\n" + Attributes + "\n[Obsolete]")]
    [InlineData("[Network(width: 9, height: 9, channels: 3, Mean = new double[] { 0.5, 0.25, 1 })]\n[Conv2D(4, 4 - 1, Name = \"conv\", Stride = 2)]\n[BatchNorm2D, ReLU(As = \"a\")] [Tanh] [Add(\"a\")]")]
    public void Equivalent_source_gives_equal_models(string attributes)
    {
        Assert.Equal(Nets.Read(Attributes), Nets.Read(attributes));
        Assert.Equal(Nets.Build(Attributes), Nets.Build(attributes));
    }

    [Theory]
    [InlineData("9, 9", "9, 11")]
    [InlineData("0.25", "0.5")]
    [InlineData("Conv2D(4", "Conv2D(5")]
    [InlineData("Stride = 2", "Stride = 1")]
    [InlineData("BatchNorm2D, ReLU", "ReLU")]
    [InlineData("Tanh", "Sigmoid")]
    [InlineData("\"conv\"", "\"other\"")]
    [InlineData("Add", "Concat")]
    public void Different_source_gives_unequal_models(string from, string to) =>
        Assert.NotEqual(Nets.Read(Attributes), Nets.Read(Attributes.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void The_model_holds_no_Roslyn_object()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var declaration = Nets.Read(Attributes);
        Walk(declaration, seen);
        Walk(NetworkBuilder.Build(declaration.Sequence, LayerRuleList.Check).Network, seen);
        Assert.True(seen.Count > 30);
    }

    private static void Walk(object? node, HashSet<object> seen)
    {
        if (node is null || node is string || !seen.Add(node)) return;
        var type = node.GetType();
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true, $"{type} is in the model");
        if (node is IEnumerable items)
            foreach (var item in items) Walk(item, seen);
        if (type.Namespace?.StartsWith("KernelGen", StringComparison.Ordinal) != true) return;
        for (var level = type; level is not null; level = level.BaseType)
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)) Walk(field.GetValue(node), seen);
    }

    [Theory]
    [InlineData("using System;", "using System; // typing")]
    [InlineData("[Network(8)", "// a comment\n[Network(8)")]
    [InlineData("private int unrelated;", "private int unrelated; private int another;")]
    public void An_edit_elsewhere_writes_nothing(string from, string to)
    {
        var result = Edit(from, to);
        Assert.All(Reasons(result, KernelGenerator.DeclarationsStep), reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
        Assert.All(Reasons(result, KernelGenerator.SourcesStep), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_of_one_network_writes_only_its_file()
    {
        var reasons = Reasons(Edit("Linear(4)", "Linear(5)"), KernelGenerator.SourcesStep);
        Assert.Equal(3, reasons.Length);
        Assert.Single(reasons, IncrementalStepRunReason.Modified);
        Assert.Equal(2, reasons.Count(reason => reason == IncrementalStepRunReason.Cached));
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorRunResult result, string step) =>
        result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason).ToArray();

    private static GeneratorRunResult Edit(string from, string to)
    {
        var source = """
            using System;
            using KernelGen;
            [Network(8), Linear(4)] partial class First { private int unrelated; }
            [Network(1, 9, 9), Conv2D(4, 3), ReLU] partial class Second;
            partial class Other { [Layer(8), ReLU] static partial void A(ReadOnlySpan<float> wrong); }
            """.ReplaceLineEndings("\n");
        var edited = source.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(source, edited);
        var before = Program.Of(source).Before;
        var tree = before.SyntaxTrees[0];
        var after = before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)tree.Options, tree.FilePath));
        return Program.Driver((CSharpParseOptions)tree.Options).RunGenerators(before).RunGenerators(after).GetRunResult().Results[0];
    }
}
