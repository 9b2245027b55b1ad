using System;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>A warm layer allocates nothing: its scratch is the pool's.</summary>
public sealed class LayerAllocationTests
{
    private readonly float[] input = new float[16 * 40 * 40];
    private readonly float[] weight = new float[16 * 16 * 9];
    private readonly float[] bias = new float[16];
    private readonly float[] output = new float[16 * 90 * 90];

    [Fact]
    public void Layers_allocate_nothing()
    {
        var shape = new TensorShape(16, 40, 40);
        var conv = new Conv2DOptions(16, 3) { Padding = 1 };
        var transposed = new ConvTranspose2DOptions(16, 3) { Stride = 2 };
        var signal = new Conv1DOptions(16, 9) { Padding = 4 };
        var (max, mean) = (new MaxPool2DOptions(2), new AvgPool2DOptions(3) { Padding = 1 });
        AllocatesNothing("Conv2D", () => Layers.Conv2D(conv, shape, input, weight, bias, output));
        AllocatesNothing("ConvTranspose2D", () => Layers.ConvTranspose2D(transposed, shape, input, weight, bias, output));
        AllocatesNothing("Conv1D", () => Layers.Conv1D(signal, new(16, 1, 1600), input, weight, bias, output));
        AllocatesNothing("MaxPool2D", () => Layers.MaxPool2D(max, shape, input, output));
        AllocatesNothing("AvgPool2D", () => Layers.AvgPool2D(mean, shape, input, output));
        AllocatesNothing("Softmax", () => Layers.Softmax(shape, input, output));
        AllocatesNothing("LogSoftmax", () => Layers.LogSoftmax(shape, input, output));
        AllocatesNothing("GELU", () => Layers.GELU(input, output));
        AllocatesNothing("BatchNorm2D", () => Layers.BatchNorm2D(shape, input, bias, bias, bias, bias, output));
        AllocatesNothing("Linear", () => Layers.Linear(input.AsSpan(0, 144), weight, bias, output.AsSpan(0, 16)));
    }

    private static void AllocatesNothing(string what, Action call)
    {
        // a collection may empty the pool between two calls: what a layer allocates itself is there in every round
        var least = long.MaxValue;
        for (var round = 0; round < 10 && least > 0; round++)
        {
            call();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var n = 0; n < 20; n++) call();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.True(least == 0, $"{what}: 20 calls allocate {least} bytes");
    }
}
