using System;
using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>Wherever C# lets a static partial method stand, its other half compiles, with warnings as errors.</summary>
public sealed class ContainerTests
{
    private const string Method = "[global::KernelGen.Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void Apply(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height);";

    public static TheoryData<string, string> Programs => new()
    {
        { "global namespace", $"static partial class C {{ {Method} }}" },
        { "nested namespaces", $"namespace A {{ namespace B.C {{ static partial class D {{ {Method} }} }} }}" },
        { "nested generic types", $"namespace N; partial class Outer<T> where T : class {{ private partial struct Inner<TKey, TValue> where TKey : notnull {{ {Method} }} }}" },
        { "struct", $"readonly partial struct S {{ {Method} }}" },
        { "ref struct", $"ref partial struct S {{ {Method} }}" },
        { "record", $"partial record R(int X) {{ {Method} }}" },
        { "record struct", $"readonly partial record struct R(int X) {{ {Method} }}" },
        { "interface", $"partial interface I<in T> {{ {Method} }}" },
        { "several parts", $"partial class P {{ }} partial class P {{ {Method} }} partial class P {{ private int x; public int X => x++; }}" },
        { "keywords as names", "namespace @namespace; static partial class @class { [KernelGen.Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] internal static partial void @void(System.ReadOnlySpan<byte> @in, System.Span<byte> @out, int @int, int @params); }" },
        { "contextual keywords as names", "static partial class record1 { [KernelGen.BoxKernel(3, 3)] internal static partial void async(System.ReadOnlySpan<byte> value, System.Span<byte> field, int var, int dynamic); }" },
        { "private and implicit", "static partial class C { [KernelGen.BoxKernel(3, 3)] static partial void Apply(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height); public static void Call() => Apply(default, default, 0, 0); }" },
        { "protected internal, private protected", "public partial class C { [KernelGen.BoxKernel(3, 3)] protected internal static partial void A(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height); [KernelGen.BoxKernel(3, 3)] private protected static partial void B(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height); }" },
        { "unsafe and new", "class B { public static void Apply(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height) { } } partial class C : B { [KernelGen.BoxKernel(3, 3)] public static new unsafe partial void Apply(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height); }" },
        { "scoped and extension", "static partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void Blur(this scoped System.ReadOnlySpan<byte> source, scoped System.Span<byte> destination, int width, int height); }" },
        { "overloads", "static partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void Blur(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height); [KernelGen.BoxKernel(3, 3)] public static partial void Blur(System.ReadOnlySpan<float> source, System.Span<float> destination, int width, int height); [KernelGen.BoxKernel(3, 3)] public static partial void Blur(KernelGen.ReadOnlyPlane<byte> source, KernelGen.Plane<byte> destination); }" },
        { "names that differ in case", "static partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void Blur(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height); [KernelGen.BoxKernel(5, 5)] public static partial void blur(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height); }" },
        { "types that differ in case", $"static partial class Case {{ {Method} }} static partial class CASE {{ {Method} }}" },
        { "arity alone", $"static partial class C {{ {Method} }} static partial class C<T> {{ {Method} }}" },
        { "letters beyond ASCII", "static partial class Größe { [KernelGen.BoxKernel(3, 3)] public static partial void Schärfe(System.ReadOnlySpan<byte> quelle, System.Span<byte> ziel, int breite, int höhe); [KernelGen.BoxKernel(3, 3)] public static partial void Schörfe(System.ReadOnlySpan<byte> quelle, System.Span<byte> ziel, int breite, int höhe); }" },
        { "types that hide the BCL's", "namespace System2 { class Math { } } class Vector256 { } class Unsafe { } class Math { } static partial class C { [KernelGen.Kernel3x3(.123456, 1, 2, 3, 4, 5, 6, 7.77777777, 8)] public static partial void Apply(System.ReadOnlySpan<byte> source, System.Span<byte> destination, int width, int height); }" },
        { "beside top-level statements", $"System.Console.WriteLine(1); partial class Program {{ {Method} }}" },
        { "beside top-level statements, nested", $"System.Console.WriteLine(1); static partial class Program {{ private partial class Inner {{ {Method} }} }} static partial class Program {{ }}" },
        { "static virtual in an interface", $"partial interface I {{ {Method.Replace("static", "static virtual")} }}" },
        { "static sealed in an interface", $"partial interface I {{ {Method.Replace("static", "static sealed")} }}" },
        { "static sealed in an interface, without an access", $"partial interface I {{ {Method.Replace("public static", "static sealed")} }}" },
        { "private in an interface", $"partial interface I<T> {{ {Method.Replace("public static", "private static")} static void Call() => Apply(default, default, 0, 0); }}" },
        { "own [GeneratedCode]", $"[System.CodeDom.Compiler.GeneratedCode(\"Mine\", \"1\")] partial class C {{ [System.CodeDom.Compiler.GeneratedCode(\"Mine\", \"1\"), System.Obsolete(\"\")] {Method} }}" },
        { "own [GeneratedCode] by an alias", $"using G = System.CodeDom.Compiler.GeneratedCodeAttribute; partial class C {{ [method: G(\"KernelGen\", \"1\")] {Method} }}" },
        { "own [KernelPlan]", $"partial class C {{ [KernelGen.CompilerServices.KernelPlan(\"mine\")] {Method} }}" },
        { "aliases", "using Bytes = System.ReadOnlySpan<byte>; static partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void Apply(Bytes source, System.Span<byte> destination, System.Int32 width, int height); }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_generated_method_compiles(string what, string source)
    {
        foreach (var language in new[] { LanguageVersion.CSharp12, LanguageVersion.Latest })
            foreach (var checkOverflow in new[] { false, true })
            {
                var program = Program.Of(language, checkOverflow, source);
                Assert.Null(program.GeneratorException);
                Assert.True(program.CompilerDiagnostics.Count == 0, what + "\n" + string.Join("\n", program.CompilerDiagnostics));
                Assert.Equal(Count(source, "partial void"), program.Files.Count);
            }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [Fact]
    public void The_users_documentation_is_kept_and_the_generated_one_is_well_formed()
    {
        var program = Program.Of(Program.Class("""
            /// <summary>Makes edges &lt;crisper&gt;.</summary>
                /// <param name="source">The <b>picture</b>.</param>
                /// <param name="destination">Its filtered copy.</param>
                /// <param name="width">In pixels.</param>
                /// <param name="height">In rows.</param>
                [Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]
                public static partial void Sharpen(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);
            """));
        Assert.Empty(program.CompilerDiagnostics);
        var documentation = program.After.GetTypeByMetadataName("Demo.Filters")!.GetMembers("Sharpen").OfType<Microsoft.CodeAnalysis.IMethodSymbol>()
            .Single().PartialImplementationPart!.GetDocumentationCommentXml()!;
        var xml = System.Xml.Linq.XElement.Parse(documentation);
        Assert.Equal("Makes edges <crisper>.", xml.Element("summary")!.Value);
        Assert.Equal("The picture.", xml.Elements("param").First().Value);
        Assert.Contains("-1  5 -1", xml.Element("remarks")!.Value, StringComparison.Ordinal);
        Assert.Contains("sums lie in [-1020, 1275]", xml.Element("remarks")!.Value, StringComparison.Ordinal);
    }
}
