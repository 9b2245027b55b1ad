using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Execution;

namespace KernelGen;

/// <content>LeakyReLU.</content>
public static partial class Layers
{
    /// <summary>x where x is positive, slope·x elsewhere: <c>torch.nn.LeakyReLU</c>.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many numbers; the input itself, or memory that it does not share.</param>
    /// <param name="slope">What negative numbers are multiplied by.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place, or the slope is not finite.</exception>
    public static void LeakyReLU(ReadOnlySpan<float> input, Span<float> output, float slope = 0.01f)
    {
        LayerArguments.RequireElementwise(input, output);
        if (!float.IsFinite(slope))
            throw new ArgumentOutOfRangeException(nameof(slope), slope, "The slope is not a finite number; give one.");
        Elementwise.Run(new LeakyReLUFunction(slope), input, output);
    }

    private readonly struct LeakyReLUFunction(float slope) : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> x) =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, x * slope);
    }
}
