using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Execution;

namespace KernelGen;

/// <content>ReLU.</content>
public static partial class Layers
{
    /// <summary>max(x, 0): <c>torch.nn.ReLU</c>; NaN stays NaN.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; the input itself, or memory that it does not share.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place.</exception>
    public static void ReLU(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        Elementwise.Run(default(ReLUFunction), input, output);
    }

    private readonly struct ReLUFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> x) =>
            Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), Vector<float>.Zero, x);
    }
}
