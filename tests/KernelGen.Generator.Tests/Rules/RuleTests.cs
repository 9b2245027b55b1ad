using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>For each id the smallest program that earns it, the place and the words, and its nearest innocent neighbour.</summary>
public sealed class RuleTests
{
    private const string Parameters = "(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)";

    /// <summary>Id, guilty member, the text under the squiggle, a part of the message, an innocent neighbour.</summary>
    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        { "KG1003", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination, int width);", "(ReadOnlySpan<byte> source, Span<byte> destination, int width)", "none of the accepted shapes: (ReadOnlySpan<TIn> source", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
        { "KG1003", "[BoxKernel(3, 3)] public static partial void A(in ReadOnlyPlane<byte> source, Plane<byte> destination);", "(in ReadOnlyPlane<byte> source, Plane<byte> destination)", "none of the accepted shapes", "[BoxKernel(3, 3)] public static partial void A(ReadOnlyPlane<byte> source, Plane<byte> destination);" },
        { "KG1003", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination);", "(ReadOnlySpan<byte> source, Span<byte> destination)", "takes a signal", "[Kernel1D(1, 2)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination);" },
        { "KG1004", "[BoxKernel(3, 3)] public static partial void A(ReadOnlyPlane<byte> source, Plane<ushort> destination);", "(ReadOnlyPlane<byte> source, Plane<ushort> destination)", "filters byte to ushort; supported are byte to byte, byte to short", "[BoxKernel(3, 3)] public static partial void A(ReadOnlyPlane<ushort> source, Plane<ushort> destination);" },
        { "KG1005", "[BoxKernel(3, 3)] [Kernel1D(1)] public static partial void A" + Parameters + ";", "Kernel1D(1)", "has 2 kernel attributes; a method takes one", "[BoxKernel(3, 3)] [Obsolete] public static partial void A" + Parameters + ";" },
        { "KG1005", "[BoxKernel(3, 3), BoxKernel(5, 5)] public static partial void A" + Parameters + ";", "BoxKernel(5, 5)", "has 2 kernel attributes", "[BoxKernel(5, 5)] public static partial void A" + Parameters + ";" },
        { "KG1006", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)] public static partial void A" + Parameters + ";", "Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)", "'Filters.A' gives 8 coefficients; a 3x3 kernel needs 9", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void A" + Parameters + ";" },
        { "KG1006", "[Kernel(2, 3, 1, 2)] public static partial void A" + Parameters + ";", "Kernel(2, 3, 1, 2)", "gives 2 coefficients; a 2x3 kernel needs 6", "[Kernel(1, 2, 1, 2)] public static partial void A" + Parameters + ";" },
        { "KG1006", "[Kernel1D] public static partial void A" + Parameters + ";", "Kernel1D", "gives no coefficients", "[Kernel1D(1)] public static partial void A" + Parameters + ";" },
        { "KG1007", "[Kernel1D(1, double.NaN, 2)] public static partial void A" + Parameters + ";", "double.NaN", "coefficient 2 of 'Filters.A' is NaN", "[Kernel1D(1, 0, 2)] public static partial void A" + Parameters + ";" },
        { "KG1007", "[SeparableKernel(new[] { 1.0, 2 }, new double[] { 1, 2, 1.0 / 0 })] public static partial void A" + Parameters + ";", "1.0 / 0", "row coefficient 3", "[SeparableKernel(new[] { 1.0, 2 }, new double[] { 1, 2, 1.0 })] public static partial void A" + Parameters + ";" },
        { "KG1007", "[BoxKernel(3, 3, Divisor = 0)] public static partial void A" + Parameters + ";", "Divisor = 0", "The divisor of 'Filters.A' is 0", "[BoxKernel(3, 3, Divisor = -1)] public static partial void A" + Parameters + ";" },
        { "KG1007", "[GaussianKernel(3, double.NaN)] public static partial void A" + Parameters + ";", "GaussianKernel(3, double.NaN)", "sigma", "[GaussianKernel(3, 0)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 0)] public static partial void A" + Parameters + ";", "0", "is 3x0; rows and columns must be at least 1", "[BoxKernel(3, 1)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 3, Stride = 0)] public static partial void A" + Parameters + ";", "Stride = 0", "Stride of 'Filters.A' is 0; it must lie between 1", "[BoxKernel(3, 3, Stride = 2)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 3, Channels = 5)] public static partial void A" + Parameters + ";", "Channels = 5", "between 1 and 4", "[BoxKernel(3, 3, Channels = 4)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 3, AnchorRow = 3)] public static partial void A" + Parameters + ";", "AnchorRow = 3", "between 0 and 2", "[BoxKernel(3, 3, AnchorRow = 2)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 3, Border = BorderMode.Constant, BorderValue = 256)] public static partial void A" + Parameters + ";", "BorderValue = 256", "must be a finite byte", "[BoxKernel(3, 3, Border = BorderMode.Constant, BorderValue = 255)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[Kernel1D(1e30, 1e-9)] public static partial void A" + Parameters + ";", "Kernel1D(1e30, 1e-9)", "more than 126 bits", "[Kernel1D(1e20, 1e-9)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[Kernel1D(1e300)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination);", "Kernel1D(1e300)", "beyond the range of float", "[Kernel1D(1e30)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination);" },
        { "KG1009", "[BoxKernel(3, 3, BorderValue = 7)] public static partial void A" + Parameters + ";", "BorderValue = 7", "Border = BorderMode.Constant", "[BoxKernel(3, 3, Border = BorderMode.Constant, BorderValue = 7)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Border = BorderMode.Wrap)] public static partial void A" + Parameters + ";", "Border = BorderMode.Wrap", "no window leaves the picture", "[BoxKernel(3, 3, Mode = ConvolutionMode.Full, Border = BorderMode.Wrap)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Padding = 1, Mode = ConvolutionMode.Same)] public static partial void A" + Parameters + ";", "Padding = 1", "takes the place of Mode and Border", "[BoxKernel(3, 3, Padding = 1)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Mode = ConvolutionMode.Full, Stride = 2)] public static partial void A" + Parameters + ";", "Stride = 2", "mode Full has stride 1", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Mode = ConvolutionMode.Full, AnchorColumn = 0)] public static partial void A" + Parameters + ";", "AnchorColumn = 0", "mode Same only", "[BoxKernel(3, 3, AnchorColumn = 0)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Rounding = MidpointRounding.ToZero)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination);", "Rounding = MidpointRounding.ToZero", "not rounded to an integer", "[BoxKernel(3, 3, Rounding = MidpointRounding.ToZero)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, PreserveAlpha = true)] public static partial void A" + Parameters + ";", "PreserveAlpha = true", "say Channels = 4", "[BoxKernel(3, 3, PreserveAlpha = true, Channels = 4)] public static partial void A" + Parameters + ";" },
        { "KG1011", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination, int rows, int columns);", "rows", "takes the width", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination, int columns, int rows);" },
        { "KG2002", "[BoxKernel(5, 5, Mode = ConvolutionMode.Valid, Width = 4, Height = 9)] public static partial void A" + Parameters + ";", "Width = 4", "window covers 5 and the padded width is 4 + 0 + 0 = 4", "[BoxKernel(5, 5, Mode = ConvolutionMode.Valid, Width = 5, Height = 9)] public static partial void A" + Parameters + ";" },
        { "KG2002", "[BoxKernel(3, 3, Padding = 1, Dilation = 4, Height = 6)] public static partial void A" + Parameters + ";", "Height = 6", "window covers 9", "[BoxKernel(3, 3, Padding = 1, Dilation = 4, Height = 7)] public static partial void A" + Parameters + ";" },
        { "KG1001", "[BoxKernel(3, 3)] public partial void A" + Parameters + ";", "A", "'Filters.A' is not static", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
        { "KG1001", "[BoxKernel(3, 3)] public static partial int A" + Parameters + ";", "A", "returns 'int' instead of void", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
        { "KG1001", "[BoxKernel(3, 3)] public static void A" + Parameters + " { }", "A", "is not partial and has a body", "[BoxKernel(3, 3)] internal static partial void A" + Parameters + ";" },
        { "KG1001", "[BoxKernel(3, 3)] public static partial void A" + Parameters + "; public static partial void A" + Parameters + " { }", "A", "has a body", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task TheMistakeIsToldAtItsPlaceAndTheNeighbourIsInnocent(string id, string guilty, string place, string words, string innocent)
    {
        // KG1001's "not static" needs a class that may have instance members
        var program = Program.Of(Program.Class(guilty).Replace("static partial class", "partial class", System.StringComparison.Ordinal));
        Assert.Null(program.GeneratorException);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(place, Program.TextAt(diagnostic));
        Assert.Contains(words, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
        Assert.EndsWith("#" + id.ToLowerInvariant(), diagnostic.Descriptor.HelpLinkUri);

        var neighbour = Program.Of(Program.Class(innocent));
        Assert.Empty(neighbour.CompilerDiagnostics);
        Assert.Empty(await neighbour.Analyze());
        Assert.DoesNotContain(neighbour.Files.Values, text => text.Contains("NotSupportedException", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class C { [KernelGen.BoxKernel(3, 3)] public static partial void A(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height); }", "KG1002", "C", "CS0260")]
    [InlineData("class C { partial class D { [KernelGen.BoxKernel(3, 3)] public static partial void A(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height); } }", "KG1002", "C", "CS0260")]
    [InlineData("partial class C { [KernelGen.BoxKernel(3, 3)] public static void A(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height); }", "KG1001", "A", "CS0501")]
    public async Task WhereTheCompilerMustComplainItSaysNoMore(string source, string id, string place, string compilerId)
    {
        var program = Program.Of(source);
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(place, Program.TextAt(diagnostic));
        Assert.Equal([compilerId], program.CompilerDiagnostics.Select(found => found.Id).Distinct());
    }
}
