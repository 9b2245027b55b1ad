using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>KG1003 says which parameter is wrong and what to do; a default that would write nothing is wrong, too.</summary>
public sealed class SignatureFaultTests
{
    private const string Flat = "ReadOnlySpan<byte> source, Span<byte> destination, int width, int height";
    private const string Planes = "ReadOnlyPlane<byte> source, Plane<byte> destination";
    private const string Signal = "ReadOnlySpan<byte> source, Span<byte> destination";

    [Theory]
    [InlineData("BoxKernel(3, 3)", Flat + ", System.Threading.CancellationToken token", "'token' is CancellationToken, which is not accepted after the image: remove it, or use ParallelOptions")]
    [InlineData("BoxKernel(3, 3)", Planes + ", ParallelOptions options, Strip strip", "'strip' is Strip and follows 'options', ParallelOptions; a method can end in only one of the two")]
    [InlineData("BoxKernel(3, 3)", Planes + ", Strip strip, Strip second", "'second' is Strip, and 'strip' is one, too: remove one")]
    [InlineData("Kernel1D(1, 2, 1, Divisor = 4)", Signal + ", ParallelOptions options", "'options' is ParallelOptions, and a signal ends in its destination: remove it")]
    [InlineData("Kernel1D(1, 2, 1, Divisor = 4)", Signal + ", double gain", "'gain' is double, which is not accepted after a signal: remove it")]
    [InlineData("BoxKernel(3, 3)", Signal + ", int width", "The height is missing after 'width': add 'int height'")]
    [InlineData("BoxKernel(3, 3)", Signal + ", long width, int height", "'width' is long; the width is expected there: write int")]
    [InlineData("BoxKernel(3, 3)", Signal + ", uint width, uint height", "'width' is uint; the width is expected there: write int")]
    [InlineData("BoxKernel(3, 3)", Signal + ", nint width, nint height", "'width' is nint; the width is expected there: write int")]
    [InlineData("BoxKernel(3, 3)", Signal + ", int width, uint height", "'height' is uint; the height is expected there: write int")]
    [InlineData("BoxKernel(3, 3)", Planes + ", int width, int height", "'width' is int, which is not accepted after the image: remove it; a plane has its own width")]
    [InlineData("BoxKernel(3, 3)", "byte[] source, byte[] destination", "'source' is byte[]; the source is a ReadOnlySpan<byte>")]
    [InlineData("BoxKernel(3, 3)", "Plane<byte> source, Plane<byte> destination", "'source' is Plane<byte>; the source is a ReadOnlyPlane<byte>")]
    [InlineData("BoxKernel(3, 3)", "ReadOnlyPlane<byte> source, Span<byte> destination", "'destination' is Span<byte>; the destination for a ReadOnlyPlane is a Plane")]
    [InlineData("BoxKernel(3, 3)", "in ReadOnlyPlane<byte> source, Plane<byte> destination", "'source' is passed by reference; parameters are passed by value: remove 'in'")]
    [InlineData("BoxKernel(3, 3)", "ReadOnlyPlane<byte> source, ref Plane<byte> destination", "remove 'ref'")]
    [InlineData("BoxKernel(3, 3)", Planes + ", params Strip[] strips", "remove 'params'")]
    [InlineData("BoxKernel(3, 3)", Planes + ", Strip? strip", "'strip' is Strip?; a strip must always be given: write Strip")]
    [InlineData("BoxKernel(3, 3)", "ReadOnlyPlane<byte> source", "The method takes one image: it needs a source and a destination")]
    [InlineData("BoxKernel(3, 3)", Planes + ", Strip strip = default", "'strip' is optional, and its default is a strip without rows: a call without it would write nothing; remove its default value")]
    [InlineData("BoxKernel(3, 3)", Flat + ", Strip strip = default", "'strip' is optional")]
    [InlineData("BoxKernel(3, 3)", Planes + ", [System.Runtime.InteropServices.Optional] Strip strip", "'strip' is optional")]
    [InlineData("BoxKernel(3, 3)", "ReadOnlyPlane<byte> source = default, Plane<byte> destination = default", "'source' is optional, and its default is empty")]
    [InlineData("Kernel1D(1, 2, 1, Divisor = 4)", "ReadOnlySpan<byte> source, Span<byte> destination = default", "'destination' is optional")]
    [InlineData("BoxKernel(3, 3)", "ReadOnlySpan<byte> source, Span<byte> destination, int width = 0, int height = 4", "'width' is optional, and its default is 0")]
    [InlineData("BoxKernel(3, 3)", "ReadOnlySpan<byte> source, Span<byte> destination, int width, int height = default", "'height' is optional, and its default is 0")]
    public async Task The_wrong_parameter_is_named_with_its_remedy(string attribute, string parameters, string words)
    {
        var program = Program.Of(Program.Class($"[{attribute}] public static partial void A({parameters});"));
        Assert.Null(program.GeneratorException);
        Assert.Empty(program.CompilerDiagnostics);
        var diagnostic = Assert.Single(await program.Analyze());
        Assert.Equal("KG1003", diagnostic.Id);
        var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.Contains("none of the accepted shapes: (ReadOnlySpan<TIn> source", message, StringComparison.Ordinal);
        Assert.Contains(program.Files.Values, text => text.Contains("NotSupportedException", StringComparison.Ordinal));
    }

    /// <summary>Defaults that say what a call without them means, and modifiers that change nothing for a kernel.</summary>
    [Theory]
    [InlineData(Flat + ", ParallelOptions? options = null")]
    [InlineData("ReadOnlySpan<byte> source, Span<byte> destination, int width = 640, int height = 480")]
    [InlineData("this ReadOnlyPlane<byte> source, Plane<byte> destination")]
    [InlineData("scoped ReadOnlyPlane<byte> source, scoped Plane<byte> destination")]
    [InlineData(Planes + ", Strip strip")]
    public async Task The_nearest_correct_signature_is_generated(string parameters)
    {
        var program = Program.Of(Program.Class($"[BoxKernel(3, 3)] public static partial void A({parameters});"));
        Assert.Empty(program.CompilerDiagnostics);
        Assert.Empty(await program.Analyze());
        Assert.DoesNotContain(program.Files.Values, text => text.Contains("NotSupportedException", StringComparison.Ordinal));
    }

    /// <summary>«Plane is not Plane» would help nobody.</summary>
    [Theory]
    [InlineData("class Plane<T>;", Planes, "'destination' is Demo.Filters.Plane<byte> (not KernelGen.Plane); the destination for a ReadOnlyPlane is a Plane")]
    [InlineData("class ReadOnlySpan<T>;", Flat, "'source' is Demo.Filters.ReadOnlySpan<byte> (not System.ReadOnlySpan); the source is a ReadOnlySpan, ")]
    [InlineData("struct Strip;", Planes + ", Strip strip", "'strip' is Demo.Filters.Strip (not KernelGen.Strip), which is not accepted after the image: remove it")]
    [InlineData("class ParallelOptions;", Planes + ", ParallelOptions options", "'options' is Demo.Filters.ParallelOptions (not System.Threading.Tasks.ParallelOptions), which is not accepted")]
    public async Task A_namesake_of_an_accepted_type_is_reported_with_its_namespace(string type, string parameters, string words)
    {
        var diagnostic = Assert.Single(await Program.Of(Program.Class(
            $"public {type} [BoxKernel(3, 3)] public static partial void A({parameters});")).Analyze());
        Assert.Equal("KG1003", diagnostic.Id);
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("byte", "ushort", "filters byte to ushort; supported are byte to byte, byte to short, byte to int, byte to float")]
    [InlineData("short", "byte", "filters short to byte; of short only short to short is supported")]
    [InlineData("uint", "uint", "a source of uint is not supported: convert it to byte, short, ushort, float, double")]
    public async Task The_destinations_of_a_source_are_listed(string source, string destination, string words)
    {
        var diagnostic = Assert.Single(await Program.Of(Program.Class(
            $"[BoxKernel(3, 3)] public static partial void A(ReadOnlyPlane<{source}> source, Plane<{destination}> destination);")).Analyze());
        Assert.Equal("KG1004", diagnostic.Id);
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    /// <summary>A coefficient of rows and columns is named by them; the same words as the runtime's.</summary>
    [Theory]
    [InlineData("Kernel3x3(1, double.NaN, 1, 1, 1, 1, 1, 1, 1)", "In row 1, column 2, the coefficient 2 of 'Filters.A' is NaN; coefficients must be finite")]
    [InlineData("Kernel(2, 3, 1, 1, 1, 1, 1, double.NaN)", "In row 2, column 3, the coefficient 6 of 'Filters.A' is NaN")]
    [InlineData("Kernel1D(1, double.NaN, 2)", "The coefficient 2 of 'Filters.A' is NaN")]
    [InlineData("SeparableKernel(new[] { double.NaN, 1 }, new[] { 1.0 })", "The column coefficient 1 of 'Filters.A' is NaN")]
    [InlineData("Kernel3x3(1, 1, 1, 1, 2.0 / 3, 1, 1, 1, 1)", "In row 2, column 2, the coefficient 5 of 'Filters.A' is 0.66")]
    public async Task A_coefficient_has_its_row_and_column(string attribute, string words)
    {
        var found = await Program.Of(Program.Class($"[{attribute}] public static partial void A({Flat});")).Analyze();
        Assert.Contains(found.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)), message => message.Contains(words, StringComparison.Ordinal));
    }
}
