using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <summary>Words for four floats at a time: what the layers of a network are written in.</summary>
/// <remarks>Memory is walked by emitted code, which has checked nothing: the whole vector must lie in the array.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Singles128
{
    /// <summary>Whether the machine has such vectors.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated;
    }

    /// <summary>The floats from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref float memory, nint offset) => Vector128.LoadUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>The float at <paramref name="offset"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Spread(ref float memory, nint offset) => Vector128.Create(Unsafe.Add(ref memory, offset));

    /// <summary>The number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Create(float value) => Vector128.Create(value);

    /// <summary>Writes the lanes from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref float memory, nint offset) =>
        value.StoreUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>a·b + c; rounded once where the machine can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : AdvSimd.IsSupported ? AdvSimd.FusedMultiplyAdd(c, a, b) : a * b + c;

    /// <summary>The greater of two; a NaN if there is one.</summary>
    /// <remarks>
    /// The instruction gives its second operand where one is NaN: of both orders one then gives the NaN, and the bits of the other do
    /// not end it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Greater(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported
            ? Sse.Max(left, right) | Sse.Max(right, left)
            : Vector128.ConditionalSelect(Vector128.Equals(left, left), AtLeast(right, left), left);

    /// <summary>max(x, bound) for a bound that is no NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AtLeast(Vector128<float> x, Vector128<float> bound) =>
        Sse.IsSupported ? Sse.Max(bound, x) : AdvSimd.IsSupported
            ? AdvSimd.Max(bound, x) : Vector128.ConditionalSelect(Vector128.LessThan(x, bound), bound, x);

    /// <summary>min(x, bound) for a bound that is no NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AtMost(Vector128<float> x, Vector128<float> bound) =>
        Sse.IsSupported ? Sse.Min(bound, x) : AdvSimd.IsSupported
            ? AdvSimd.Min(bound, x) : Vector128.ConditionalSelect(Vector128.GreaterThan(x, bound), bound, x);

    /// <summary>The first, third, … numbers of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Even(Vector128<float> first, Vector128<float> second) =>
        Sse.IsSupported ? Sse.Shuffle(first, second, 0x88)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipEven(first, second)
            : Vector128.Create(first[0], first[2], second[0], second[2]);

    /// <summary>The second, fourth, … numbers of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Odd(Vector128<float> first, Vector128<float> second) =>
        Sse.IsSupported ? Sse.Shuffle(first, second, 0xDD)
            : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.UnzipOdd(first, second)
            : Vector128.Create(first[1], first[3], second[1], second[3]);

    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReLU(Vector128<float> x) => AtLeast(x, Vector128<float>.Zero);

    /// <summary>min(max(x, 0), 6).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReLU6(Vector128<float> x) => AtMost(ReLU(x), Create(6));

    /// <summary>x where it is not negative, else x·slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LeakyReLU(Vector128<float> x, float slope) =>
        Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128<float>.Zero), x * Create(slope), x);

    /// <summary>x·min(max(x + 3, 0), 6)/6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> HardSwish(Vector128<float> x) => x * (ReLU6(x + Create(3)) * Create(1f / 6));

    /// <summary>The value where two numbers are equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> IfEqual(Vector128<float> left, Vector128<float> right, Vector128<float> value) => Vector128.Equals(left, right) & value;

    /// <summary>The value where two numbers are not equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> IfOther(Vector128<float> left, Vector128<float> right, Vector128<float> value) => Vector128.AndNot(value, Vector128.Equals(left, right));

    /// <summary>The gradient of a ReLU's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReLUGradient(Vector128<float> y, Vector128<float> dy) =>
        Vector128.GreaterThan(y, Vector128<float>.Zero) & dy;

    /// <summary>The gradient of a ReLU6's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReLU6Gradient(Vector128<float> y, Vector128<float> dy) =>
        Vector128.GreaterThan(y, Vector128<float>.Zero) & Vector128.LessThan(y, Create(6)) & dy;

    /// <summary>The gradient of a leaky ReLU's input, given its result for a slope above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LeakyReLUGradient(Vector128<float> y, Vector128<float> dy, float slope) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(y, Vector128<float>.Zero), dy, dy * Create(slope));

    /// <summary>The gradient of a sigmoid's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SigmoidGradient(Vector128<float> y, Vector128<float> dy) => dy * (y * (Create(1) - y));

    /// <summary>The gradient of a hyperbolic tangent's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> TanhGradient(Vector128<float> y, Vector128<float> dy) => dy * (Create(1) - y * y);
}
