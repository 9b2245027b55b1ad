using System;
using System.Numerics;
using System.Runtime.InteropServices;
using KernelGen.Operations;

namespace KernelGen.CompilerServices;

/// <content>Functions of one number: dx = dy·f′. Those that take y know their derivative from the result.</content>
public static partial class TensorGradients
{
    /// <summary>dy where y is above 0.</summary>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="y">The output.</param>
    /// <param name="dx">Takes the gradient of the input.</param>
    public static void ReLU(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx) => Run(default(PositiveSlope), dy, y, dx);

    /// <summary>dy where y is between 0 and 6.</summary>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="y">The output.</param>
    /// <param name="dx">Takes the gradient of the input.</param>
    public static void ReLU6(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx) => Run(default(BoundedSlope), dy, y, dx);

    /// <summary>dy where y is above 0, else dy·slope. Of a slope above 0 the output tells as much as the input; of others the input is taken.</summary>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="y">The output, or the input.</param>
    /// <param name="dx">Takes the gradient of the input.</param>
    /// <param name="slope">The slope.</param>
    public static void LeakyReLU(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx, float slope) =>
        Run(new LeakySlope(slope), dy, y, dx);

    /// <summary>dy·y·(1 − y).</summary>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="y">The output.</param>
    /// <param name="dx">Takes the gradient of the input.</param>
    public static void Sigmoid(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx) => Run(default(SigmoidSlope), dy, y, dx);

    /// <summary>dy·(1 − y²).</summary>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="y">The output.</param>
    /// <param name="dx">Takes the gradient of the input.</param>
    public static void Tanh(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx) => Run(default(TanhSlope), dy, y, dx);

    /// <summary>dy·(Φ(x) + x·φ(x)).</summary>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="x">The input.</param>
    /// <param name="dx">Takes the gradient of the input.</param>
    public static void GELU(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx) => Run(default(NormalSlope), dy, x, dx);

    /// <summary>dy·σ(x)·(1 + x·(1 − σ(x))).</summary>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="x">The input.</param>
    /// <param name="dx">Takes the gradient of the input.</param>
    public static void SiLU(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx) => Run(default(LogisticSlope), dy, x, dx);

    /// <summary>dy·(x/3 + ½) where −3 &lt; x &lt; 3; 0 up to −3, dy from 3 on, as PyTorch has it at the corners.</summary>
    /// <param name="dy">The gradient of the output.</param>
    /// <param name="x">The input.</param>
    /// <param name="dx">Takes the gradient of the input.</param>
    public static void HardSwish(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> dx) => Run(default(HardSlope), dy, x, dx);

    /// <summary>The last numbers go through a vector of their own: all get the same bits.</summary>
    private static void Run<TSlope>(TSlope slope, ReadOnlySpan<float> dy, ReadOnlySpan<float> known, Span<float> dx)
        where TSlope : struct, ISlope
    {
        var lanes = Vector<float>.Count;
        ref var gradient = ref MemoryMarshal.GetReference(dy);
        ref var from = ref MemoryMarshal.GetReference(known);
        ref var to = ref MemoryMarshal.GetReference(dx);
        var i = 0;
        for (; i <= dx.Length - lanes; i += lanes)
        {
            var through = slope.Through(Vector.LoadUnsafe(ref gradient, (nuint)i), Vector.LoadUnsafe(ref from, (nuint)i));
            Vector.StoreUnsafe(through, ref to, (nuint)i);
        }
        if (i == dx.Length) return;

        Span<float> rest = stackalloc float[2 * lanes];
        rest.Clear();
        dy[i..].CopyTo(rest);
        known[i..].CopyTo(rest[lanes..]);
        slope.Through(new Vector<float>(rest), new Vector<float>(rest[lanes..])).CopyTo(rest);
        rest[..(dx.Length - i)].CopyTo(dx[i..]);
    }

    /// <summary>A gradient times the derivative that a known number tells.</summary>
    private interface ISlope
    {
        Vector<float> Through(Vector<float> dy, Vector<float> known);
    }

    private readonly struct PositiveSlope : ISlope
    {
        public Vector<float> Through(Vector<float> dy, Vector<float> known) =>
            Vector.ConditionalSelect(Vector.GreaterThan(known, Vector<float>.Zero), dy, Vector<float>.Zero);
    }

    private readonly struct BoundedSlope : ISlope
    {
        public Vector<float> Through(Vector<float> dy, Vector<float> known) => Vector.ConditionalSelect(
            Vector.GreaterThan(known, Vector<float>.Zero) & Vector.LessThan(known, new Vector<float>(6)), dy, Vector<float>.Zero);
    }

    private readonly struct LeakySlope(float slope) : ISlope
    {
        public Vector<float> Through(Vector<float> dy, Vector<float> known) =>
            Vector.ConditionalSelect(Vector.GreaterThan(known, Vector<float>.Zero), dy, dy * slope);
    }

    private readonly struct SigmoidSlope : ISlope
    {
        public Vector<float> Through(Vector<float> dy, Vector<float> known) => dy * known * (Vector<float>.One - known);
    }

    private readonly struct TanhSlope : ISlope
    {
        public Vector<float> Through(Vector<float> dy, Vector<float> known) => dy * (Vector<float>.One - known * known);
    }

    private readonly struct NormalSlope : ISlope
    {
        private const float InverseRoot = 0.3989422804f;    // 1/√(2π)

        public Vector<float> Through(Vector<float> dy, Vector<float> known)
        {
            var density = Exponential.Of(known * known * -0.5f) * InverseRoot;
            return dy * LanesNative.MultiplyAdd(known, density, NormalDistribution.Of(known));
        }
    }

    private readonly struct LogisticSlope : ISlope
    {
        public Vector<float> Through(Vector<float> dy, Vector<float> known)
        {
            var logistic = Logistic.Of(known);
            return dy * logistic * LanesNative.MultiplyAdd(known, Vector<float>.One - logistic, Vector<float>.One);
        }
    }

    private readonly struct HardSlope : ISlope
    {
        public Vector<float> Through(Vector<float> dy, Vector<float> known)
        {
            var bent = dy * LanesNative.MultiplyAdd(known, new(1f / 3), new(0.5f));
            var upper = Vector.ConditionalSelect(Vector.GreaterThanOrEqual(known, new Vector<float>(3)), dy, bent);
            return Vector.ConditionalSelect(Vector.LessThanOrEqual(known, new Vector<float>(-3)), Vector<float>.Zero, upper);
        }
    }
}
