using System;
using System.Threading.Tasks;
using KernelGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.CodeFixes.Tests.Fixes;

/// <summary>Attributes under names of the user's own: a fix knows which one is meant, and writes another so that it is found.</summary>
public sealed class AliasTests
{
    private const string Spans = " static partial void A(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);";
    private const string Eight = "(1, 2, 3, 4, 5, 6, 7, 8)]" + Spans;

    [Theory]
    // another attribute is not imported
    [InlineData("using K = KernelGen.Kernel3x3Attribute;", "[K" + Eight, "KG1006", "Use [Kernel(2, 4, …)]", "[KernelGen.Kernel(2, 4, 1, 2, 3, 4, 5, 6, 7, 8)]")]
    [InlineData("using K = KernelGen.Kernel3x3Attribute; using Kg = KernelGen;", "[K" + Eight, "KG1006", "Use [Kernel(2, 4, …)]", "[Kg.Kernel(2, 4, 1, 2, 3, 4, 5, 6, 7, 8)]")]
    [InlineData("using K = KernelGen.Kernel3x3Attribute; using KernelGen;", "[K" + Eight, "KG1006", "Use [Kernel(2, 4, …)]", "[Kernel(2, 4, 1, 2, 3, 4, 5, 6, 7, 8)]")]
    [InlineData("using K = KernelGen.Kernel3x3Attribute; class KernelAttribute : Attribute;", "[K" + Eight, "KG1006", "Use [Kernel(2, 4, …)]", "[KernelGen.Kernel(2, 4, 1, 2, 3, 4, 5, 6, 7, 8)]")]
    [InlineData("using K = KernelGen.KernelAttribute;", "[K(1, 4, 1, 2, 3)]" + Spans, "KG1006", "Use [Kernel1D]", "[KernelGen.Kernel1D(1, 2, 3)]")]
    // the attribute stays, and so does its name
    [InlineData("using K = KernelGen.Kernel3x3Attribute;", "[K" + Eight, "KG1006", "Add one zero", "[K(1, 2, 3, 4, 5, 6, 7, 8, 0)]")]
    [InlineData("using Kg = KernelGen;", "[Kg.Kernel3x3Attribute" + Eight, "KG1006", "Add one zero", "[Kg.Kernel3x3Attribute(1, 2, 3, 4, 5, 6, 7, 8, 0)]")]
    // rows and columns are no coefficients, whatever the attribute is called
    [InlineData("using K = KernelGen.KernelAttribute;", "[K(2, 2, 5, 6, 7)]" + Spans, "KG1006", "Add one zero", "[K(2, 2, 5, 6, 7, 0)]")]
    [InlineData("using Kernel = KernelGen.Kernel3x3Attribute;", "[Kernel" + Eight, "KG1006", "Add one zero", "[Kernel(1, 2, 3, 4, 5, 6, 7, 8, 0)]")]
    [InlineData("using K = KernelGen.KernelAttribute;", "[K(1, 3, 1.0/6, 4.0/6, 1.0/6)]" + Spans, "KG2011", "Set Divisor = 6", "[K(1, 3, 1, 4, 1, Divisor = 6)]")]
    [InlineData("using Kernel = KernelGen.Kernel1DAttribute;", "[Kernel(1.0/6, 4.0/6, 1.0/6)]" + Spans, "KG2011", "Set Divisor = 6", "[Kernel(1, 4, 1, Divisor = 6)]")]
    // layers
    [InlineData("using L = KernelGen.LinearAttribute; using Net = KernelGen.NetworkAttribute;", "[Net(1, 4, 4), L(10)] partial class N;", "KG2007", "Insert Flatten before Linear", "[Net(1, 4, 4), KernelGen.Flatten, L(10)]")]
    [InlineData("using L = KernelGen.LinearAttribute; using Kg = KernelGen;", "[Kg.Network(1, 4, 4), L(10)] partial class N;", "KG2007", "Insert Flatten before Linear", "[Kg.Network(1, 4, 4), Kg.Flatten, L(10)]")]
    [InlineData("using F = KernelGen.FlattenAttribute; using KernelGen;", "[Network(1, 4, 4), F, Conv2D(8, 3), F, Linear(10)] partial class N;", "KG2007", "Remove the Flatten before Conv2D", "[Network(1, 4, 4), Conv2D(8, 3), F, Linear(10)]")]
    [InlineData("using L = KernelGen.LinearAttribute; using F = KernelGen.FlattenAttribute; using KernelGen;", "[Network(1, 4, 4), F, Conv2D(8, 3), L(10)] partial class N;", "KG2007", "Move Flatten after Conv2D", "[Network(1, 4, 4), Conv2D(8, 3), Flatten, L(10)]")]
    public async Task A_mend_reads_and_writes_attributes_under_aliases(string usings, string declaration, string id, string title, string expected)
    {
        var editor = Editor.Open(
            LanguageVersion.Latest, OutputKind.DynamicallyLinkedLibrary, $"using System; {usings}\nstatic partial class Filters\n{{\n    {declaration}\n}}\n");
        var after = await editor.Fix(id, title);
        Assert.Contains(expected, after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await after.Diagnostics(), found => found.Id == id);
        await after.Build();
    }

    [Fact]
    public async Task An_alias_may_stand_in_another_file()
    {
        var editor = Editor.Open(
            "using System;\nstatic partial class Filters { [K" + Eight + " }\n", "global using K = KernelGen.Kernel3x3Attribute;");
        var after = await editor.Fix("KG1006", "Use [Kernel(2, 4, …)]");
        Assert.Contains("[KernelGen.Kernel(2, 4, 1, 2, 3, 4, 5, 6, 7, 8)]", after.Text, StringComparison.Ordinal);
        await after.Build();
    }

    [Fact]
    public async Task A_call_under_an_alias_becomes_a_declaration()
    {
        var editor = Editor.Open(
            LanguageVersion.Latest, OutputKind.DynamicallyLinkedLibrary,
            "using C = KernelGen.Convolution; using K = KernelGen.Kernel; using O = KernelGen.KernelOptions; using B = KernelGen.BorderMode;\n"
            + "class Filters { static void M(byte[] a, byte[] b) => C.Apply<byte, byte>(K.Box(3, 3, new O { Border = B.Wrap }), a, b, 3, 3); }\n");
        var after = await editor.Fix("KG3003", "Declare 'ApplyBoxKernel' with [BoxKernel] and call it");
        Assert.Contains("[KernelGen.BoxKernel(3, 3, Border = B.Wrap)]", after.Text, StringComparison.Ordinal);
        await after.Build();
    }
}
