using System;
using KernelGen.Execution.Tests.Memory;
using Xunit;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Layers stay between pages that cannot be touched, at either end of all their spans.</summary>
public sealed class LayerMemoryTests
{
    [LinuxFact]
    public void Layers_stay_between_inaccessible_pages()
    {
        foreach (var atEnd in new[] { true, false })
        {
            for (var width = 1; width < 75; width++)
            {
                foreach (var (height, stride) in new[] { (1, 1), (3, 2), (7, 1) }) Run(new(5, height, width), stride, atEnd);
            }
        }
    }

    private static void Run(TensorShape shape, int stride, bool atEnd)
    {
        foreach (var size in new[] { 1, 3 })
        {
            var conv = new Conv2DOptions(9, size) { Stride = stride, Padding = size / 2 };
            var transposed = new ConvTranspose2DOptions(9, size) { Stride = stride, Padding = size / 2 };
            var depthwise = new Conv2DOptions(5, size) { Stride = stride, Padding = size / 2, Groups = 5 };
            var signal = new Conv1DOptions(9, size) { Stride = stride, Padding = size / 2 };
            var max = new MaxPool2DOptions(size) { Stride = stride, Padding = size / 2 };
            var mean = new AvgPool2DOptions(size) { Stride = stride, Padding = size / 2 };
            using var input = new GuardedMemory<float>(shape.Length, atEnd);
            using var weight = new GuardedMemory<float>(conv.WeightLength(shape), atEnd);
            using var bias = new GuardedMemory<float>(9, atEnd);
            var shapeOut = conv.OutputShape(shape);
            using var output = new GuardedMemory<float>(shapeOut.Length, atEnd);
            Layers.Conv2D(conv, shape, input.Span, weight.Span, bias.Span, output.Span);
            using var spread = new GuardedMemory<float>(transposed.OutputShape(shape).Length, atEnd);
            Layers.ConvTranspose2D(transposed, shape, input.Span, weight.Span, bias.Span, spread.Span);
            using var pooled = new GuardedMemory<float>(max.OutputShape(shape).Length, atEnd);
            Layers.MaxPool2D(max, shape, input.Span, pooled.Span);
            Layers.AvgPool2D(mean, shape, input.Span, pooled.Span);
            using var few = new GuardedMemory<float>(depthwise.WeightLength(shape), atEnd);
            Layers.Conv2D(depthwise, shape, input.Span, few.Span, [], pooled.Span);
            if (shape.Height == 1)
            {
                using var taps = new GuardedMemory<float>(signal.WeightLength(shape), atEnd);
                Layers.Conv1D(signal, shape, input.Span, taps.Span, bias.Span, output.Span);
            }
        }
        RunPointwise(shape, atEnd);
    }

    private static void RunPointwise(TensorShape shape, bool atEnd)
    {
        using var input = new GuardedMemory<float>(shape.Length, atEnd);
        using var output = new GuardedMemory<float>(shape.Length, atEnd);
        using var channels = new GuardedMemory<float>(5, atEnd);
        using var matrix = new GuardedMemory<float>(5 * shape.Length, atEnd);
        Layers.GELU(input.Span, output.Span);
        Layers.Softmax(shape, input.Span, output.Span);
        Layers.LogSoftmax(shape, input.Span, output.Span);
        Layers.Add(input.Span, output.Span, output.Span);
        Layers.BatchNorm2D(shape, input.Span, channels.Span, channels.Span, channels.Span, channels.Span, output.Span);
        Layers.GlobalAvgPool2D(shape, input.Span, channels.Span);
        Layers.GlobalMaxPool2D(shape, input.Span, channels.Span);
        Layers.Linear(input.Span, matrix.Span, [], channels.Span);
    }
}
