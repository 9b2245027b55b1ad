using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>Programs in which names that generated code uses mean something else.</summary>
public sealed class ForeignNameTests
{
    /// <summary>Kernels that take the bodies of all kinds apart: pairs, halves, blocks, tiles, boxes, estimates in double, floats.</summary>
    private static readonly (string Attribute, string Element)[] Kernels =
    [
        ("Kernel3x3(1, 2, 1, 2, 4, 2, 1, 2, 1, Divisor = 16)", "byte"), ("Kernel3x3(1, 2, 1, 2, 4, 2, 1, 2, 1, Divisor = 16)", "ushort"),
        ("Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1, Dilation = 2)", "byte"), ("BoxKernel(15, 15)", "byte"),
        ("Kernel3x3(.123456789, 1, 2, 3, 4, 5, 6, 7.77777777, 8)", "ushort"), ("SeparableKernel(new double[] { 1, 2, 3 }, new double[] { 1, 0, 5 })", "float"),
        ("Kernel5x5(1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7)", "float"),
    ];

    private static string Methods { get; } = string.Concat(Kernels.Select((kernel, number) =>
        $"[{kernel.Attribute}] public static partial void K{number}(global::System.ReadOnlySpan<{kernel.Element}> source, global::System.Span<{kernel.Element}> destination, int width, int height);\n"));

    private static string Everything { get; } = $$"""
        using KernelGen;
        namespace Demo
        {
            static partial class Filters
            {
                {{Methods}}
                [Layer(1, 8, 8), Conv2D(2, 3), ReLU, MaxPool2D(2)]
                public static partial void Fused(global::System.ReadOnlySpan<float> input, global::System.ReadOnlySpan<float> weight, global::System.ReadOnlySpan<float> bias, global::System.Span<float> output);
                [Kernel3x3(1, 2)] public static partial void Refused(global::System.IntPtr x, global::System.UIntPtr[] y, global::System.Collections.Generic.List<global::System.IntPtr> z);
            }
            [Network(3, 32, 32, Trainable = true), Conv2D(8, 3, Padding = 1), BatchNorm2D, ReLU, MaxPool2D(2), Conv2D(8, 3), Sigmoid, AvgPool2D(2), Flatten, Dropout(0.5), Linear(10), Softmax]
            sealed partial class Net;
            [Network(3, 32), Conv1D(8, 3, Bias = false), GELU, Flatten, Linear(4)]
            sealed partial class Refused2 { public int Forward; }
        }
        """;

    /// <summary>Types, members and usings with names that mean something in C#, or in generated code.</summary>
    [Theory]
    [InlineData("class var { }")]
    [InlineData("class var { } class dynamic { } class nint { } class nuint { } class notnull { } class unmanaged { } class @record { } class @async { } class @await { }")]
    [InlineData("struct nint { } struct nuint { }")]
    [InlineData("namespace Demo { class var { } class nint { } class nuint { } class dynamic { } class System { } class KernelGen { } class Vector512 { } class Math { } class Generated { } class CompilerServices { } }")]
    [InlineData("namespace Demo { partial class Filters { class var { } class nint { } class nuint { } class System { } class KernelGen { } class Generated { } class global { } class StencilRunner { } } }")]
    [InlineData("namespace Demo { partial class Net { class var { } class nint { } class System { } class KernelGen { } class global { } class NetworkInstance { } } }")]
    [InlineData("namespace KernelGen { class var { } class nint { } class System { } class Vector512 { } class Span { } class Math { } class Unsafe { } }")]
    [InlineData("namespace KernelGen.System { class X { } } namespace KernelGen.KernelGen { class X { } } namespace Demo.System { } namespace Demo.KernelGen { class X { } } namespace Demo.Vector512 { class X { } }")]
    [InlineData("class Vector512 { } class Vector256 { } class Vector128 { } class Unsafe { } class Math { } class MathF { } class Lanes256 { } class Span { } class StencilRunner { } class Int128 { } class MidpointRounding { } class Generated { } class global { } class MemoryMarshal { } class MethodImpl { } class MethodImplOptions { }")]
    [InlineData("global using var = System.Int32; global using nint = System.String; global using dynamic = System.Object; global using Vector256 = System.Version; global using Math = System.Version; global using Unsafe = System.Version;")]
    [InlineData("global using static Outer; static class Outer { public class var { } public class nint { } public class Vector256 { } public static void nameof(object x) { } public static int sum; }")]
    public async Task What_generated_code_means_does_not_depend_on_the_users_names(string others)
    {
        var program = Program.Of(LanguageVersion.CSharp12, checkOverflow: true, Everything, others);
        await program.AssertSound(Kernels.Length + 4);
        Assert.DoesNotContain(program.CompilerDiagnostics, found => found.DefaultSeverity == DiagnosticSeverity.Error && found.Id != "CS8981");
    }

    /// <summary>The rule behind it: words that are no keywords are no types in generated files.</summary>
    [Fact]
    public void No_generated_file_infers_a_type()
    {
        var program = Program.Of(Everything);
        foreach (var tree in program.After.SyntaxTrees.Except(program.Before.SyntaxTrees))
            Assert.DoesNotContain(tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>(), name => name.Identifier.Text is "var" or "dynamic");
    }

    /// <summary>Declarations that are called by such names.</summary>
    [Theory]
    [InlineData("static partial class var { METHOD }")]
    [InlineData("static partial class nint { METHOD }")]
    [InlineData("static partial class dynamic { METHOD }")]
    [InlineData("static partial class @record { METHOD }")]
    [InlineData("namespace @nint.@var.@await { static partial class @partial { METHOD } }")]
    [InlineData("partial class C<var, nint, System, KernelGen> { METHOD }")]
    [InlineData("namespace System2.KernelGen { partial struct System { METHOD } }")]
    [InlineData("namespace KernelGen.Samples { partial class Kernel { METHOD } }")]
    [InlineData("namespace KernelGen { partial class Vector256 { METHOD } }")]
    [InlineData("namespace System { partial class Vector2560 { METHOD } }")]
    [InlineData("[KernelGen.Network(4), KernelGen.ReLU] partial class var;")]
    [InlineData("[KernelGen.Network(4), KernelGen.ReLU] partial class nint;")]
    [InlineData("[KernelGen.Network(4), KernelGen.Linear(3)] partial class dynamic;")]
    [InlineData("[KernelGen.Network(4, Trainable = true), KernelGen.Linear(3)] partial class @record<var, nint>;")]
    [InlineData("[KernelGen.Network(4), KernelGen.Linear(0)] partial class var;")]
    [InlineData("namespace KernelGen.Samples { [Network(4, Trainable = true), Linear(3, Name = \"a\\\"b\\\\c\")] partial class System; }")]
    [InlineData("namespace A { using global::KernelGen; [Network(4, Trainable = true), Linear(3, As = \"a\\\"{0}\\\\c\"), ReLU(From = \"a\\\"{0}\\\\c\")] partial class KernelGen; }")]
    [InlineData("partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void nameof(System.ReadOnlySpan<byte> var, System.Span<byte> nint, int System, int KernelGen); }")]
    [InlineData("partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void System(System.ReadOnlySpan<byte> global, System.Span<byte> @default, int @sizeof, int _); }")]
    [InlineData("partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void @await(System.ReadOnlySpan<byte> StencilRunner, System.Span<byte> field, int value, int __arglist2); }")]
    [InlineData("struct @byte { } partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void A(System.ReadOnlySpan<@byte> s, System.Span<@byte> d, int w, int h); }")]
    public async Task Declarations_may_have_such_names(string source)
    {
        const string method = "[global::KernelGen.Kernel3x3(1, 2, 1, 2, 4, 2, 1, 2, 1, Divisor = 16)] public static partial void Apply(global::System.ReadOnlySpan<byte> source, global::System.Span<byte> destination, int width, int height);";
        var program = Program.Of(source.Replace("METHOD", method, System.StringComparison.Ordinal));
        await program.AssertSound();
        Assert.Single(program.Files);
    }

    /// <summary>Where the library itself has no name, the declaration is told so, and nothing is added that could not compile.</summary>
    [Theory]
    [InlineData("class System { }", "'System'")]
    [InlineData("namespace KernelGen { class Generated { } }", "'KernelGen.Generated'")]
    public async Task A_type_that_hides_the_library_is_reported(string type, string name)
    {
        var program = Program.Of("partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void A(KernelGen.ReadOnlyPlane<byte> s, KernelGen.Plane<byte> d); }"
            + " [KernelGen.Network(4), KernelGen.ReLU] partial class Net;", type);
        Assert.Empty(program.Files);
        await program.AssertSound(2);
        var told = await program.Analyze();
        Assert.Equal(["KG1002", "KG1002"], told.Select(found => found.Id));
        Assert.All(told, found => Assert.Contains(name, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_under_an_alias_is_reported()
    {
        var before = Program.Of("extern alias kg; partial class C { [kg::KernelGen.BoxKernel(3, 3)] public static partial void A(kg::KernelGen.ReadOnlyPlane<byte> s, kg::KernelGen.Plane<byte> d); }").Before;
        before = before.WithReferences(before.References.Select(reference =>
            reference.Display!.EndsWith("KernelGen.dll", System.StringComparison.Ordinal) ? reference.WithAliases(["kg"]) : reference));
        var run = Program.Driver().RunGeneratorsAndUpdateCompilation(before, out var after, out _).GetRunResult();
        Assert.Empty(run.Results[0].GeneratedSources);
        var told = Assert.Single(await after.WithAnalyzers([new KernelAnalyzer()]).GetAnalyzerDiagnosticsAsync());
        Assert.Contains("Aliases=\"global\"", told.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }
}
