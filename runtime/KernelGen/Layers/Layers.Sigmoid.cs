using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Execution;

namespace KernelGen;

/// <content>Sigmoid.</content>
public static partial class Layers
{
    /// <summary>1/(1 + e⁻ˣ): <c>torch.nn.Sigmoid</c>.</summary>
    /// <remarks>Within 3 ulp; ulps of 2⁻¹²⁰ where the result is smaller.</remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; the input itself, or memory that it does not share.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place.</exception>
    public static void Sigmoid(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        Elementwise.Run(default(SigmoidFunction), input, output);
    }

    private readonly struct SigmoidFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> x) => Logistic.Of(x);
    }
}
