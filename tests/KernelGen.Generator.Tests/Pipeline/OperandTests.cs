using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Rules;
using KernelGen.Generator.Support;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace KernelGen.Generator.Tests.Pipeline;

/// <summary>A declaration that names others of its class, by an attribute that is known to these tests alone.</summary>
public sealed class OperandTests
{
    private const string Parameters = "(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);";

    private const string Attribute = """
        namespace KernelGen
        {
            [System.AttributeUsage(System.AttributeTargets.Method)]
            public sealed class MadeOfAttribute(params string[] kernels) : System.Attribute { public string[] Kernels => kernels; }
        }
        """;

    private static readonly string Users = Class($"""
            [MadeOf(nameof(Smooth), nameof(Middle))] public static partial void Outer{Parameters}
            [MadeOf(nameof(Smooth))] public static partial void Middle{Parameters}
            [MadeOf(nameof(Sharpen))] public static partial void Other{Parameters}
        """);

    private static readonly string Kernels = Class($"""
            [BoxKernel(3, 3)] public static partial void Smooth{Parameters}
            [Kernel1D(-1, 3, -1)] public static partial void Sharpen{Parameters}
        """);

    [Fact]
    public void An_operand_is_the_declaration_over_its_method_in_another_file()
    {
        var outer = Declarations(Users, Kernels)["Outer"];
        Assert.Equal(["Smooth", "Middle"], outer.Operands.Select(operand => operand.Name));
        Assert.Equal(["Smooth", "Middle"], outer.Parts.Select(part => part.Method.Name));
        Assert.Equal(new BoxDefinition(3, 3, Normalize: true), outer.Parts[0].Definition);
        Assert.Equal(["Smooth"], outer.Parts[1].Operands.Select(operand => operand.Name));
        Assert.All(outer.Operands, operand => Assert.Equal(OperandFault.None, operand.Fault));
        Assert.Empty(new OperandsMustBeKernels().Check(outer));
        Assert.Equal(outer, Declarations(Users, Kernels)["Outer"]);
        Assert.NotEqual(outer, Declarations(Users, Kernels.Replace("3, 3", "5, 5", StringComparison.Ordinal))["Outer"]);
    }

    [Theory]
    [InlineData("[MadeOf(nameof(Smooth), \"Nobody\")]", "names 'Nobody', but no method of its class")]
    [InlineData("[MadeOf(nameof(Smooth), nameof(Plain))]", "names 'Plain', but no method of its class")]
    [InlineData("[MadeOf(\"Apply\")]", "names 'Apply', which is made of the kernel itself")]
    [InlineData("[MadeOf(nameof(Twice))]", "names 'Twice', and several kernels")]
    public void A_name_that_is_no_kernel_is_told(string attribute, string words)
    {
        var declaration = Declarations(Class($$"""
                {{attribute}} public static partial void Apply{{Parameters}}
                [BoxKernel(3, 3)] public static partial void Smooth{{Parameters}}
                [BoxKernel(3, 3)] public static partial void Twice{{Parameters}}
                [BoxKernel(3, 3)] public static partial void Twice(ReadOnlyPlane<byte> source, Plane<byte> destination);
                public static void Plain() { }
            """))["Apply"];
        var problem = Assert.Single(new OperandsMustBeKernels().Check(declaration));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.IsError);
    }

    [Fact]
    public void Kernels_that_name_each_other_are_told_and_come_to_an_end()
    {
        var declarations = Declarations(Class($"""
                [MadeOf(nameof(Second))] public static partial void First{Parameters}
                [MadeOf(nameof(First))] public static partial void Second{Parameters}
            """));
        var second = Assert.Single(declarations["First"].Parts);
        var back = Assert.Single(second.Operands);
        Assert.Equal(("First", OperandFault.Cycle), (back.Name, back.Fault));
        var problem = Assert.Single(new OperandsMustBeKernels().Check(second));
        Assert.Contains("which is made of the kernel itself", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>2^40 ways lead from the last level to the first one.</summary>
    [Fact]
    public void Forty_levels_that_name_the_one_before_twice_are_forty_kernels()
    {
        var levels = Enumerable.Range(1, 40).Select(level =>
            $"[MadeOf(nameof(Level{level - 1}), nameof(Level{level - 1}))] public static partial void Level{level}{Parameters}");
        var source = Class($"[BoxKernel(3, 3)] public static partial void Level0{Parameters}\n{string.Join("\n", levels)}");
        var (last, again) = (Declarations(source)["Level40"], Declarations(source)["Level40"]);
        Assert.Equal(Enumerable.Range(0, 40).Select(level => $"Level{level}"), last.Parts.Select(part => part.Method.Name));
        Assert.Equal(last, again);
        Assert.Equal(last.GetHashCode(), again.GetHashCode());
    }

    /// <summary>Only what an edit reaches is made anew: those that name the kernel, and those that name them.</summary>
    [Theory]
    [InlineData("BoxKernel(3, 3)", "BoxKernel(5, 5)", 2)]
    [InlineData("-1, 3, -1", "-1, 4, -1", 1)]
    [InlineData("namespace Demo;", "namespace Demo; // typing", 0)]
    [InlineData("class Filters\n{", "class Filters\n{\n    private static int unrelated = 3;\n", 0)]
    public void An_edit_of_an_operand_in_another_file_reaches_those_that_name_it(string from, string to, int changed)
    {
        var (users, kernels) = (Users.ReplaceLineEndings("\n"), Kernels.ReplaceLineEndings("\n"));
        var edited = kernels.Replace(from, to, StringComparison.Ordinal);
        Assert.NotEqual(kernels, edited);
        var before = Program.Of(Attribute, users, kernels).Before;
        var tree = before.SyntaxTrees.Single(it => it.ToString() == kernels);
        var after = before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)tree.Options, tree.FilePath));
        var driver = CSharpGeneratorDriver.Create(
            [new MadeOfGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)tree.Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var steps = driver.RunGenerators(before).RunGenerators(after).GetRunResult().Results[0].TrackedSteps[KernelGenerator.DeclarationsStep];
        var reasons = steps.SelectMany(step => step.Outputs).Select(output => output.Reason).ToArray();
        Assert.Equal(3, reasons.Length);
        Assert.Equal(changed, reasons.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(3 - changed, reasons.Count(reason => reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
    }

    private static string Class(string members) => Program.Class(members.TrimStart());

    private static IAttributeReader? Find(string name) => name == MadeOfReader.Instance.MetadataName ? MadeOfReader.Instance : AttributeReaders.Find(name);

    private static Declaration Read(IMethodSymbol method, SyntaxNode syntax, CancellationToken cancellation) =>
        DeclarationReader.Read(method, (MethodDeclarationSyntax)syntax, Find, cancellation)!;

    private static Dictionary<string, Declaration> Declarations(params string[] sources)
    {
        var compilation = Program.Of([Attribute, .. sources]).Before;
        return compilation.SyntaxTrees
            .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => method.AttributeLists.Count > 0))
            .Select(method => Read(compilation.GetSemanticModel(method.SyntaxTree).GetDeclaredSymbol(method)!, method, default))
            .GroupBy(declaration => declaration.Method.Name)
            .ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>Reads the attribute; what the kernel itself is, does not matter here.</summary>
    private sealed class MadeOfReader() : AttributeReader("MadeOf")
    {
        public static MadeOfReader Instance { get; } = new();

        public override Definition Read(AttributeData attribute) => new BoxDefinition(1, 1, Normalize: true);

        public override OperandNames Operands(AttributeData attribute) => new(
            0, attribute.ConstructorArguments[0].Values.Select(value => (string)value.Value!).ToEquatableArray());
    }

    /// <summary>The step of the product's generator that reads declarations, for that attribute.</summary>
    private sealed class MadeOfGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    MadeOfReader.Instance.MetadataName,
                    static (node, _) => node is MethodDeclarationSyntax,
                    static (found, cancellation) => Read((IMethodSymbol)found.TargetSymbol, found.TargetNode, cancellation))
                .WithTrackingName(KernelGenerator.DeclarationsStep),
            static (output, declaration) => output.AddSource(declaration.Method.HintName + ".g.cs", "// written anew"));
    }
}
