using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Execution;

namespace KernelGen;

/// <content>ReLU6.</content>
public static partial class Layers
{
    /// <summary>min(max(x, 0), 6): <c>torch.nn.ReLU6</c>; NaN stays NaN.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; the input itself, or memory that it does not share.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place.</exception>
    public static void ReLU6(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        Elementwise.Run(default(ReLU6Function), input, output);
    }

    private readonly struct ReLU6Function : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> x) => Exponential.Clamp(x, 0, 6);
    }
}
