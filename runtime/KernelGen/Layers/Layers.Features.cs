using System;
using KernelGen.Execution;

namespace KernelGen;

public static partial class Layers
{
    /// <summary>(C, H, W) as C·H·W features: <c>torch.nn.Flatten</c>. The numbers stay in their order.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; the input itself, or memory that it does not share.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place.</exception>
    public static void Flatten(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        input.CopyTo(output);
    }

    /// <summary>The numbers themselves: <c>torch.nn.Dropout</c> in inference.</summary>
    /// <inheritdoc cref="Flatten"/>
    public static void Dropout(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        input.CopyTo(output);
    }

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
                $"Linear: the weight has {weight.Length} elements; {input.Length} inputs and {output.Length} outputs need "
                + $"{(long)input.Length * output.Length}.", nameof(weight));
        }
        LayerArguments.RequireBias(bias.Length, output.Length);
        LayerArguments.RequireApart(input, output);
        LayerArguments.RequireApart(weight, output);
        LayerArguments.RequireApart(bias, output);
        MatrixVector.Multiply(weight, input, bias, output);
    }
}
