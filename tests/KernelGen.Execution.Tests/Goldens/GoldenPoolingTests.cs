using System;
using System.Collections.Generic;
using System.Numerics;
using Xunit;
using Xunit.Abstractions;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>PyTorch's pooling on the planes of a tensor, where it pools square windows at one stride without padding.</summary>
public sealed class GoldenPoolingTests(ITestOutputHelper output)
{
    [GoldenTheory]
    [InlineData("max_pool2d", 2, 37)]
    [InlineData("avg_pool2d", 1, 15)]
    public void Pooling_gives_what_PyTorch_gives(string group, int expressible, int inexpressible)
    {
        var complaints = new List<string>();
        var (ran, refused) = (0, 0);
        foreach (var golden in GoldenCase.OfGroup(group))
        {
            if (Objection(golden) is string reason)
            {
                output.WriteLine($"not run: {golden.Name}: {reason}");
                refused++;
                continue;
            }
            ran++;
            var got = golden.InputType("x") == "uint8" ? Pool<byte>(golden) : Pool<float>(golden);
            if (golden.Difference(got, golden.Output) is string difference) complaints.Add(difference);
        }
        output.WriteLine($"{group}: {ran} cases ran; {refused} cannot be expressed");
        Assert.Empty(complaints);
        Assert.Equal((expressible, inexpressible), (ran, refused));
    }

    private static string? Objection(GoldenCase golden)
    {
        if (golden.Parameter("kernel_hw") is null) return "the window is the picture, which is not square";
        var (kernel, stride) = (golden.Two("kernel_hw"), golden.Two("stride_hw"));
        if (kernel.First != kernel.Second) return "the window is not square";
        if (stride.First != stride.Second) return "two strides";
        if (golden.Two("padding_hw") != (0, 0)) return "padding";
        if (golden.Parameter("dilation_hw") is not null && golden.Two("dilation_hw") != (1, 1)) return "dilation";
        if (golden.Parameter("divisor_override") is not null) return "a divisor of its own";
        var (input, output) = (golden.Input("x").Shape, golden.Output.Shape);
        var floor = (int length) => (length - (int)kernel.First) / (int)stride.First + 1;
        return (floor(input[2]), floor(input[3])) == (output[2], output[3]) ? null : "ceil_mode adds a window that is not full";
    }

    private static double[] Pool<T>(GoldenCase golden)
        where T : unmanaged, INumber<T>
    {
        var x = golden.Input("x");
        var (height, width) = (x.Shape[2], x.Shape[3]);
        var (outputHeight, outputWidth) = (golden.Output.Shape[2], golden.Output.Shape[3]);
        var (size, stride) = ((int)golden.Two("kernel_hw").First, (int)golden.Two("stride_hw").First);
        var source = Array.ConvertAll(x.Values, T.CreateChecked);
        var destination = new T[golden.Output.Values.Length];
        for (var plane = 0; plane < x.Shape[0] * x.Shape[1]; plane++)
        {
            var from = new ReadOnlyPlane<T>(source.AsSpan(plane * height * width), width, height);
            var to = new Plane<T>(destination.AsSpan(plane * outputHeight * outputWidth), outputWidth, outputHeight);
            if (golden.Group == "max_pool2d") Pooling.Max(from, to, size, stride);
            else Pooling.Average(from, to, size, stride);
        }
        return Array.ConvertAll(destination, double.CreateChecked);
    }
}
