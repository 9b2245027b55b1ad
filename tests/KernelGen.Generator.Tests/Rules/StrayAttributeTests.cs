using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>An attribute where no declaration can come of it is told, never silently ignored.</summary>
public sealed class StrayAttributeTests
{
    private const string Parameters = "(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)";

    [Theory]
    [InlineData("KG1001", "static void M() { [BoxKernel(3, 3)] static void Blur" + Parameters + " { } Blur(default, default, 0, 0); }", "BoxKernel(3, 3)", "[BoxKernel] is on a local function")]
    [InlineData("KG1001", "private static readonly Action a = [BoxKernel(3, 3)] () => { };", "BoxKernel(3, 3)", "[BoxKernel] is on a lambda")]
    [InlineData("KG1001", "public static int P { [Kernel1D(1)] get => 1; }", "Kernel1D(1)", "[Kernel1D] is on an accessor")]
    [InlineData("KG1001", "static void M() { [Layer(1, 4, 4), ReLU] static void L() { } L(); }", "Layer(1, 4, 4)", "[Layer] is on a local function")]
    [InlineData("KG1009", "[ReLU, Flatten] static void M() { }", "ReLU", "[ReLU] has no effect on 'M': its input is unknown; write [Layer(channels, height, width)]")]
    [InlineData("KG1009", "[Obsolete, Linear(4)] private sealed partial class Net { }", "Linear(4)", "write [Network(channels, height, width)]")]
    public async Task A_stray_attribute_is_reported(string id, string members, string place, string words)
    {
        var program = Program.Of(Program.Class(members));
        Assert.DoesNotContain(program.CompilerDiagnostics, diagnostic => diagnostic.Id != "CS0414");
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal((id, place), (diagnostic.Id, Program.TextAt(diagnostic)));
        Assert.Contains(words, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[Layer(1, 4, 4), ReLU] public static partial void M(ReadOnlySpan<float> input, Span<float> output);")]
    [InlineData("[Network(4)] private sealed partial class Net { } [Linear(4)] partial class Net { }")]
    [InlineData("static void M() { [Obsolete] static void F() { } Action a = [Obsolete] () => { }; a(); }")]
    public async Task An_attribute_in_its_place_is_not_reported(string members) => Assert.Empty(await Program.Of(Program.Class(members)).Analyze());
}
