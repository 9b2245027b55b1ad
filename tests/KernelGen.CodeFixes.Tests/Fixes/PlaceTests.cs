using System;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.CodeFixes.Tests.Fixes;

/// <summary>
/// Wherever a mistake stands, what a fix writes is valid code, or it is not offered: extension blocks, top-level statements, interfaces,
/// records, structs, nested types, local functions and lambdas.
/// </summary>
public sealed class PlaceTests
{
    private const string Usings = "using System;\nusing KernelGen;\n";
    private const string Spans = "(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)";
    private const string Apply = "Convolution.Apply(Kernel.Box(3, 3), source, destination, width, height)";
    private const string Kernel = "[BoxKernel(3, 3)] ";

    /// <summary>An attribute in an extension block is told where it stands, and nothing is added to the program.</summary>
    [Theory]
    [InlineData("static partial class E { extension(int x) { [BoxKernel(3, 3)] public static partial void Blur" + Spans + "; } }", "BoxKernel(3, 3)")]
    [InlineData("static partial class E { extension(int x) { [BoxKernel(3, 3)] public static void Blur" + Spans + " { } } }", "BoxKernel(3, 3)")]
    [InlineData("static class E { extension(int x) { [BoxKernel(3, 3)] public void Blur" + Spans + " { } } }", "BoxKernel(3, 3)")]
    [InlineData("static class E { extension<T>(T x) where T : class { [method: Kernel1D(1, 2, 1)] public static void Blur" + Spans + " { } } }", "Kernel1D(1, 2, 1)")]
    [InlineData("static partial class E { extension(string) { [Layer(4), ReLU] public static partial void F(ReadOnlySpan<float> i, Span<float> o); } }", "Layer(4)")]
    [InlineData("static class E { extension(string s) { public int P { [BoxKernel(3, 3)] get => 1; } } }", "BoxKernel(3, 3)")]
    [InlineData("static class E { extension(string s) { [ReLU] public void M() { } } }", "ReLU", "KG1009")]
    public async Task An_attribute_in_an_extension_block_is_reported_at_the_attribute(string source, string place, string id = "KG1001")
    {
        var editor = Open(source);
        var found = Assert.Single(await editor.Diagnostics());
        Assert.Equal(id, found.Id);
        Assert.Equal(place, found.Location.SourceTree!.GetText().ToString(found.Location.SourceSpan));
        Assert.Single((await editor.Compile()).SyntaxTrees);
        Assert.Empty(await editor.Fixes(found));
        // at most the compiler's own word on partial methods there
        Assert.All(await editor.Errors(), error => Assert.Equal(found.Location.SourceTree.FilePath, error.Location.SourceTree!.FilePath));
    }

    [Theory]
    [InlineData("static partial class E { extension(int x) { public static void M() { } } " + Kernel + "public static partial void Blur" + Spans + "; }")]
    [InlineData("Console.WriteLine(1); static partial class Program { " + Kernel + "public static partial void Blur" + Spans + "; }")]
    public async Task A_kernel_beside_them_is_completed(string source)
    {
        var editor = Open(source);
        Assert.DoesNotContain(await editor.Diagnostics(), found => found.Severity >= DiagnosticSeverity.Warning);
        await editor.Build();
    }

    /// <summary>Calls that could be declarations: where they stand, and the header of the type that gets one.</summary>
    [Theory]
    [InlineData("static class E { extension(int x) { public static void M" + Spans + " => " + Apply + "; } }", "static partial class E {")]
    [InlineData("static class E { extension(string s) { public void M" + Spans + " { void L" + Spans + " => " + Apply + "; L(source, destination, width, height); } } }", "static partial class E {")]
    [InlineData("interface I { static void M" + Spans + " => " + Apply + "; }", "partial interface I {")]
    [InlineData("interface I<in T> { void M" + Spans + " => " + Apply + "; }", "partial interface I<in T> {")]
    [InlineData("record R(int X) { static void M" + Spans + " => " + Apply + "; }", "partial record R(int X) {")]
    [InlineData("readonly record struct R(int X) { static void M" + Spans + " => " + Apply + "; }", "readonly partial record struct R(int X) {")]
    [InlineData("ref struct S { void M" + Spans + " { static void L" + Spans + " => " + Apply + "; L(source, destination, width, height); } }", "ref partial struct S {")]
    [InlineData("delegate void D" + Spans + "; class B(D d) { public D F => d; } class C() : B((source, destination, width, height) => " + Apply + ");", "partial class C()")]
    [InlineData("delegate void D" + Spans + "; class B(D d) { public D F => d; } class C() : B((source, destination, width, height) => " + Apply + "); // end", "partial class C()")]
    [InlineData("delegate void D" + Spans + "; class C { D d = (source, destination, width, height) => " + Apply + "; public D F => d; }", "partial class C {")]
    [InlineData("class ApplyBoxKernel { static void M" + Spans + " => " + Apply + "; }", "partial class ApplyBoxKernel {")]
    [InlineData("class C { static void M" + Spans + " { Action ApplyBoxKernel = () => { }; ApplyBoxKernel(); " + Apply + "; } }", "partial class C {")]
    [InlineData("class B { public static int ApplyBoxKernel; } class C : B { static void M" + Spans + " => " + Apply + "; }", "partial class C ")]
    [InlineData("class C { static void M" + Spans + " => Convolution.Apply(options: null, height: height, width: width, kernel: Kernel.Box(3, 3), source: source, destination: destination); }", "partial class C {")]
    [InlineData("Console.WriteLine(1); class Program { static void M" + Spans + " => " + Apply + "; }", "partial class Program {")]
    public async Task A_call_becomes_a_declaration_where_there_is_room(string source, string header)
    {
        var editor = Open(source);
        var found = Assert.Single(await editor.Diagnostics(), diagnostic => diagnostic.Id == "KG3003");
        var after = await editor.Apply(Assert.Single(await editor.Fixes(found)));
        Assert.Contains(header, after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("partial extension", after.Text, StringComparison.Ordinal);
        Assert.Contains("private static partial void ApplyBoxKernel", after.Text, StringComparison.Ordinal);
        Assert.Equal(source.Contains("// end", StringComparison.Ordinal), after.Text.Contains("// end", StringComparison.Ordinal));
        Assert.DoesNotContain(await after.Diagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        await after.Build();
    }

    [Theory]
    [InlineData("byte[] a = new byte[9]; Convolution.Apply<byte, byte>(Kernel.Box(3, 3), a, a, 3, 3);")]
    [InlineData("M(default, default, 0, 0); static void M" + Spans + " => " + Apply + ";")]
    [InlineData("file class C { static void M" + Spans + " => " + Apply + "; } static class D { static void Main() { } }")]
    public async Task A_call_where_no_method_can_be_declared_gets_no_fix(string source)
    {
        var editor = Open(source);
        Assert.Empty(await editor.Fixes(Assert.Single(await editor.Diagnostics(), diagnostic => diagnostic.Id == "KG3003")));
    }

    /// <summary>Methods that are made static partial, in types that are then partial, too.</summary>
    [Theory]
    [InlineData("class C { " + Kernel + "public void A" + Spans + " { } }", "public static partial void A")]
    [InlineData("class C { class D { " + Kernel + "static int A" + Spans + " => 1; } }", "static partial void A")]
    [InlineData("interface I { " + Kernel + "void A" + Spans + "; } class C : I { public void A" + Spans + " { } }", "public static partial void A")]
    [InlineData("interface I { " + Kernel + "static abstract void A" + Spans + "; }", "public static partial void A")]
    [InlineData("partial interface I { " + Kernel + "public static abstract partial void A" + Spans + "; }", "public static partial void A")]
    [InlineData("record struct R { " + Kernel + "public readonly void A" + Spans + " { } }", "public static partial void A")]
    [InlineData("abstract class C { " + Kernel + "protected abstract void A" + Spans + "; }", "protected static partial void A")]
    [InlineData("Console.WriteLine(1); class Program { " + Kernel + "internal static void A" + Spans + " { } }", "internal static partial void A")]
    public async Task A_method_is_made_static_partial_in_partial_types(string source, string words)
    {
        var editor = Open(source);
        var found = (await editor.Diagnostics()).First(diagnostic => diagnostic.Id == "KG1001");
        var after = await editor.Apply(Assert.Single(await editor.Fixes(found)));
        Assert.Contains(words, after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await after.Diagnostics(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
        await after.Build();
    }

    [Theory]
    [InlineData("interface I { void A" + Spans + "; } class C : I { " + Kernel + "public void A" + Spans + " { } }")]
    [InlineData("interface I { void A" + Spans + "; } class C : I { " + Kernel + "void I.A" + Spans + " { } }")]
    [InlineData("abstract class B { public abstract void A" + Spans + "; } class C : B { " + Kernel + "public override void A" + Spans + " { } }")]
    [InlineData("class C { static void M() { " + Kernel + "static void L" + Spans + " { } L(default, default, 0, 0); } }")]
    [InlineData("class C { Action a = " + Kernel + "() => { }; public Action A => a; }")]
    [InlineData(Kernel + "static void L" + Spans + " { } L(default, default, 0, 0);")]
    public async Task A_method_that_cannot_change_gets_no_fix(string source)
    {
        var editor = Open(source);
        Assert.Empty(await editor.Fixes((await editor.Diagnostics()).First(diagnostic => diagnostic.Id == "KG1001")));
    }

    [Theory]
    [InlineData("KG1003", "static partial class C { " + Kernel + "public static partial void A(byte[] source, byte[] destination, int width, int height); public static void A" + Spans + " { } }")]
    [InlineData("KG1003", "class Image2D<T> { } static partial class C { " + Kernel + "public static partial void A(Image2D<byte> source, Image2D<byte> destination); }")]
    [InlineData("KG2008", "static partial class C { [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void A" + Spans + "; public static void A(ReadOnlySpan<byte> s, Span<short> d, int w, int h) { } }")]
    [InlineData("KG1002", "file partial class C { " + Kernel + "public static partial void A" + Spans + "; } class D { }", "file class C { }")]
    public async Task What_would_not_compile_is_not_offered(string id, string source, params string[] others)
    {
        var editor = Editor.Open(LanguageVersion.Latest, OutputKind.DynamicallyLinkedLibrary, Usings + source, others);
        Assert.Empty(await editor.Fixes((await editor.Diagnostics()).First(diagnostic => diagnostic.Id == id)));
    }

    [Fact]
    public async Task An_extension_method_stays_one()
    {
        var editor = Open("static partial class C { " + Kernel + "public static partial void Blur(this byte[] source, byte[] destination, int width, int height); }");
        var found = (await editor.Diagnostics()).First(diagnostic => diagnostic.Id == "KG1003");
        var after = await editor.Apply(Assert.Single(await editor.Fixes(found)));
        Assert.Contains("Blur(this ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)", after.Text, StringComparison.Ordinal);
        await after.Build();
    }

    /// <summary>A program, started by statements where it has any.</summary>
    private static Editor Open(string source) => Editor.Open(
        LanguageVersion.Latest,
        CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest)).GetCompilationUnitRoot().Members
            .Any(member => member.IsKind(SyntaxKind.GlobalStatement)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
        Usings + source);
}
