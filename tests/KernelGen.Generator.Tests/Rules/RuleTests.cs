using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>For each id the smallest program that earns it, the place and the words, and its nearest correct neighbor.</summary>
public sealed class RuleTests
{
    private const string Parameters = "(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)";

    /// <summary>Id, wrong member, the text under the squiggle, a part of the message, an correct neighbor.</summary>
    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        { "KG1003", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination, int width);", "(ReadOnlySpan<byte> source, Span<byte> destination, int width)", "none of the accepted shapes: (ReadOnlySpan<TIn> source", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
        { "KG1003", "[BoxKernel(3, 3)] public static partial void A(in ReadOnlyPlane<byte> source, Plane<byte> destination);", "(in ReadOnlyPlane<byte> source, Plane<byte> destination)", "none of the accepted shapes", "[BoxKernel(3, 3)] public static partial void A(ReadOnlyPlane<byte> source, Plane<byte> destination);" },
        { "KG1003", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination);", "(ReadOnlySpan<byte> source, Span<byte> destination)", "takes a signal", "[Kernel1D(1, 2, 1)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination);" },
        { "KG1004", "[BoxKernel(3, 3)] public static partial void A(ReadOnlyPlane<byte> source, Plane<ushort> destination);", "(ReadOnlyPlane<byte> source, Plane<ushort> destination)", "filters byte to ushort; supported are byte to byte, byte to short", "[BoxKernel(3, 3)] public static partial void A(ReadOnlyPlane<ushort> source, Plane<ushort> destination);" },
        { "KG1005", "[BoxKernel(3, 3)] [Kernel1D(1)] public static partial void A" + Parameters + ";", "Kernel1D(1)", "has 2 kernel attributes; a method takes one", "[BoxKernel(3, 3)] [Obsolete] public static partial void A" + Parameters + ";" },
        { "KG1005", "[BoxKernel(3, 3), BoxKernel(5, 5)] public static partial void A" + Parameters + ";", "BoxKernel(5, 5)", "has 2 kernel attributes", "[BoxKernel(5, 5)] public static partial void A" + Parameters + ";" },
        { "KG1006", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)] public static partial void A" + Parameters + ";", "Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)", "'Filters.A' has 8 coefficients; a 3x3 kernel needs 9", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void A" + Parameters + ";" },
        { "KG1006", "[Kernel(2, 3, 1, 2)] public static partial void A" + Parameters + ";", "Kernel(2, 3, 1, 2)", "has 2 coefficients; a 2x3 kernel needs 6", "[Kernel(1, 3, 1, 2, 1)] public static partial void A" + Parameters + ";" },
        { "KG1006", "[Kernel1D] public static partial void A" + Parameters + ";", "Kernel1D", "has no coefficients", "[Kernel1D(1)] public static partial void A" + Parameters + ";" },
        { "KG1007", "[Kernel1D(1, double.NaN, 2)] public static partial void A" + Parameters + ";", "double.NaN", "coefficient 2 of 'Filters.A' is NaN", "[Kernel1D(1, 0, 2)] public static partial void A" + Parameters + ";" },
        { "KG1007", "[SeparableKernel(new[] { 1.0, 2 }, new double[] { 1, 2, 1.0 / 0 })] public static partial void A" + Parameters + ";", "1.0 / 0", "row coefficient 3", "[SeparableKernel(new[] { 1.0, 2 }, new double[] { 1, 2, 1.0 }, AnchorRow = 0)] public static partial void A" + Parameters + ";" },
        { "KG1007", "[BoxKernel(3, 3, Divisor = 0)] public static partial void A" + Parameters + ";", "Divisor = 0", "The divisor of 'Filters.A' is 0", "[BoxKernel(3, 3, Divisor = -1)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[GaussianKernel(0, 0)] public static partial void A" + Parameters + ";", "0", "The size of 'Filters.A' is 0, and so is its sigma; one is chosen from the other", "[GaussianKernel(0, 1.5)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[GaussianKernel(5, 0, 2, 0)] public static partial void A" + Parameters + ";", "0", "The number of columns of 'Filters.A' is 0, and so is its sigma", "[GaussianKernel(0, 5, 0, 1.5)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[GaussianKernel(0, -3, 1, 1)] public static partial void A" + Parameters + ";", "-3", "The number of columns of 'Filters.A' is -3; it must lie between 1 and 4095, or be 0 to choose it from sigma", "[GaussianKernel(0, 3, 1, 1)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[GaussianKernel(0, 700)] public static partial void A" + Parameters + ";", "0", "The size of 'Filters.A' is 0, and sigma 700 needs more than 4095", "[GaussianKernel(0, 7)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[GaussianKernel(0, 1e300)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination);", "0", "needs more than 4095; give the size, or use a smaller sigma on a reduced image", "[GaussianKernel(0, 7)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination);" },
        { "KG1007", "[GaussianKernel(3, double.NaN)] public static partial void A" + Parameters + ";", "GaussianKernel(3, double.NaN)", "sigma", "[GaussianKernel(3, 0)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 0)] public static partial void A" + Parameters + ";", "0", "is 3x0; rows and columns must be at least 1", "[BoxKernel(3, 1)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 3, Stride = 0)] public static partial void A" + Parameters + ";", "Stride = 0", "Stride of 'Filters.A' is 0; it must lie between 1", "[BoxKernel(3, 3, Stride = 2)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 3, Channels = 5)] public static partial void A" + Parameters + ";", "Channels = 5", "between 1 and 4", "[BoxKernel(3, 3, Channels = 4)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 3, AnchorRow = 3)] public static partial void A" + Parameters + ";", "AnchorRow = 3", "between 0 and 2", "[BoxKernel(3, 3, AnchorRow = 2)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[BoxKernel(3, 3, Border = BorderMode.Constant, BorderValue = 256)] public static partial void A" + Parameters + ";", "BorderValue = 256", "must be a finite byte", "[BoxKernel(3, 3, Border = BorderMode.Constant, BorderValue = 255)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[Kernel1D(1e30, 1e-9)] public static partial void A" + Parameters + ";", "Kernel1D(1e30, 1e-9)", "more than 126 bits", "[Kernel1D(1e20, 1e-9, AnchorColumn = 0)] public static partial void A" + Parameters + ";" },
        { "KG1008", "[Kernel1D(1e300)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination);", "Kernel1D(1e300)", "beyond the range of float", "[Kernel1D(1e30)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination);" },
        { "KG1009", "[BoxKernel(3, 3, BorderValue = 7)] public static partial void A" + Parameters + ";", "BorderValue = 7", "Border = BorderMode.Constant", "[BoxKernel(3, 3, Border = BorderMode.Constant, BorderValue = 7)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Border = BorderMode.Wrap)] public static partial void A" + Parameters + ";", "Border = BorderMode.Wrap", "no window leaves the image", "[BoxKernel(3, 3, Mode = ConvolutionMode.Full, Border = BorderMode.Wrap)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Padding = 1, Mode = ConvolutionMode.Same)] public static partial void A" + Parameters + ";", "Padding = 1", "takes the place of Mode and Border", "[BoxKernel(3, 3, Padding = 1)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Mode = ConvolutionMode.Full, Stride = 2)] public static partial void A" + Parameters + ";", "Stride = 2", "mode Full has stride 1", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Mode = ConvolutionMode.Full, AnchorColumn = 0)] public static partial void A" + Parameters + ";", "AnchorColumn = 0", "mode Same only", "[BoxKernel(3, 3, AnchorColumn = 0)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, Rounding = MidpointRounding.ToZero)] public static partial void A(ReadOnlyPlane<float> source, Plane<float> destination);", "Rounding = MidpointRounding.ToZero", "not rounded to an integer", "[BoxKernel(3, 3, Rounding = MidpointRounding.ToZero)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[BoxKernel(3, 3, PreserveAlpha = true)] public static partial void A" + Parameters + ";", "PreserveAlpha = true", "say Channels = 4", "[BoxKernel(3, 3, PreserveAlpha = true, Channels = 4)] public static partial void A" + Parameters + ";" },
        { "KG1011", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination, int rows, int columns);", "rows", "takes the width", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination, int columns, int rows);" },
        { "KG2002", "[BoxKernel(5, 5, Mode = ConvolutionMode.Valid, Width = 4, Height = 9)] public static partial void A" + Parameters + ";", "Width = 4", "window covers 5 and the padded width is 4 + 0 + 0 = 4", "[BoxKernel(5, 5, Mode = ConvolutionMode.Valid, Width = 5, Height = 9)] public static partial void A" + Parameters + ";" },
        { "KG2002", "[BoxKernel(3, 3, Padding = 1, Dilation = 4, Height = 6)] public static partial void A" + Parameters + ";", "Height = 6", "window covers 9", "[BoxKernel(3, 3, Padding = 1, Dilation = 4, Height = 7)] public static partial void A" + Parameters + ";" },
        { "KG2001", "[Kernel(2, 3, 1, 2, 1, 1, 2, 1, Divisor = 8)] public static partial void A" + Parameters + ";", "2", "has 2 rows and so no center: AnchorRow = 1 is used", "[Kernel(2, 3, 1, 2, 1, 1, 2, 1, Divisor = 8, AnchorRow = 0)] public static partial void A" + Parameters + ";" },
        { "KG2001", "[BoxKernel(4, 4)] public static partial void A" + Parameters + ";", "4", "has 4 rows and 4 columns and so no center: AnchorRow = 2, AnchorColumn = 2 is used", "[BoxKernel(4, 4, Mode = ConvolutionMode.Valid)] public static partial void A" + Parameters + ";" },
        { "KG2001", "[BoxKernel(columns: 6, rows: 3)] public static partial void A" + Parameters + ";", "columns: 6", "AnchorColumn = 3", "[BoxKernel(columns: 6, rows: 3, Padding = 1)] public static partial void A" + Parameters + ";" },
        { "KG2001", "[Kernel1D(1, 1, Flip = true, Divisor = 2)] public static partial void A" + Parameters + ";", "Kernel1D(1, 1, Flip = true, Divisor = 2)", "AnchorColumn = 0 is taken", "[Kernel1D(1, 1, 1, Flip = true, Divisor = 3)] public static partial void A" + Parameters + ";" },
        { "KG2001", "[SeparableKernel(new double[] { 1 }, new double[] { .5, .5 })] public static partial void A" + Parameters + ";", "new double[] { .5, .5 }", "has 2 columns", "[SeparableKernel(new double[] { 1 }, new double[] { .5, .5 }, AnchorColumn = 1)] public static partial void A" + Parameters + ";" },
        { "KG2003", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2, Width = 10)] public static partial void A" + Parameters + ";", "Stride = 2", "(10 − 3 + 2·0)/2 + 1 = 4.5: the last column of the 10 is never read by 'Filters.A'; Padding = 1 or Stride = 1 reads all; DropRemainder = true states that dropping them is intended", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2, Width = 11)] public static partial void A" + Parameters + ";" },
        { "KG2003", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 3, Height = 11)] public static partial void A" + Parameters + ";", "Stride = 3", "the last 2 rows of the 11 are never read", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 3, Height = 11, DropRemainder = true)] public static partial void A" + Parameters + ";" },
        { "KG2003", "[BoxKernel(3, 3, Padding = 1, Stride = 3, Width = 12)] public static partial void A" + Parameters + ";", "Stride = 3", "(12 − 3 + 2·1)/3 + 1 = 4.667: the last column of the 12 is never read", "[BoxKernel(3, 3, Padding = 1, Stride = 2, Width = 224, Height = 224)] public static partial void A" + Parameters + ";" },
        { "KG2003", "[BoxKernel(2, 2, Mode = ConvolutionMode.Valid, Stride = 2, Height = 9)] public static partial void A" + Parameters + ";", "Stride = 2", "the last row of the 9 is never read", "[Kernel(1, 1, 2, Divisor = 2, Mode = ConvolutionMode.Valid, Stride = 4, Height = 10)] public static partial void A" + Parameters + ";" },
        { "KG1009", "[Kernel1D(1, 2, 1, Divisor = 4, Height = 1)] public static partial void A(ReadOnlySpan<float> signal, Span<float> destination);", "Height = 1", "a signal has one row", "[Kernel1D(1, 2, 1, Divisor = 4, Width = 10)] public static partial void A(ReadOnlySpan<float> signal, Span<float> destination);" },
        { "KG2004", "[BoxKernel(3, 3, Stride = 4)] public static partial void A" + Parameters + ";", "Stride = 4", "covers 3 rows: 1 of 4 rows is never read; use a stride up to 3", "[BoxKernel(3, 3, Stride = 4, Dilation = 2)] public static partial void A" + Parameters + ";" },
        { "KG2004", "[Kernel1D(1, 2, 1, Stride = 5, Divisor = 4)] public static partial void A(ReadOnlySpan<float> signal, Span<float> destination);", "Stride = 5", "covers 3 samples: 2 of 5 samples are never read", "[Kernel1D(1, 2, 1, Stride = 3, Divisor = 4)] public static partial void A(ReadOnlySpan<float> signal, Span<float> destination);" },
        { "KG2005", "[BoxKernel(3, 3, Padding = 3)] public static partial void A" + Parameters + ";", "Padding = 3", "as large as its kernel, which covers 3: some results depend only on padding; use at most 2", "[BoxKernel(3, 3, Padding = 2)] public static partial void A" + Parameters + ";" },
        { "KG2005", "[BoxKernel(3, 1, Padding = 1)] public static partial void A" + Parameters + ";", "Padding = 1", "covers 1", "[BoxKernel(3, 1, Padding = 0)] public static partial void A" + Parameters + ";" },
        { "KG2008", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void A" + Parameters + ";", "Span<byte>", "The results of 'Filters.A' lie in [-1020, 1275] and are saturated to byte: use short, which holds them all", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void A(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);" },
        { "KG2008", "[BoxKernel(3, 3, Normalize = false, Divisor = 2, Rounding = MidpointRounding.ToZero)] public static partial void A" + Parameters + ";", "Span<byte>", "lie in [0, 1147]", "[BoxKernel(3, 3, Normalize = false, Divisor = 9.5, Rounding = MidpointRounding.ToZero)] public static partial void A" + Parameters + ";" },
        { "KG2008", "[Kernel1D(-1, 0, 1, Flip = false, Absolute = true)] public static partial void A(ReadOnlyPlane<short> source, Plane<short> destination);", "Plane<short>", "lie in [0, 65535] and are saturated to short: scale the kernel", "[Kernel1D(-1, 0, 1, Flip = false, Absolute = true, Divisor = 2, Rounding = MidpointRounding.ToZero)] public static partial void A(ReadOnlyPlane<short> source, Plane<short> destination);" },
        { "KG2009", "[Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)] public static partial void A(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);", "Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1)", "'Filters.A' is the negative of itself rotated by 180°", "[Kernel3x3(-1, 0, 1, -2, 0, 2, -1, 0, 1, Flip = false)] public static partial void A(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);" },
        { "KG2009", "[Kernel1D(1, 2, 3, Divisor = 6)] public static partial void A" + Parameters + ";", "Kernel1D(1, 2, 3, Divisor = 6)", "differs from itself rotated by 180°", "[Kernel1D(1, 2, 1, Divisor = 4)] public static partial void A" + Parameters + ";" },
        { "KG2010", "[Kernel3x3(0, 0, 0, 0, 0, 0, 0, 0, 0, Offset = 7)] public static partial void A" + Parameters + ";", "Kernel3x3(0, 0, 0, 0, 0, 0, 0, 0, 0, Offset = 7)", "All coefficients of 'Filters.A' are zero: every result is 7", "[Kernel3x3(0, 0, 0, 0, .5, 0, 0, 0, 0, Offset = 7)] public static partial void A" + Parameters + ";" },
        { "KG2010", "[Kernel3x3(0, 0, 0, 0, 4, 0, 0, 0, 0, Divisor = 4)] public static partial void A" + Parameters + ";", "Kernel3x3(0, 0, 0, 0, 4, 0, 0, 0, 0, Divisor = 4)", "is the identity", "[Kernel3x3(0, 0, 0, 0, 4, 0, 0, 0, 0, Divisor = 4, Stride = 2)] public static partial void A" + Parameters + ";" },
        { "KG2011", "[Kernel3x3(0, 1.0 / 6, 0, 1.0 / 6, 2.0 / 6, 1.0 / 6, 0, 1.0 / 6, 0)] public static partial void A" + Parameters + ";", "1.0 / 6", "coefficient 2 of 'Filters.A' is 0.16666666666666666, a decimal of 17 digits: if you mean 1/6, write 1 and Divisor = 6", "[Kernel3x3(0, 1, 0, 1, 2, 1, 0, 1, 0, Divisor = 6)] public static partial void A" + Parameters + ";" },
        { "KG2011", "[SeparableKernel(new[] { 1.0 }, new[] { 1.0 / 3, 1.0 / 3, 1.0 / 3 })] public static partial void A" + Parameters + ";", "1.0 / 3", "row coefficient 1", "[SeparableKernel(new[] { 1.0 }, new[] { .3333, .3334, .3333 })] public static partial void A" + Parameters + ";" },
        { "KG1001", "[BoxKernel(3, 3)] public partial void A" + Parameters + ";", "A", "'Filters.A' is not static", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
        { "KG1001", "[BoxKernel(3, 3)] public static partial int A" + Parameters + ";", "A", "returns 'int' instead of void", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
        { "KG1001", "[BoxKernel(3, 3)] public static void A" + Parameters + " { }", "A", "is not partial and has a body", "[BoxKernel(3, 3)] internal static partial void A" + Parameters + ";" },
        { "KG1001", "[BoxKernel(3, 3)] public static partial void A" + Parameters + "; public static partial void A" + Parameters + " { }", "A", "has a body", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_mistake_is_reported_at_its_place_and_the_nearest_correct_program_is_not(string id, string wrong, string place, string words, string correct)
    {
        // KG1001's "not static" needs a class that may have instance members
        var program = Program.Of(Program.Class(wrong).Replace("static partial class", "partial class", System.StringComparison.Ordinal));
        Assert.Null(program.GeneratorException);
        Assert.True(program.CompilerDiagnostics.Count == 0, string.Join("\n", program.CompilerDiagnostics));
        var diagnostic = Assert.Single(await Told(program, id));
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(place, Program.TextAt(diagnostic));
        Assert.Contains(words, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), System.StringComparison.Ordinal);

        var neighbor = Program.Of(Program.Class(correct));
        Assert.Empty(neighbor.CompilerDiagnostics);
        Assert.Empty(await Told(neighbor, id));
        Assert.DoesNotContain(neighbor.Files.Values, text => text.Contains("NotSupportedException", System.StringComparison.Ordinal));
    }

    /// <summary>Warnings and errors, and remarks of the id alone: others are made of most kernels.</summary>
    private static async Task<Diagnostic[]> Told(Program program, string id) =>
        (await program.Analyze()).Where(diagnostic => diagnostic.Id == id || diagnostic.Severity >= DiagnosticSeverity.Warning).ToArray();

    [Theory]
    [InlineData("class C { [KernelGen.BoxKernel(3, 3)] public static partial void A(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height); }", "KG1002", "C", "CS0260")]
    [InlineData("class C { partial class D { [KernelGen.BoxKernel(3, 3)] public static partial void A(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height); } }", "KG1002", "C", "CS0260")]
    [InlineData("partial class C { [KernelGen.BoxKernel(3, 3)] public static void A(System.ReadOnlySpan<byte> s, System.Span<byte> d, int width, int height); }", "KG1001", "A", "CS0501")]
    public async Task Where_the_compiler_reports_an_error_it_reports_no_other(string source, string id, string place, string compilerId)
    {
        var program = Program.Of(source);
        var diagnostic = Assert.Single(await Told(program, id));
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(place, Program.TextAt(diagnostic));
        Assert.Equal([compilerId], program.CompilerDiagnostics.Select(found => found.Id).Distinct());
    }
}
