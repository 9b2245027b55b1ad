using System;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;
using static KernelGen.CodeFixes.Tests.Harness.Sources;

namespace KernelGen.CodeFixes.Tests.Fixes;

/// <summary>Each fix turns a member into the one that its title promises, comments and lines kept, and the id is gone.</summary>
public sealed class TextTests
{
    /// <summary>Id, the fix's title, the wrong member, the corrected one.</summary>
    public static TheoryData<string, string, string, string> Cases => new()
    {
        // KG1001
        { "KG1001", "Make 'A' static partial", "[BoxKernel(3, 3)] public void A" + Parameters + ";", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
        { "KG1001", "Make 'A' static partial", "[BoxKernel(3, 3)]\n    /* blur */ void A" + Parameters + "; // later", "[BoxKernel(3, 3)]\n    /* blur */ static partial void A" + Parameters + "; // later" },
        { "KG1001", "Make 'A' static partial", "[BoxKernel(3, 3)] public static partial int A" + Parameters + ";", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
        { "KG1001", "Make 'A' static partial, without a body", "/// <summary>Blurs.</summary>\n    [BoxKernel(3, 3)] // a box\n    public static void A" + Parameters + "\n    {\n        // TODO: write it\n        throw new NotImplementedException(); /* soon */\n    }\n\n    // behind", "/// <summary>Blurs.</summary>\n    [BoxKernel(3, 3)] // a box\n    // TODO: write it\n    /* soon */\n    public static partial void A" + Parameters + ";\n\n    // behind" },
        { "KG1001", "Make 'A' static partial, without a body", "[BoxKernel(3, 3)] public static async void A(ReadOnlyPlane<byte> source, Plane<byte> destination) => await System.Threading.Tasks.Task.Yield();", "[BoxKernel(3, 3)] public static partial void A(ReadOnlyPlane<byte> source, Plane<byte> destination);" },
        // KG1003
        { "KG1003", "Change the parameters to (ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<byte> source, Span<byte> destination);", "[BoxKernel(3, 3)] public static partial void A" + Parameters + ";" },
        { "KG1003", "Change the parameters to (ReadOnlySpan<float> image, Span<float> result, int w, int h)", "[BoxKernel(3, 3)] public static partial void A(float[] image, float[] result, int w, int h);", "[BoxKernel(3, 3)] public static partial void A(ReadOnlySpan<float> image, Span<float> result, int w, int h);" },
        { "KG1003", "Change the parameters to (ReadOnlyPlane<byte> a, Plane<short> b, Strip strip)", "[BoxKernel(3, 3)] public static partial void A(Plane<byte> a, Plane<short> b, int width, Strip strip);", "[BoxKernel(3, 3)] public static partial void A(ReadOnlyPlane<byte> a, Plane<short> b, Strip strip);" },
        { "KG1003", "Change the parameters to (ReadOnlySpan<double> signal, Span<double> filtered)", "[Kernel1D(1, 2, 1)] public static partial void A(double[] signal, double[] filtered);", "[Kernel1D(1, 2, 1)] public static partial void A(ReadOnlySpan<double> signal, Span<double> filtered);" },
        { "KG1003", "Change the parameters to (ReadOnlySpan<byte> source, Span<byte> destination, int width, int height)", "[BoxKernel(3, 3)] public static partial void A(/* in */ byte[] source, // pixels\n        byte[] destination);", "[BoxKernel(3, 3)] public static partial void A(/* in */ // pixels\nReadOnlySpan<byte> source, Span<byte> destination, int width, int height);" },
        { "KG1003", "Change the parameters to (ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output)", "[Layer(1, 4, 4), Conv2D(2, 3)] public static partial void A(ReadOnlySpan<float> input, Span<float> output);", "[Layer(1, 4, 4), Conv2D(2, 3)] public static partial void A(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output);" },
        // KG1006
        { "KG1006", "Use [Kernel5x5]", Kernel("Kernel3x3", 25), Kernel("Kernel5x5", 25) },
        { "KG1006", "Use [Kernel(2, 4, …)]", "[Kernel3x3(0, -1, 0,\n               -1, 5, -1,   // middle\n               0, -1, Flip = true)] public static partial void A" + Parameters + ";", "[Kernel(2, 4, 0, -1, 0,\n               -1, 5, -1,   // middle\n               0, -1, Flip = true)] public static partial void A" + Parameters + ";" },
        { "KG1006", "Use [Kernel1D]", "[global::KernelGen.Kernel3x3(1, 2, 3, 2, 1)] public static partial void A" + Parameters + ";", "[global::KernelGen.Kernel1D(1, 2, 3, 2, 1)] public static partial void A" + Parameters + ";" },
        { "KG1006", "Add one zero", "[Kernel3x3(0, -1, 0,\n               -1, 5, -1,   // middle\n               0, -1, Flip = true)] public static partial void A" + Parameters + ";", "[Kernel3x3(0, -1, 0,\n               -1, 5, -1,   // middle\n               0, -1, 0, Flip = true)] public static partial void A" + Parameters + ";" },
        { "KG1006", "Add 16 zeros", "[Kernel5x5(1, 2, 3, 4, 5, 6, 7, 8, 9)] public static partial void A" + Parameters + ";", "[Kernel5x5(0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 7, 8, 9, 0, 0, 0, 0, 0, 0)] public static partial void A" + Parameters + ";" },
        { "KG1006", "Remove 16 coefficients", Kernel("Kernel3x3", 25), "[Kernel3x3(6, 7, 8, 11, 12, 13, 16, 17, 18)] public static partial void A" + Parameters + ";" },
        { "KG1006", "Remove 2 coefficients", "[Kernel(1, 3, 1, 2, 3, 4, 5)] public static partial void A" + Parameters + ";", "[Kernel(1, 3, 1, 2, 3)] public static partial void A" + Parameters + ";" },
        // KG1009
        { "KG1009", "Remove BorderValue", "[BoxKernel(3, 3, BorderValue = 7, Stride = 2)] public static partial void A" + Parameters + ";", "[BoxKernel(3, 3, Stride = 2)] public static partial void A" + Parameters + ";" },
        { "KG1009", "Remove Border", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Border = BorderMode.Wrap)] public static partial void A" + Parameters + ";", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid)] public static partial void A" + Parameters + ";" },
        { "KG1009", "Remove Border", "[BoxKernel(3, 3,\n        Mode = ConvolutionMode.Valid,   // inside only\n        Border = BorderMode.Wrap        // wrapped\n    )] public static partial void A" + Parameters + ";", "[BoxKernel(3, 3,\n        Mode = ConvolutionMode.Valid // inside only\n // wrapped\n    )] public static partial void A" + Parameters + ";" },
        // KG2001
        { "KG2001", "Set AnchorRow = 2, AnchorColumn = 2", "[BoxKernel(4, 4)] public static partial void A" + Parameters + ";", "[BoxKernel(4, 4, AnchorRow = 2, AnchorColumn = 2)] public static partial void A" + Parameters + ";" },
        { "KG2001", "Set AnchorColumn = 1", "[Kernel1D(1,   // left\n        1    // right\n    )] public static partial void A" + Parameters + ";", "[Kernel1D(1,   // left\n        1,    // right\n        AnchorColumn = 1\n    )] public static partial void A" + Parameters + ";" },
        // KG2003
        { "KG2003", "Set Padding = 1 instead of Mode", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2, Width = 10)] public static partial void A" + Parameters + ";", "[BoxKernel(3, 3, Stride = 2, Width = 10, Padding = 1)] public static partial void A" + Parameters + ";" },
        { "KG2003", "Set Stride = 1", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2, Width = 10)] public static partial void A" + Parameters + ";", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 1, Width = 10)] public static partial void A" + Parameters + ";" },
        { "KG2003", "Set DropRemainder = true", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2, Width = 10)] public static partial void A" + Parameters + ";", "[BoxKernel(3, 3, Mode = ConvolutionMode.Valid, Stride = 2, Width = 10, DropRemainder = true)] public static partial void A" + Parameters + ";" },
        { "KG2003", "Set Padding = 1", "[Network(1, 10, 10), Conv2D(4, 3, Stride = 2)] public sealed partial class N;", "[Network(1, 10, 10), Conv2D(4, 3, Stride = 2, Padding = 1)] public sealed partial class N;" },
        { "KG2003", "Set CeilMode = true", "[Network(1, 10, 10), MaxPool2D(3)] public sealed partial class N;", "[Network(1, 10, 10), MaxPool2D(3, CeilMode = true)] public sealed partial class N;" },
        // KG2004, KG2005
        { "KG2004", "Set Stride = 3", "[BoxKernel(3, 3, Stride = 4)] public static partial void A" + Parameters + ";", "[BoxKernel(3, 3, Stride = 3)] public static partial void A" + Parameters + ";" },
        { "KG2004", "Set Stride = 2", "[Network(1, 12, 12), MaxPool2D(2, Stride = 5)] public sealed partial class N;", "[Network(1, 12, 12), MaxPool2D(2, Stride = 2)] public sealed partial class N;" },
        { "KG2005", "Set Padding = 2", "[BoxKernel(3, 3, Padding = 3)] public static partial void A" + Parameters + ";", "[BoxKernel(3, 3, Padding = 2)] public static partial void A" + Parameters + ";" },
        { "KG2005", "Set PaddingBottom = 0", "[Network(1, 9, 9), Conv2D(4, 1, PaddingBottom = 1)] public sealed partial class N;", "[Network(1, 9, 9), Conv2D(4, 1, PaddingBottom = 0)] public sealed partial class N;" },
        // KG2007
        { "KG2007", "Insert Flatten before Linear", "[Network(16, 7, 7)]\n    [Linear(10)] // the head\n    public sealed partial class N;", "[Network(16, 7, 7)]\n    [Flatten, Linear(10)] // the head\n    public sealed partial class N;" },
        { "KG2007", "Insert Flatten before Linear", "[Network(16, 7, 7), ReLU, KernelGen.Linear(10)] public sealed partial class N;", "[Network(16, 7, 7), ReLU, KernelGen.Flatten, KernelGen.Linear(10)] public sealed partial class N;" },
        { "KG2007", "Move Flatten after Conv2D", "[Network(16, 7, 7), Flatten, Conv2D(4, 3), ReLU, Linear(10)] public sealed partial class N;", "[Network(16, 7, 7), Conv2D(4, 3), ReLU, Flatten, Linear(10)] public sealed partial class N;" },
        { "KG2007", "Remove the Flatten before MaxPool2D", "[Network(16, 6, 6)]\n    [Flatten]\n    [MaxPool2D(2), Flatten, Linear(10)] public sealed partial class N;", "[Network(16, 6, 6)]\n    [MaxPool2D(2), Flatten, Linear(10)] public sealed partial class N;" },
        // KG2008, KG2009, KG2011
        { "KG2008", "Make the destination short", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void A" + Parameters + ";", "[Kernel3x3(0, -1, 0, -1, 5, -1, 0, -1, 0)] public static partial void A(ReadOnlySpan<byte> source, Span<short> destination, int width, int height);" },
        { "KG2009", "Set Flip = false", "[Kernel1D(1, 2, 3, Divisor = 6)] public static partial void A" + Parameters + ";", "[Kernel1D(1, 2, 3, Divisor = 6, Flip = false)] public static partial void A" + Parameters + ";" },
        { "KG2009", "Set Flip = true", "[Kernel1D(1, 2, 3, Divisor = 6)] public static partial void A" + Parameters + ";", "[Kernel1D(1, 2, 3, Divisor = 6, Flip = true)] public static partial void A" + Parameters + ";" },
        { "KG2011", "Set Divisor = 6", "[Kernel1D(1.0 / 6, 4.0 / 6, /* right */ 1.0 / 6)] public static partial void A" + Parameters + ";", "[Kernel1D(1, 4, /* right */ 1, Divisor = 6)] public static partial void A" + Parameters + ";" },
        { "KG2011", "Set Divisor = 12", "[Kernel(1, 3, new[] { 1.0 / 6, 4.0 / 6, 1.0 / 6 }, Divisor = 2)] public static partial void A" + Parameters + ";", "[Kernel(1, 3, new[] { 1.0, 4.0, 1.0 }, Divisor = 12)] public static partial void A" + Parameters + ";" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fix_writes_what_its_title_says(string id, string title, string wrong, string corrected)
    {
        // «not static» needs a class that may have instance members
        var source = Class(wrong).Replace("static partial class", "partial class", StringComparison.Ordinal);
        var after = await Editor.Open(source).Fix(id, title);
        Assert.Equal(source.Replace(wrong, corrected, StringComparison.Ordinal), after.Text);
        Assert.DoesNotContain(await after.Diagnostics(), diagnostic => diagnostic.Id == id);
        await after.Build();
    }

    private static string Kernel(string attribute, int count) => $"[{attribute}({string.Join(", ", Enumerable.Range(0, count))})] public static partial void A{Parameters};";
}
