using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using KernelGen.Operations;

namespace KernelGen;

public static partial class Layers
{
    /// <summary>max(x, 0): <c>torch.nn.ReLU</c>; NaN stays NaN.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
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

    /// <summary>min(max(x, 0), 6): <c>torch.nn.ReLU6</c>; NaN stays NaN.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
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

    /// <summary>x where x is positive, slope·x elsewhere: <c>torch.nn.LeakyReLU</c>.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
    /// <param name="slope">The factor for negative numbers.</param>
    /// <exception cref="ArgumentException">The output is too short, or shares memory at another place, or the slope is not
    /// finite.</exception>
    public static void LeakyReLU(ReadOnlySpan<float> input, Span<float> output, float slope = 0.01f)
    {
        LayerArguments.RequireElementwise(input, output);
        if (!float.IsFinite(slope))
            throw new ArgumentOutOfRangeException(nameof(slope), slope, "The slope must be finite.");
        Elementwise.Run(new LeakyReLUFunction(slope), input, output);
    }

    private readonly struct LeakyReLUFunction(float slope) : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<float> Of(Vector<float> x) =>
            Vector.ConditionalSelect(Vector.GreaterThan(x, Vector<float>.Zero), x, x * slope);
    }

    /// <summary>1/(1 + e⁻ˣ): <c>torch.nn.Sigmoid</c>.</summary>
    /// <remarks>Within 3 ulp; ulps of 2⁻¹²⁰ where the result is smaller.</remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
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

    /// <summary>The hyperbolic tangent: <c>torch.nn.Tanh</c>.</summary>
    /// <remarks>Within 3 ulp, also near 0.</remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
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

    /// <summary>x·Φ(x) with the normal distribution Φ(x) = (1 + erf(x/√2))/2: <c>torch.nn.GELU</c>.</summary>
    /// <remarks>
    /// Within 5 ulp, ulps of 2⁻¹²⁰ where the result is smaller: Φ has no cancellation in its tail. −∞ gives NaN,
    /// as in PyTorch.
    /// </remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
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

    /// <summary>x/(1 + e⁻ˣ): <c>torch.nn.SiLU</c>.</summary>
    /// <remarks>Within 4 ulp; ulps of 2⁻¹²⁰ where the result is smaller. −∞ gives NaN, as in PyTorch.</remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
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

    /// <summary>x·min(max(x + 3, 0), 6)/6: <c>torch.nn.Hardswish</c>.</summary>
    /// <remarks>Within 2 ulp of x + 3 rounded to float. −∞ gives NaN, as in PyTorch.</remarks>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; the input itself, or separate memory.</param>
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

    /// <summary>e^xᵢ/Σe^xⱼ over the channels of each position: <c>torch.nn.Softmax(dim=1)</c>.</summary>
    /// <remarks>
    /// The maximum xⱼ is subtracted first, so that nothing overflows. A position with +∞ or NaN becomes NaN, as in PyTorch.
    /// </remarks>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; must not share memory with it.</param>
    /// <exception cref="ArgumentException">A size is less than 1, a span is too short, or memory is shared.</exception>
    public static void Softmax(TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, inputShape);
        using var sums = new Rented<float>(inputShape.Plane);
        ChannelExponentials.Run(inputShape, input, output, sums.Span, default);
        for (var channel = 0; channel < inputShape.Channels; channel++)
            Quotients.Divide(output.Slice(channel * inputShape.Plane, inputShape.Plane), sums.Span);
    }

    /// <summary>xᵢ − ln Σe^xⱼ over the channels of each position: <c>torch.nn.LogSoftmax(dim=1)</c>.</summary>
    /// <remarks>
    /// The maximum xⱼ is subtracted first, so that nothing overflows. A position with +∞ or NaN becomes NaN, as in PyTorch.
    /// </remarks>
    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="input">The input.</param>
    /// <param name="output">At least as many elements as the input; must not share memory with it.</param>
    /// <exception cref="ArgumentException">A size is less than 1, a span is too short, or memory is shared.</exception>
    public static void LogSoftmax(TensorShape inputShape, ReadOnlySpan<float> input, Span<float> output)
    {
        LayerArguments.RequireShape(inputShape);
        LayerArguments.RequireTensors(ref input, ref output, inputShape, inputShape);
        using var sums = new Rented<float>(inputShape.Plane);
        using var greatest = new Rented<float>(inputShape.Plane);
        ChannelExponentials.Run(inputShape, input, output, sums.Span, greatest.Span);
        for (var position = 0; position < inputShape.Plane; position++) sums.Span[position] = MathF.Log(sums.Span[position]);
        for (var channel = 0; channel < inputShape.Channels; channel++)
        {
            var plane = new Range(channel * inputShape.Plane, (channel + 1) * inputShape.Plane);
            ChannelExponentials.Subtract(input[plane], greatest.Span, sums.Span, output[plane]);
        }
    }
}
