using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Execution;

namespace KernelGen;

/// <content>GELU.</content>
public static partial class Layers
{
    /// <summary>x·Φ(x) with the normal distribution Φ(x) = (1 + erf(x/√2))/2: <c>torch.nn.GELU</c>.</summary>
    /// <remarks>
    /// Within 5 ulp, ulps of 2⁻¹²⁰ where the result is smaller: Φ has no cancellation in its tail. −∞ gives NaN,
    /// as in PyTorch.
    /// </remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; the input itself, or memory that it does not share.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place.</exception>
    public static void GELU(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        Elementwise.Run(default(GELUFunction), input, output);
    }

    private readonly struct GELUFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> x) => x * NormalDistribution.Of(x);
    }
}
