using System.Collections.Generic;
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

    private const string Bytes = "(System.ReadOnlySpan<byte> s, System.Span<byte> d, int w, int h)";
    private const string Floats = "(System.ReadOnlySpan<float> i, System.Span<float> o)";

    private static readonly string[] Access = ["", "public ", "private "];

    private static readonly string[] Words = ["", "virtual ", "sealed ", "abstract ", "override ", "new ", "extern ", "async ", "readonly ", "sealed override "];

    [Theory]
    [InlineData("partial interface I { MEMBER }")]
    [InlineData("static partial class C { MEMBER }")]
    [InlineData("abstract partial class C { MEMBER }")]
    [InlineData("partial struct S { MEMBER }")]
    [InlineData("class B { public virtual void A(System.ReadOnlySpan<byte> s, System.Span<byte> d, int w, int h) { } } sealed partial class C : B { MEMBER }")]
    [InlineData("partial record R { MEMBER }")]
    [InlineData("partial class Outer<T> { partial interface I<out U> { MEMBER } }")]
    [InlineData("interface I { MEMBER }")]
    public async Task Every_declaration_is_completed_or_reported(string type)
    {
        var faults = new List<string>();
        foreach (var access in Access)
            foreach (var word in Words)
                foreach (var isStatic in new[] { "static ", "" })
                {
                    var member = $"{(access.Length == 0 ? Layer : Kernel)}{access}{isStatic}{word}partial void A{(access.Length == 0 ? Floats : Bytes)};";
                    try
                    {
                        await Program.Of(type.Replace("MEMBER", member, System.StringComparison.Ordinal)).AssertSound();
                    }
                    catch (Xunit.Sdk.XunitException fault)
                    {
                        faults.Add(fault.Message);
                    }
                }
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    /// <summary>Static methods of interfaces that others implement are told at the name; those that nobody can are completed.</summary>
    [Theory]
    [InlineData("public static abstract partial void A", "is abstract")]
    [InlineData("static abstract partial void A", "is abstract")]
    [InlineData("public static abstract void A", "is not partial")]
    [InlineData("public partial void A", "is not static")]
    public async Task An_abstract_method_of_an_interface_is_reported(string head, string words)
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
