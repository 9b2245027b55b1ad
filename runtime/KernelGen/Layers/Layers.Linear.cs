using System;
using KernelGen.Execution;

namespace KernelGen;

/// <content>Fully connected layer.</content>
public static partial class Layers
{
    /// <summary>weight·input + bias: <c>torch.nn.Linear</c>. The lengths of input and output are the layer's features.</summary>
    /// <param name="input">The input: inFeatures numbers.</param>
    /// <param name="weight">(outFeatures, inFeatures).</param>
    /// <param name="bias">A number per output, or empty.</param>
    /// <param name="output">The output: outFeatures numbers; it must not share memory with an input.</param>
    /// <exception cref="ArgumentException">A span has the wrong length, or memory is shared.</exception>
    public static void Linear(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output)
    {
        LayerArguments.RequireRoom(input.Length, 1, nameof(input));
        LayerArguments.RequireRoom(output.Length, 1, nameof(output));
        if ((long)input.Length * output.Length != weight.Length)
        {
            throw new ArgumentException(
                $"Linear: the weight has {weight.Length} numbers; {input.Length} inputs and {output.Length} outputs need "
                + $"{(long)input.Length * output.Length}.", nameof(weight));
        }
        LayerArguments.RequireBias(bias.Length, output.Length);
        LayerArguments.RequireApart(input, output);
        LayerArguments.RequireApart(weight, output);
        LayerArguments.RequireApart(bias, output);
        MatrixVector.Multiply(weight, input, bias, output);
    }
}
