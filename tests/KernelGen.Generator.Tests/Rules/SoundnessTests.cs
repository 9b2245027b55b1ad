using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>What the compiler refuses in a user's declaration it says once, there: no generated file repeats it.</summary>
public sealed class SoundnessTests
{
    private const string K = "[BoxKernel(3, 3)] public static partial void A";
    private const string L = "[Layer(8), ReLU] public static partial void A";
    private const string Spans = "(ReadOnlySpan<byte> s, Span<byte> d, int width, int height);";

    /// <summary>A member that cannot be repeated, what the compiler says of it, and its nearest neighbor that can.</summary>
    public static TheoryData<string, string, string> Unrepeatable => new()
    {
        { K + "(ReadOnlySpan<> s, Span<byte> d, int width, int height);", "CS7003", K + Spans },
        { K + "(ReadOnlySpan s, Span<byte> d, int width, int height);", "CS0305", K + Spans },
        { K + "(ReadOnlySpan<byte, int> s, Span<byte> d, int width, int height);", "CS0305", K + Spans },
        { K + "(Foo s, Span<byte> d, int width, int height);", "CS0246", K + "(Foo s, Span<byte> d, int width, int height); public class Foo;" },
        { K + "(ReadOnlySpan<Foo> s, Span<byte> d, int width, int height);", "CS0246", K + "(ReadOnlySpan<Foo> s, Span<byte> d, int width, int height); public class Foo;" },
        { K + "(ReadOnlySpan<byte> s, Span<byte> d, int width, (int, Foo)[] height);", "CS0246", K + "(ReadOnlySpan<byte> s, Span<byte> d, int width, (int, long)[] height);" },
        { K + "(ReadOnlySpan<void> s, Span<byte> d, int width, int height);", "CS0306 CS1547", K + "(ReadOnlySpan<nint> s, Span<byte> d, int width, int height);" },
        { K + "(void s, Span<byte> d, int width, int height);", "CS1536", K + "(nint s, Span<byte> d, int width, int height);" },
        { K + "(Console s, Span<byte> d, int width, int height);", "CS0721", K + "(Version s, Span<byte> d, int width, int height);" },
        { K + "(Own s, Span<byte> d, int width, int height); private class Own;", "CS0051", K + "(Own s, Span<byte> d, int width, int height); public class Own;" },
        { K + "(ReadOnlySpan<byte> s, Span<byte> d, int width, params int height);", "CS0225", K + "(ReadOnlySpan<byte> s, Span<byte> d, int width, params int[] height);" },
        { K + "(ReadOnlySpan<byte> s, Span<byte> d, int width, params Span<int> height);", "CS0225", K + "(ReadOnlySpan<byte> s, Span<byte> d, int width, Span<int> height);" },
        { K + "(ReadOnlySpan<byte> s, Span<byte> d, scoped int width, int height);", "CS9048", K + "(scoped ReadOnlySpan<byte> s, Span<byte> d, int width, int height);" },
        { K + "(int* s, delegate*<int*, void> d, int width, int height);", "CS0214", "[BoxKernel(3, 3)] public static unsafe partial void A(int* s, delegate*<int*, void> d, int width, void* height);" },
        { K + "(delegate*<Foo, void> s, Span<byte> d, int width, int height);", "CS0214 CS0246", K + Spans },
        { K + "<T>(T s, Span<byte> d, int width, int height) where T : Foo;", "CS0246", K + "<T>(T s, Span<byte> d, int width, int height) where T : class, new();" },
        { K + "<T>(T s, Span<byte> d, int width, int height) where T : class, struct;", "CS0449", K + "<T>(T s, Span<byte> d, int width, int height) where T : struct;" },
        { K + "<T, T>(int s, Span<byte> d, int width, int height);", "CS0692", K + "<T, U>(int s, Span<byte> d, int width, int height);" },
        { K.Replace("void A", "Foo A") + Spans, "CS0246", K.Replace("void A", "Version A") + Spans },
        { K.Replace("void A", "List<> A") + Spans, "CS0246", K.Replace("void A", "Func<int> A") + Spans },
        { K.Replace("void A", "Console A") + Spans, "CS0722", K.Replace("void A", "int A") + Spans },
        { K.Replace("void A", "void Filters") + Spans, "CS0542", K.Replace("void A", "void Filter") + Spans },
        { K.Replace("static", "static sealed") + Spans, "CS0238", K + Spans },
        { L + "(ReadOnlySpan<> s, Span<float> d);", "CS7003", L + "(ReadOnlySpan<float> s, Span<float> d);" },
        { L + "(ReadOnlySpan<Foo> s, Span<float> d);", "CS0246", L + "(ReadOnlySpan<float> s, Span<float> d);" },
        { L.Replace("void", "Foo") + "(ReadOnlySpan<float> s, Span<float> d);", "CS0246", L + "(ReadOnlySpan<float> s, Span<float> d);" },
    };

    [Theory]
    [MemberData(nameof(Unrepeatable))]
    public async Task What_cannot_be_repeated_is_left_to_the_compiler(string wrong, string ids, string correct)
    {
        var program = Program.Of(Program.Class(wrong));
        Assert.Null(program.GeneratorException);
        Assert.Empty(program.Files);
        Assert.Equal(ids.Split(' ').Append("CS8795").Order(System.StringComparer.Ordinal), Ids(program.CompilerDiagnostics));      // nobody implements it
        Assert.Empty(await program.Analyze());

        var neighbor = Program.Of(Program.Class(correct));
        Assert.Empty(neighbor.CompilerDiagnostics);
        Assert.Single(neighbor.Files);
    }

    /// <summary>What is wrong with the user's half and need not be with the other: the compiler's error is the only one.</summary>
    [Theory]
    [InlineData(K + "(ReadOnlySpan<byte> s, Span<byte> s, int width, int height);", "CS0100")]
    [InlineData(K + "(ReadOnlySpan<byte> width, Span<byte> width2, int width, int width);", "CS0100")]
    [InlineData(K + "(ReadOnlySpan<byte>, Span<byte> parameter2, int width, int);", "CS1001")]
    [InlineData(L + "(ReadOnlySpan<float> s, Span<float> s);", "CS0100")]
    [InlineData("[BoxKernel(3, 3)] public private static partial void A" + Spans, "CS0107")]
    [InlineData("[BoxKernel(3, 3)] protected public static partial void A" + Spans, "CS0107")]
    [InlineData("[BoxKernel(3, 3)] public static static partial void A" + Spans, "CS1004")]
    [InlineData("[BoxKernel(3, 3)] public static virtual partial void A" + Spans, "CS0112")]
    [InlineData("[BoxKernel(3, 3)] public static abstract partial void A" + Spans, "CS0112")]
    [InlineData("[BoxKernel(3, 3)] public static override partial void A" + Spans, "CS0112")]
    [InlineData("[BoxKernel(3, 3)] public static readonly partial void A" + Spans, "CS0106")]
    [InlineData("[BoxKernel(3, 3)] file static partial void A" + Spans, "CS0106")]
    [InlineData(K + "(ReadOnlySpan<byte> s, Span<byte> d, int width = 1, int height);", "CS1737")]
    [InlineData(K + Spans + " public static int A;", "CS0102")]
    public async Task What_the_generated_method_need_not_repeat_is_written_once(string member, string id)
    {
        var program = Program.Of(Program.Class(member));
        Assert.Null(program.GeneratorException);
        Assert.Single(program.Files);
        Assert.All(program.CompilerDiagnostics, diagnostic => Assert.Equal("User0.cs", diagnostic.Location.SourceTree!.FilePath));
        Assert.Equal([id], Ids(program.CompilerDiagnostics));
        Assert.DoesNotContain(await program.Analyze(), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    /// <summary>Where the compiler has nothing to say, KernelGen has.</summary>
    [Theory]
    [InlineData("static class C { [KernelGen.BoxKernel(3, 3)] static int A() => 1; }", "KG1001")]
    [InlineData("interface I { static abstract void A(); } class C : I { [KernelGen.BoxKernel(3, 3)] static void I.A() { } }", "KG1001")]
    [InlineData("static partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void A(int s, int d, __arglist); }", "KG1003")]
    [InlineData("static partial class C { [KernelGen.BoxKernel(3, 3)] public static partial void A(dynamic s, nint d); }", "KG1003")]
    [InlineData("partial class C { [KernelGen.BoxKernel(3, 3)] public virtual partial int A(int s); }", "KG1001")]
    public async Task Unusual_methods_are_refused(string source, string id)
    {
        var program = Program.Of(source);
        Assert.Empty(program.CompilerDiagnostics);
        Assert.Contains(id, (await program.Analyze()).Select(diagnostic => diagnostic.Id));
    }

    /// <summary>Types around a declaration, the compiler's ids, and the same types as they should be.</summary>
    [Theory]
    [InlineData("partial class C<T, T> { " + K + Spans + " }", "CS0692", "partial class C<T, U> { " + K + Spans + " }")]
    [InlineData("partial class C<in T> { " + K + Spans + " }", "CS1960", "partial interface C<in T> { " + K + Spans + " }")]
    [InlineData("[Network(8), ReLU] partial class C<T, T>;", "CS0692", "[Network(8), ReLU] partial class C<T, U>;")]
    [InlineData("[Network(8), ReLU] partial class C<out T>;", "CS1960", "[Network(8), ReLU] partial class C<T>;")]
    public void Type_parameters_are_not_repeated_where_they_are_rejected(string wrong, string id, string correct)
    {
        const string Usings = "using System; using KernelGen; ";
        var program = Program.Of(Usings + wrong);
        Assert.Empty(program.Files);
        Assert.Equal([id], Ids(program.CompilerDiagnostics).Where(found => found != "CS8795"));
        var neighbor = Program.Of(Usings + correct);
        Assert.Empty(neighbor.CompilerDiagnostics);
        Assert.Single(neighbor.Files);
    }

    [Theory]
    [InlineData("unsafe ", 0)]
    [InlineData("", 1)]
    public void Unsafe_is_not_repeated_where_it_is_not_allowed(string modifier, int files)
    {
        var before = Program.Of(Program.Class(K.Replace("static ", "static " + modifier) + Spans)).Before;
        before = before.WithOptions(before.Options.WithAllowUnsafe(false));
        var results = Program.Driver().RunGenerators(before).GetRunResult().Results;
        Assert.Equal(files, results[0].GeneratedSources.Length);
    }

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Select(diagnostic => diagnostic.Id).Distinct().Order(System.StringComparer.Ordinal);
}
