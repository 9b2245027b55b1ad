using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using KernelGen.CodeFixes.Tests.Harness;
using Xunit;
using static KernelGen.CodeFixes.Tests.Harness.Sources;

namespace KernelGen.CodeFixes.Tests.Fixes;

/// <summary>After a fix the method computes what its title says: the same as the generic runtime with that kernel.</summary>
public sealed class RunTests
{
    private const int Width = 13;
    private const int Height = 7;

    private delegate void Bytes(ReadOnlySpan<byte> source, Span<byte> destination, int width, int height);

    private delegate void Shorts(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);

    public static TheoryData<string, string, string, int, double[], KernelOptions> Cases => new()
    {
        { "KG1001", "Make 'A' static partial, without a body", "[BoxKernel(3, 3, Normalize = false)] public static void A" + Parameters + " { }", 3, [1, 1, 1, 1, 1, 1, 1, 1, 1], new() },
        { "KG1003", "Change the parameters to (ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)", "[Kernel1D(1, 2, 1, Divisor = 4)] public static partial void A(byte[] source, byte[] destination, int width, int height);", 1, [1, 2, 1], new() { Divisor = 4 } },
        { "KG1006", "Add one zero", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1)] public static partial void A" + Parameters + ";", 3, [0, -1, 0, -1, 5, -1, 0, -1, 0], new() },
        { "KG1006", "Use [Kernel3x3]", "[Kernel5x5(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void A" + Parameters + ";", 3, [0, -1, 0, -1, 5, -1, 0, -1, 0], new() },
        { "KG1009", "Remove BorderValue", "[BoxKernel(1, 3, Normalize = false, BorderValue = 3, Divisor = 3)] public static partial void A" + Parameters + ";", 1, [1, 1, 1], new() { Divisor = 3 } },
        { "KG2001", "Set AnchorColumn = 1", "[Kernel(1, 2, 1, 3, Divisor = 4)] public static partial void A" + Parameters + ";", 1, [1, 3], new() { Divisor = 4 } },
        { "KG2003", "Set Padding = 1 instead of Mode", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 3, Width = 13)] public static partial void A" + Parameters + ";", 3, [1, 1, 1, 1, 1, 1, 1, 1, 1], new() { Divisor = 9, Padding = 1, Stride = 3 } },
        { "KG2003", "Set DropRemainder = true", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 3, Width = 13)] public static partial void A" + Parameters + ";", 3, [1, 1, 1, 1, 1, 1, 1, 1, 1], new() { Divisor = 9, Mode = ConvolutionMode.Valid, Stride = 3 } },
        { "KG2004", "Set Stride = 1", "[BoxKernel(1, 3, Stride = 2)] public static partial void A" + Parameters + ";", 1, [1, 1, 1], new() { Divisor = 3 } },
        { "KG2005", "Set Padding = 0", "[BoxKernel(1, 3, Padding = 1)] public static partial void A" + Parameters + ";", 1, [1, 1, 1], new() { Divisor = 3, Padding = 0 } },
        { "KG2009", "Set Flip = false", "[Kernel1D(1, 2, 3, Divisor = 6)] public static partial void A" + Parameters + ";", 1, [1, 2, 3], new() { Divisor = 6 } },
        { "KG2009", "Set Flip = true", "[Kernel1D(1, 2, 3, Divisor = 6)] public static partial void A" + Parameters + ";", 1, [3, 2, 1], new() { Divisor = 6 } },
        { "KG2011", "Set Divisor = 6", "[Kernel1D(1.0 / 6, 4.0 / 6, 1.0 / 6)] public static partial void A" + Parameters + ";", 1, [1, 4, 1], new() { Divisor = 6 } },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_fixed_method_computes_what_the_fix_says(string id, string title, string wrong, int rows, double[] coefficients, KernelOptions options)
    {
        var method = Method(await (await Editor.Open(Class(wrong)).Fix(id, title)).Build());
        var (actual, expected) = (new byte[Width * Height], new byte[Width * Height]);
        method.CreateDelegate<Bytes>()(Picture, actual, Width, Height);
        Convolution.Apply<byte, byte>(new Kernel(rows, coefficients.Length / rows, coefficients, options), Picture, expected, Width, Height);
        Assert.Contains(expected, value => value is not (0 or 255));
        Assert.Equal(expected, actual);
    }

    /// <summary>Before, results were cut off at 0 and 255; after, they are those of the sum itself, and the same between.</summary>
    [Fact]
    public async Task A_wider_destination_holds_what_was_saturated()
    {
        var before = Editor.Open(Class("[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void A" + Parameters + ";"));
        var after = await before.Fix("KG2008", "Make the destination short");
        var (narrow, wide) = (new byte[Width * Height], new short[Width * Height]);
        Method(await before.Build()).CreateDelegate<Bytes>()(Picture, narrow, Width, Height);
        Method(await after.Build()).CreateDelegate<Shorts>()(Picture, wide, Width, Height);
        Assert.Contains(wide, value => value is < 0 or > 255);
        Assert.Equal(wide.Select(value => (byte)Math.Clamp(value, (short)0, (short)255)), narrow);
    }

    private static byte[] Picture { get; } = Enumerable.Range(0, Width * Height).Select(i => (byte)(i * i * 7 + i * 31)).ToArray();

    private static MethodInfo Method(Assembly program) => program.GetType("Demo.Filters")!.GetMethod("A")!;
}
