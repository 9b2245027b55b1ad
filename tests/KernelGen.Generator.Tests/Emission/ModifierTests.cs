using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Emission;

/// <summary>
/// Whatever modifiers a declaration has, in whatever type: it is completed, or the user is told why not, by the compiler at the
/// declaration or by KernelGen. Nothing vanishes without a word, and no generated file has an error.
/// </summary>
public sealed class ModifierTests
{
    private const string Kernel = "[KernelGen.BoxKernel(1, 3)] ";
    private const string Layer = "[KernelGen.Layer(4), KernelGen.ReLU] ";

    private static readonly string[] Access = ["", "public ", "private ", "protected internal "];

    private static readonly string[] Words = ["", "virtual ", "sealed ", "abstract ", "override ", "new ", "extern ", "async ", "unsafe ", "readonly ", "required ", "file "];

    [Theory]
    [InlineData("partial interface I { MEMBER }")]
    [InlineData("static partial class C { MEMBER }")]
    [InlineData("abstract partial class C { MEMBER }")]
    [InlineData("partial struct S { MEMBER }")]
    [InlineData("partial record R { MEMBER }")]
    [InlineData("partial class Outer<T> { partial interface I<out U> { MEMBER } }")]
    [InlineData("interface I { MEMBER }")]
    public async Task Every_declaration_is_completed_or_told(string type)
    {
        foreach (var (head, parameters) in new[]
        {
            (Kernel, "(System.ReadOnlySpan<byte> s, System.Span<byte> d, int w, int h)"), (Layer, "(System.ReadOnlySpan<float> i, System.Span<float> o)"),
        })
            foreach (var access in head == Layer ? Access[..2] : Access)
                foreach (var word in Words)
                    foreach (var isStatic in new[] { "static ", "" })
                        await Program.Of(type.Replace("MEMBER", $"{head}{access}{isStatic}{word}partial void A{parameters};", System.StringComparison.Ordinal)).AssertSound();
    }

    /// <summary>Static methods of interfaces that others implement are told at the name; those that nobody can are completed.</summary>
    [Theory]
    [InlineData("public static abstract partial void A", "is abstract")]
    [InlineData("static abstract partial void A", "is abstract")]
    [InlineData("public static abstract void A", "is not partial")]
    [InlineData("public partial void A", "is not static")]
    public async Task An_abstract_method_of_an_interface_is_told(string head, string words)
    {
        var program = Program.Of($"partial interface I {{ {Kernel}{head}(System.ReadOnlySpan<byte> s, System.Span<byte> d, int w, int h); }}");
        await program.AssertSound();
        var found = Assert.Single(await program.Analyze());
        Assert.Equal(("KG1001", "A"), (found.Id, Program.TextAt(found)));
        Assert.Contains(words, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    /// <summary>An attribute that both halves would have is the user's.</summary>
    [Fact]
    public async Task A_kernel_with_the_users_own_GeneratedCode_is_understood()
    {
        var program = Program.Of(Program.Class("[System.CodeDom.Compiler.GeneratedCode(\"Mine\", \"1\"), Kernel3x3(1, 2)] public static partial void A(ReadOnlySpan<byte> s, Span<byte> d, int w, int h);"));
        Assert.Empty(program.CompilerDiagnostics);
        Assert.DoesNotContain("[global::System.CodeDom.Compiler.GeneratedCode", program.Files.Single().Value, System.StringComparison.Ordinal);
        Assert.Equal("KG1006", Assert.Single(await program.Analyze()).Id);     // and no body of the user's
    }
}
