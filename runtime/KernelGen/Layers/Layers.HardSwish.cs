using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Execution;

namespace KernelGen;

/// <content>HardSwish.</content>
public static partial class Layers
{
    /// <summary>x·min(max(x + 3, 0), 6)/6: <c>torch.nn.Hardswish</c>.</summary>
    /// <remarks>Within 2 ulp of x + 3 rounded to float. −∞ gives NaN, as in PyTorch.</remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; the input itself, or memory that it does not share.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place.</exception>
    public static void HardSwish(ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireElementwise(input, output);
        Elementwise.Run(default(HardSwishFunction), input, output);
    }

    private readonly struct HardSwishFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> x) => x * (Exponential.Clamp(x + new Vector<float>(3), 0, 6) / new Vector<float>(6));
    }
}
