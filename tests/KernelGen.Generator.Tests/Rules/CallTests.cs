using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace KernelGen.Generator.Tests.Rules;

/// <summary>Calls of the runtime with constants are judged as declarations are: the wrong one, its place and words, and its neighbor.</summary>
public sealed class CallTests
{
    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        { "KG2003", "Convolution.OutputLength(10, 3, stride: 2)", "stride: 2", "(10 − 3 + 2·0)/2 + 1 = 4.5: the last pixel of the 10 is never read", "Convolution.OutputLength(13, 3, 2, 0)" },
        { "KG2003", "Convolution.OutputLength(10, 3, 3)", "3", "= 3.333: the last pixel of the 10", "Convolution.OutputLength(10, 3, 3, dropRemainder: true)" },
        { "KG2003", "Convolution.OutputLength(stride: 2, input: 8, window: 3)", "stride: 2", "(8 − 3 + 2·0)/2 + 1 = 3.5", "Convolution.OutputLength(224, 3, 2, 1)" },
        { "KG2003", "Convolution.OutputLength(57, 2, stride: 2)", "stride: 2", "of the 57", "Convolution.OutputLength(56, 1, stride: 2)" },
        { "KG1009", "Kernel.Box(3, 3, new KernelOptions { WeightBits = 8 })", "WeightBits = 8", "only the weights of a Gaussian are quantized", "Kernel.Gaussian(3, 1, new KernelOptions { WeightBits = 8 })" },
        { "KG2002", "Convolution.OutputLength(4, 5)", "5", "there is no output. The window covers 5 and the padded input is 4 + 2·0 = 4", "Convolution.OutputLength(4, 5, padding: 1)" },
        { "KG2004", "Convolution.OutputLength(13, 2, 3, dropRemainder: true)", "3", "The stride 3 is larger than the window, which covers 2", "Convolution.OutputLength(13, 1, 3)" },
        { "KG2005", "Convolution.OutputLength(13, 3, padding: 3)", "padding: 3", "as large as the window, which covers 3", "Convolution.OutputLength(13, 3, padding: 2)" },
        { "KG1008", "Convolution.OutputLength(13, 3, 0)", "0", "The stride of OutputLength is 0; it must be at least 1", "Convolution.OutputLength(n, 3, 1)" },
        { "KG1006", "new Kernel(3, 3, [1, 2, 3, 4, 5, 6, 7, 8])", "new Kernel(3, 3, [1, 2, 3, 4, 5, 6, 7, 8])", "'new Kernel' has 8 coefficients; a 3x3 kernel needs 9", "new Kernel(2, 4, [1, 2, 3, 4, 5, 6, 7, 8])" },
        { "KG1006", "new Kernel(1, 3, new double[] { 1, 2 })", "new Kernel(1, 3, new double[] { 1, 2 })", "has 2 coefficients", "new Kernel(1, 3, new double[] { 1, n, 3 })" },
        { "KG1007", "new Kernel(1, 3, stackalloc double[] { 1, double.NaN, 3 })", "double.NaN", "coefficient 2 of 'new Kernel' is NaN", "new Kernel(1, 3, stackalloc double[] { 1, 2, 3 })" },
        { "KG1007", "new Kernel(1, 3, [1, 2, 1], new() { Divisor = 0 })", "Divisor = 0", "The divisor of 'new Kernel' is 0", "new Kernel(1, 3, [1, 2, 1], new() { Divisor = 4, Padding = null })" },
        { "KG1008", "Kernel.Box(0, 3)", "0", "The kernel of 'Kernel.Box' is 0x3", "Kernel.Box(n, 3)" },
        { "KG1008", "Kernel.Gaussian(0, 1.5)", "0", "The size of 'Kernel.Gaussian' is 0; only a declaration, which knows the source type, chooses it from sigma", "Kernel.Gaussian(n, 1.5)" },
        { "KG1008", "Kernel.Gaussian(5, 0, 1, 1)", "0", "The number of columns of 'Kernel.Gaussian' is 0; only a declaration", "Kernel.Gaussian(5, 3, 0, 1)" },
        { "KG1008", "Kernel.Gaussian(5, -1)", "Kernel.Gaussian(5, -1)", "A sigma of 'Kernel.Gaussian' is negative", "Kernel.Gaussian(5, 0)" },
        { "KG1008", "Kernel.Box(3, 3, new KernelOptions { Channels = 5 })", "Channels = 5", "between 1 and 4", "Kernel.Box(3, 3, new KernelOptions { Channels = n })" },
        { "KG1008", "Kernel.Box(columns: 3, rows: 2, options: new KernelOptions { AnchorRow = 2 })", "AnchorRow = 2", "between 0 and 1", "Kernel.Box(columns: 3, rows: 2, options: new KernelOptions { AnchorRow = 1 })" },
        { "KG1009", "Kernel.Box(3, 3, new KernelOptions { BorderValue = 7 })", "BorderValue = 7", "Border = BorderMode.Constant", "Kernel.Box(3, 3, new KernelOptions { BorderValue = 0, Mode = ConvolutionMode.Same, Padding = 1 })" },
        { "KG1009", "Kernel.Separable([1], [1, 2], new() { Mode = ConvolutionMode.Full, Stride = 2 })", "Stride = 2", "mode Full has stride 1", "Kernel.Separable([1], [1, 2], new() { Mode = ConvolutionMode.Full, Stride = 1 })" },
        { "KG2004", "Kernel.Box(3, 3, new() { Stride = 4 })", "Stride = 4", "The stride 4 of 'Kernel.Box' is larger", "Kernel.Box(3, 3, new() { Stride = 3 })" },
        { "KG2005", "Kernel.Box(3, 3, new() { Padding = 3 })", "Padding = 3", "use at most 2", "Kernel.Box(3, 3, new() { Padding = 2 })" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_call_that_cannot_work_is_reported_at_its_place(string id, string wrong, string place, string words, string correct)
    {
        var diagnostic = Assert.Single(await Analyze($"var made = {wrong}; _ = made;"));
        Assert.Equal((id, place), (diagnostic.Id, Program.TextAt(diagnostic)));
        Assert.Contains(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Empty(await Analyze($"var made = {correct}; _ = made;"));
    }

    /// <summary>Kernels that no float destination takes have no plan; the call is read all the same.</summary>
    [Theory]
    [InlineData("Kernel.Box(65, 65, new() { Divisor = 1e290 })")]
    [InlineData("Kernel.Box(4095, 4095, new() { Divisor = 1e300 })")]
    [InlineData("new Kernel(1, 3, [1e39, 1, 1])")]
    [InlineData("Kernel.Box(3, 3, new() { Offset = 1e300 })")]
    [InlineData("Kernel.Box(3, 3, new() { Border = BorderMode.Constant, BorderValue = 1e300 })")]
    public async Task Coefficients_beyond_floats_are_no_fault_of_a_kernel_for_other_elements(string kernel) =>
        Assert.Empty(await Analyze($"var made = {kernel}; _ = made;"));

    [Theory]
    [InlineData("Convolution.Apply(new Kernel(3, 3, [0, -1, 0, -1, 5, -1, 0, -1, 0]), source, destination, n, n);", "Convolution.Apply", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)]")]
    [InlineData("Convolution.Apply<byte, byte>(Kernel.Box(3, 3, new() { Border = BorderMode.Wrap }), source, destination, n, n);", "Convolution.Apply<byte, byte>", "[BoxKernel(3, 3, Border = ")]
    [InlineData("Convolution.Apply(Blur, source, destination, n, n);", "Convolution.Apply", "[GaussianKernel(5, 1.5)]")]
    [InlineData("Convolution.Apply(Mean, source, destination, n, n);", "Convolution.Apply", "[BoxKernel(5, 5)]")]
    [InlineData("var k = Kernel.Separable([1, 2, 1], [1, 2, 1], new KernelOptions { Divisor = 16 }); Convolution.Apply(k, source, destination, n, n);", "Convolution.Apply", "[SeparableKernel(new double[] { 1, 2, 1 }")]
    [InlineData("Convolution.Apply(new Kernel(1, 3, [1, 2, 1]), source, destination);", "Convolution.Apply", "[Kernel1D(1, 2, 1)]")]
    public async Task A_constant_kernel_that_is_applied_could_be_generated(string statement, string place, string attribute)
    {
        var diagnostic = Assert.Single(await Analyze(statement));
        Assert.Equal(("KG3003", DiagnosticSeverity.Info, place), (diagnostic.Id, diagnostic.Severity, Program.TextAt(diagnostic)));
        Assert.Contains(attribute[..^1], diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Convolution.Apply(Kernel.Box(n, 3), source, destination, n, n);")]
    [InlineData("Convolution.Apply(Kernel.Box(3, 3, new() { Channels = n }), source, destination, n, n);")]
    [InlineData("Convolution.Apply(Changing, source, destination, n, n);")]
    [InlineData("var k = Kernel.Box(3, 3); if (n > 3) k = Kernel.Box(5, 5); Convolution.Apply(k, source, destination, n, n);")]
    [InlineData("Convolution.Apply(Kernel.Box(1, 3), source, destination);")]                    // [BoxKernel] filters no signal
    [InlineData("Convolution.Apply<int, byte>(Kernel.Box(3, 3), default, destination, n, n);")]   // nor could it be declared
    public async Task A_kernel_that_may_change_is_left_in_peace(string statement) => Assert.Empty(await Analyze(statement));

    private static Task<System.Collections.Generic.IReadOnlyList<Diagnostic>> Analyze(string statement)
    {
        var program = Program.Of(Program.Class($$"""
            private static readonly Kernel Blur = Kernel.Gaussian(5, 1.5);
                private static Kernel Mean { get; } = Kernel.Box(5, 5);
                public static Kernel Changing = Kernel.Box(5, 5);
                public static void Run(ReadOnlySpan<byte> source, Span<byte> destination, int n)
                {
                    {{statement}}
                }
            """));
        Assert.Empty(program.CompilerDiagnostics);
        return program.Analyze();
    }
}
