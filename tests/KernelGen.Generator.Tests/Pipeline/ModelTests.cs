using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace KernelGen.Generator.Tests.Pipeline;

/// <summary>The declaration is a value: equal for equal meaning of the text, unequal otherwise, and free of Roslyn.</summary>
public sealed class ModelTests
{
    private const string Sharpen = """
        [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0, Border = BorderMode.Reflect, Divisor = 2)]
            public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
        """;

    [Fact]
    public void Same_source_gives_equal_models() => Assert.Equal(Read(Sharpen), Read(Sharpen));

    [Theory]
    [InlineData("// a comment\n    " + Sharpen)]
    [InlineData("private static int other = 1;\n\n    " + Sharpen)]
    [InlineData("[Kernel3x3(0, -1, 0,\n -1, 5, -1,\n 0, -1, 0, Divisor = 4.0 / 2, Border = BorderMode.Reflect)]\n public static partial void Sharpen(\nReadOnlySpan<byte> source, Span<byte> destination, int width, int height);")]
    public void Equivalent_source_gives_equal_models(string members) => Assert.Equal(Read(Sharpen), Read(members));

    [Theory]
    [InlineData("5", "6")]
    [InlineData("Divisor = 2", "Divisor = 3")]
    [InlineData("BorderMode.Reflect", "BorderMode.Wrap")]
    [InlineData("Span<byte> destination", "Span<short> destination")]
    [InlineData("Sharpen(", "Crisper(")]
    [InlineData("int width", "int columns")]
    [InlineData("public", "internal")]
    public void Different_source_gives_unequal_models(string from, string to) =>
        Assert.NotEqual(Read(Sharpen), Read(Sharpen.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void The_model_holds_no_Roslyn_object()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(Read(Sharpen), seen);
        Assert.True(seen.Count > 10);
    }

    private static Declaration Read(string members)
    {
        var compilation = Program.Of(Program.Class(members)).Before;
        var tree = compilation.SyntaxTrees[0];
        var syntax = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single();
        var symbol = compilation.GetSemanticModel(tree).GetDeclaredSymbol(syntax)!;
        return DeclarationReader.Read(symbol, syntax, CancellationToken.None)!;
    }

    private static void Walk(object? node, HashSet<object> seen)
    {
        if (node is null || node is string || !seen.Add(node)) return;
        var type = node.GetType();
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true, $"{type} is in the model");
        if (node is IEnumerable items)
            foreach (var item in items) Walk(item, seen);
        if (type.Namespace?.StartsWith("KernelGen", StringComparison.Ordinal) != true) return;
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)) Walk(field.GetValue(node), seen);
    }
}
