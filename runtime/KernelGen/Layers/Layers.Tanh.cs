using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Execution;

namespace KernelGen;

/// <content>Tanh.</content>
public static partial class Layers
{
    /// <summary>The hyperbolic tangent: <c>torch.nn.Tanh</c>.</summary>
    /// <remarks>Within 3 ulp, also near 0.</remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; the input itself, or memory that it does not share.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place.</exception>
    public static void Tanh(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        Elementwise.Run(default(TanhFunction), input, output);
    }

    private readonly struct TanhFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> x)
        {
            // tanh |x| = (e^2|x| − 1)/(e^2|x| + 1), which is 1 from 10 on; the sign is put back
            var magnitude = Exponential.Clamp(Vector.Abs(x), 0, 10);
            var excess = Exponential.LessOne(magnitude + magnitude);
            var sign = Vector.AsVectorInt32(x) & new Vector<int>(int.MinValue);
            return Vector.AsVectorSingle(Vector.AsVectorInt32(excess / (excess + new Vector<float>(2))) | sign);
        }
    }
}
