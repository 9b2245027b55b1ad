using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Execution;

namespace KernelGen;

/// <content>SiLU.</content>
public static partial class Layers
{
    /// <summary>x/(1 + e⁻ˣ): <c>torch.nn.SiLU</c>.</summary>
    /// <remarks>Within 4 ulp; ulps of 2⁻¹²⁰ where the result is smaller. −∞ gives NaN, as in PyTorch.</remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; the input itself, or memory that it does not share.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place.</exception>
    public static void SiLU(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        Elementwise.Run(default(SiLUFunction), input, output);
    }

    private readonly struct SiLUFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> x) => x * Logistic.Of(x);
    }
}
