using System;
using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>What is generated says so, to analyzers and to tools that count covered lines; the user's own part does not.</summary>
public sealed class GeneratedMarkTests
{
    private const string Picture = "public static partial void Apply(ReadOnlySpan<{0}> source, Span<{0}> destination, int width, int height);";

    public static TheoryData<string> Declarations =>
    [
        "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] " + Picture.Replace("{0}", "byte", StringComparison.Ordinal),
        "[GaussianKernel(7, 1.4)] " + Picture.Replace("{0}", "ushort", StringComparison.Ordinal),
        "[BoxKernel(31, 31)] " + Picture.Replace("{0}", "float", StringComparison.Ordinal),
        "[BoxKernel(300, 300)] " + Picture.Replace("{0}", "ushort", StringComparison.Ordinal),
        "[Kernel(2, 2, 1, 2)] " + Picture.Replace("{0}", "byte", StringComparison.Ordinal),
        """
        [Layer(1, 28, 28), Conv2D(8, 5, Padding = 2), ReLU, MaxPool2D(2)]
            public static partial void First(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output);
        """,
        "[Network(1, 8, 8)] [Conv2D(4, 3), ReLU, Flatten, Linear(3)] public sealed partial class Net { public int Mine() => 1; }",
        "[Network(1, 8, 8, Trainable = true)] [Conv2D(4, 3), BatchNorm2D, ReLU, Flatten, Linear(3)] public sealed partial class Net { }",
        "[Network(1, 8, 8)] [Linear(3)] public sealed partial class Net { }",
        "public partial class Outer<T> { public partial struct Inner { [BoxKernel(3, 3)] " + Picture.Replace("{0}", "byte", StringComparison.Ordinal) + " } }",
    ];

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Generated_types_and_members_are_marked_and_the_users_types_are_not(string declaration)
    {
        var program = Program.Of(Program.Class(declaration));
        var trees = program.Files.Values.Select(text => CSharpSyntaxTree.ParseText(text)).ToArray();
        Assert.NotEmpty(trees);
        foreach (var type in trees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()))
        {
            if (type.Parent is TypeDeclarationSyntax outer && !outer.Modifiers.Any(SyntaxKind.PartialKeyword)) continue;     // its mark counts
            var isUsers = type.Modifiers.Any(SyntaxKind.PartialKeyword);
            Assert.Equal(!isUsers, Has(type, "GeneratedCode"));
            Assert.Equal(!isUsers, Has(type, "ExcludeFromCodeCoverage"));
            if (!isUsers) continue;
            foreach (var member in ((TypeDeclarationSyntax)type).Members.Where(member => member is not BaseTypeDeclarationSyntax))
            {
                Assert.True(Has(member, "GeneratedCode"), member.ToString());
                // a field has no lines; a declared kernel that is never called should be seen
                var isCounted = member is FieldDeclarationSyntax || member.Modifiers.Any(SyntaxKind.PartialKeyword);
                Assert.Equal(!isCounted, Has(member, "ExcludeFromCodeCoverage"));
            }
        }
        var users = program.After.SyntaxTrees.First();
        var model = program.After.GetSemanticModel(users);
        foreach (var type in users.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>())
            Assert.DoesNotContain(model.GetDeclaredSymbol(type)!.GetAttributes(), attribute =>
                attribute.AttributeClass!.Name is "GeneratedCodeAttribute" or "ExcludeFromCodeCoverageAttribute");
    }

    private static bool Has(MemberDeclarationSyntax member, string attribute) => member.AttributeLists
        .SelectMany(list => list.Attributes).Any(one => one.Name.ToString().EndsWith("." + attribute, StringComparison.Ordinal));
}
