using System;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>
/// An editor runs the generator after every key press, on text that no compiler would pass on to generators. Whatever is missing:
/// nobody throws, and no generated file has an error, for the user could not fix it there.
/// </summary>
public sealed class HalfTypedTests
{
    private const string Spans = "(System.ReadOnlySpan<byte> s, System.Span<byte> d, int w, int h);";

    private static readonly CSharpCompilation Empty = Program.Of("").Before;

    /// <summary>What has no name yet, and declarations of one name.</summary>
    [Theory]
    [InlineData("partial class { [KernelGen.BoxKernel(1, 3)] public static partial void A" + Spans + " }")]
    [InlineData("partial class C<> { [KernelGen.BoxKernel(1, 3)] public static partial void A" + Spans + " }")]
    [InlineData("partial class C<T,> { [KernelGen.BoxKernel(1, 3)] public static partial void A" + Spans + " }")]
    [InlineData("partial class C { [KernelGen.BoxKernel(1, 3)] public static partial void" + Spans + " }")]
    [InlineData("partial class C { [KernelGen.BoxKernel(1, 3)] public static partial void A<>" + Spans + " }")]
    [InlineData("namespace ; partial class C { [KernelGen.BoxKernel(1, 3)] public static partial void A" + Spans + " }")]
    [InlineData("namespace A. { partial class C { [KernelGen.BoxKernel(1, 3)] public static partial void A" + Spans + " } }")]
    [InlineData("namespace A..B { partial class C { [KernelGen.BoxKernel(1, 3)] public static partial void A" + Spans + " } }")]
    [InlineData("[KernelGen.Network(4), KernelGen.ReLU] partial class")]
    [InlineData("[KernelGen.Network(4), KernelGen.ReLU] partial class N<>;")]
    [InlineData("namespace ; [KernelGen.Network(4), KernelGen.ReLU] partial class N;")]
    public async Task What_has_no_name_is_not_completed(string source) => Assert.Equal(0, await Complete(source, analyze: true));

    [Theory]
    [InlineData("partial class C { METHOD } partial struct C { METHOD }")]
    [InlineData("partial class C { METHOD } partial interface C { METHOD }")]
    [InlineData("partial class C { partial class D { METHOD } partial struct D { METHOD } }")]
    [InlineData("partial class C { partial class D { METHOD } } namespace C { partial class D { METHOD } }")]
    [InlineData("class C { METHOD } class C { METHOD }")]
    [InlineData("partial class C { METHOD METHOD }")]
    [InlineData("partial class C<T> { METHOD } partial class C<U> { METHOD }")]
    [InlineData("partial class C { METHOD } partial record C { METHOD }")]
    [InlineData("file partial class C { METHOD } partial class C { METHOD }")]
    [InlineData("[KernelGen.Network(4), KernelGen.ReLU] partial class C; [KernelGen.Network(4), KernelGen.ReLU] partial class C;")]
    [InlineData("[KernelGen.Network(4), KernelGen.ReLU] partial class C; [KernelGen.Network(4), KernelGen.ReLU] partial struct C { }")]
    [InlineData("[KernelGen.Network(4), KernelGen.ReLU] partial class C; partial struct C { METHOD }")]
    [InlineData("[KernelGen.Network(4), KernelGen.ReLU] partial class C; partial interface C { [KernelGen.Network(4), KernelGen.ReLU] partial class C; }")]
    [InlineData("partial class A { [KernelGen.Network(4), KernelGen.ReLU] partial class C; METHOD } namespace A { [KernelGen.Network(4), KernelGen.ReLU] partial class C; }")]
    [InlineData("partial class { partial class C { [KernelGen.Layer(4), KernelGen.ReLU] public static partial void A(System.ReadOnlySpan<float> i, System.Span<float> o); } }")]
    [InlineData("partial record { [KernelGen.Network(4), KernelGen.ReLU] partial class N; }")]
    public Task Declarations_of_one_name_or_around_none_do_not_stop_the_others(string source) =>
        Complete(source.Replace("METHOD", "[KernelGen.BoxKernel(1, 3)] public static partial void A" + Spans, StringComparison.Ordinal), analyze: true);

    /// <summary>Declarations, each of them cut off after every token and without every single token.</summary>
    public static TheoryData<string> Declarations =>
    [
        "using System; namespace A.B; public static partial class Filters { [KernelGen.Kernel1D(1, 2, 1, Divisor = 4)] public static partial void Blur(ReadOnlySpan<byte> source, Span<byte> destination); }",
        "using System; namespace A { partial class Outer<T, U> where T : class { private partial struct Inner { /// <summary>Text.</summary>\n [KernelGen.BoxKernel(1, 3, Stride = 2)] internal static unsafe partial void Blur(scoped ReadOnlySpan<byte> s, Span<byte> d, int width, int height); } } }",
        "partial interface I<in T> { [KernelGen.Kernel(1, 2, 1, 1)] public static virtual partial void A(KernelGen.ReadOnlyPlane<float> s, KernelGen.Plane<float> d, KernelGen.Strip strip); }",
        "using K = KernelGen; partial record struct R(int X) { [K.Layer(1, 2, 2), K.Conv2D(1, 1, Bias = false), K.ReLU] public static partial void F(System.ReadOnlySpan<float> i, System.ReadOnlySpan<float> w, System.Span<float> o); }",
        "using KernelGen; namespace A; [Network(1, 2, 2, Scale = 0.5), Conv2D(1, 1, Name = \"a\"), Flatten] public sealed partial class Net<T> where T : struct { public int X => InputLength; }",
        "System.Console.WriteLine(1); partial class Program { [KernelGen.BoxKernel(1, 1)] static partial void A" + Spans + " [KernelGen.Network(4), KernelGen.Linear(2)] partial class Net; static void B() { [KernelGen.BoxKernel(1, 1)] static void C() { } } }",
        "static partial class C { [KernelGen.BoxKernel(1, 3)] public static partial T[] A<T>(this ref T s, params (int, T)[] d) where T : struct; [KernelGen.Kernel3x3(1, 2, 3)] [KernelGen.BoxKernel(3, 3)] private protected static partial void B(nint* x, delegate*<int, void> y, dynamic z = null); }",
    ];

    [Theory]
    [MemberData(nameof(Declarations))]
    public async Task No_missing_token_makes_a_generated_file_wrong(string text)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => !token.Span.IsEmpty).ToArray();
        Assert.True(await Complete(text, analyze: true) > 0);
        for (var i = 0; i < tokens.Length; i++)
        {
            await Complete(text[..tokens[i].Span.End], analyze: i % 5 == 0);
            await Complete(text[..tokens[i].SpanStart] + text[tokens[i].Span.End..], analyze: i % 5 == 1);
        }
    }

    /// <summary>Runs the generator, and in some cases the analyzers, and returns how many files there are.</summary>
    private static async Task<int> Complete(string text, bool analyze)
    {
        var user = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)Empty.SyntaxTrees[0].Options, "User0.cs");
        var before = Empty.ReplaceSyntaxTree(Empty.SyntaxTrees[0], user);
        if (text.StartsWith("System.", StringComparison.Ordinal)) before = before.WithOptions(before.Options.WithOutputKind(OutputKind.ConsoleApplication));
        var run = Program.Driver((CSharpParseOptions)user.Options).RunGeneratorsAndUpdateCompilation(before, out var after, out _).GetRunResult();
        Assert.True(run.Results[0].Exception is null, text + "\n" + run.Results[0].Exception);
        foreach (var tree in run.GeneratedTrees)
        {
            var errors = after.GetSemanticModel(tree).GetDiagnostics().Where(found => found.DefaultSeverity == DiagnosticSeverity.Error).ToArray();
            Assert.True(errors.Length == 0, text + "\n" + string.Join("\n", errors.AsEnumerable()));
        }
        if (analyze)
            Assert.DoesNotContain(
                await after.WithAnalyzers([new KernelAnalyzer(), new CallAnalyzer()]).GetAnalyzerDiagnosticsAsync(), found => found.Id == "AD0001");
        return run.GeneratedTrees.Length;
    }
}
