using System;
using System.Linq;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Pipeline;

/// <summary>Generated files may be written to disk: their names are short, and no two differ in letter case only.</summary>
public sealed class FileNameTests
{
    private const string Spans = "(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height);";

    private static readonly string Long = string.Concat(Enumerable.Repeat("Deconvolution", 9));

    /// <summary>Declarations where LONG is a name of 117 letters, and how many files they are.</summary>
    [Theory]
    [InlineData("static partial class C { [BoxKernel(1, 3)] public static partial void LONGSPANS }", 1)]
    [InlineData("static partial class LONG { [BoxKernel(1, 3)] public static partial void ASPANS [BoxKernel(1, 3)] public static partial void BSPANS [BoxKernel(1, 3)] public static partial void bSPANS }", 3)]
    [InlineData("namespace LONG.LONG { static partial class C { [BoxKernel(1, 3)] public static partial void ASPANS } static partial class c { [BoxKernel(1, 3)] public static partial void ASPANS } }", 2)]
    [InlineData("static partial class C { [BoxKernel(1, 3)] public static partial void LONG1SPANS [BoxKernel(1, 3)] public static partial void LONG2SPANS [BoxKernel(1, 3)] public static partial void LONG2(ReadOnlyPlane<byte> s, Plane<byte> d); }", 3)]
    [InlineData("partial class LONG<T> { partial class Inner { [BoxKernel(1, 3)] public static partial void ASPANS } } partial class LONG<T, U> { partial class Inner { [BoxKernel(1, 3)] public static partial void ASPANS } }", 2)]
    [InlineData("[Network(4), ReLU] partial class LONG; [Network(4), ReLU] partial class long1; [Network(4), ReLU] partial class LONG1;", 3)]
    [InlineData("[Network(4), Linear(0)] partial class LONG1; [Network(4), Linear(0)] partial class LONG2;", 2)]
    [InlineData("static partial class LONG { [Layer(8), ReLU] public static partial void A(System.ReadOnlySpan<float> i, System.Span<float> o); [Layer(8), ReLU] public static partial void a(System.ReadOnlySpan<float> i, System.Span<float> o); }", 2)]
    public void Long_names_are_shortened_and_stay_apart(string source, int files)
    {
        var program = Program.Of("using KernelGen; " + source
            .Replace("SPANS", Spans, StringComparison.Ordinal).Replace("LONG", Long, StringComparison.Ordinal).Replace("long1", Long.ToLowerInvariant(), StringComparison.Ordinal));
        Assert.Null(program.GeneratorException);
        Assert.DoesNotContain(program.CompilerDiagnostics, found => found.DefaultSeverity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Equal(files, program.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(program.Files.Keys, name => Assert.InRange(name.Length, 1, 100 + ".g.cs".Length));
    }

    /// <summary>The same name on every machine and in every year: files may be kept under version control.</summary>
    [Fact]
    public void A_name_of_a_hundred_letters_stays_and_a_longer_one_ends_in_a_hash_of_the_whole()
    {
        static string Name(int letters) => Program.Of($"static partial class C {{ [KernelGen.BoxKernel(1, 3)] public static partial void {new string('x', letters - 2)}{Spans} }}").Files.Keys.Single();
        Assert.Equal($"C.{new string('x', 98)}.g.cs", Name(100));
        Assert.Equal($"C.{new string('x', 81)}.05335decab890502.g.cs", Name(101));
    }
}
