using System;
using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Generator.Tests.Pipeline;

/// <summary>
/// A declaration means what its names mean, and other files have a say in that. A half that repeats other types than its declaration's
/// does not compile, so the compiler is the judge.
/// </summary>
public sealed class NameTests
{
    private const string Parameters = "(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)";

    private static readonly string Filters = $$"""
        using System;
        using KernelGen;
        namespace Demo;
        public partial class First
        {
            [BoxKernel(3, 3)] public static partial void A{{Parameters}};
            [BoxKernel(5, 5)] public static partial void B{{Parameters}};
        }
        public partial class Second
        {
            [BoxKernel(3, 3)] public static partial void A{{Parameters}};
        }
        """;

    /// <summary>What another file is changed to, and which declarations then have a parameter of that type.</summary>
    public static TheoryData<string, string, string[]> Edits => new()
    {
        { "namespace Demo { public ref struct Span<T> { } }", "global::Demo.Span<byte>", ["First.A", "First.B", "Second.A"] },
        { "namespace Demo { public partial class First { public ref struct Span<T> { } } }", "global::Demo.First.Span<byte>", ["First.A", "First.B"] },
        { "namespace Demo { public partial class Second : Root { } public class Root { public ref struct Span<T> { } } }", "global::Demo.Root.Span<byte>", ["Second.A"] },
        { "namespace Demo { file ref struct Span<T> { } public partial class First { } }", "global::Demo.Span<byte>", [] },
        { "namespace Demo.Span { public class C { } }", "global::Demo.Span<byte>", [] },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_name_that_another_file_takes_is_read_again(string edited, string type, string[] methods)
    {
        var before = Program.Of(Filters, "namespace Demo { }").Before;
        var other = before.SyntaxTrees[1];
        var after = before.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText(edited, (CSharpParseOptions)other.Options, other.FilePath));
        var driver = Program.Driver((CSharpParseOptions)other.Options).RunGenerators(before);
        foreach (var (program, expected) in new[] { (after, methods), (before, []) })
        {
            driver = driver.RunGeneratorsAndUpdateCompilation(program, out var completed, out _);
            Assert.DoesNotContain(completed.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.Equal(
                expected.Select(method => $"Demo.{method}.g.cs").Order(StringComparer.Ordinal),
                driver.GetRunResult().Results[0].GeneratedSources
                    .Where(source => source.SourceText.ToString().Contains(type, StringComparison.Ordinal))
                    .Select(source => source.HintName).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>The same text in places where it means something else: each half repeats its own.</summary>
    [Theory]
    [InlineData("using Pixel = System.Byte; namespace Demo { partial class C1 { METHOD } }", "using Pixel = System.Single; namespace Demo { partial class C2 { METHOD } }")]
    [InlineData("namespace Demo { using Pixel = System.Byte; partial class C1 { METHOD } } namespace Demo { using Pixel = System.Single; partial class C2 { METHOD } }")]
    [InlineData("using Pixel = System.Byte; namespace Demo { partial class C { METHOD } }", "using Pixel = System.Single; namespace Demo { partial class C { OTHER } }")]
    [InlineData("using Pixel = System.Byte; namespace A { partial class C { METHOD } } namespace A.B { public struct Pixel { } partial class C { METHOD } }")]
    [InlineData("using Pixel = System.Byte; namespace A { partial class C { METHOD } partial class D<Pixel> { METHOD } partial class E { struct Pixel { } METHOD } }")]
    [InlineData("using Pixel = System.Byte; namespace A { partial class C { METHOD partial class D { OTHER } struct Pixel { } } partial class E { METHOD } }")]
    [InlineData("using Pixel = System.Byte; namespace A { partial class C { METHOD [BoxKernel(3, 3)] static partial void Blur<Pixel>(System.ReadOnlySpan<Pixel> source, System.Span<Pixel> destination, int width, int height); } }")]
    [InlineData("namespace A { file struct Pixel { } partial class C { } } ", "using Pixel = System.Byte; namespace A { partial class C { METHOD } }")]
    [InlineData("namespace A { public partial class B { METHOD } } namespace A { public partial class C : B { METHOD } }", "global using Pixel = System.Byte;")]
    public void The_same_text_may_mean_another_type(params string[] files)
    {
        const string method = "[BoxKernel(3, 3)] static partial void NAME(System.ReadOnlySpan<Pixel> source, System.Span<Pixel> destination, int width, int height);";
        var program = Program.Of(files.Append("global using KernelGen;").Select(file => file
            .Replace("METHOD", method.Replace("NAME", "Blur", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("OTHER", method.Replace("NAME", "Soften", StringComparison.Ordinal), StringComparison.Ordinal)).ToArray());
        Assert.Null(program.GeneratorException);
        Assert.DoesNotContain(program.CompilerDiagnostics, diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);
    }
}
