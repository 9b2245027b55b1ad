using System;

namespace KernelGen;

/// <content>Layers that pass numbers on.</content>
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
}
