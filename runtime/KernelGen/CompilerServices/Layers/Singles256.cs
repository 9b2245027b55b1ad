using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <summary>Words for eight floats at a time: what the layers of a network are written in.</summary>
/// <remarks>Memory is walked by emitted code, which has checked nothing: the whole vector must lie in the array.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Singles256
{
    /// <summary>Whether the machine has such vectors.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated;
    }

    /// <summary>Whether there are thirty-two registers of 256 bits instead of sixteen.</summary>
    public static bool HasManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated && Avx512F.VL.IsSupported;
    }

    /// <summary>The floats from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float memory, nint offset) => Vector256.LoadUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>The float at <paramref name="offset"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Spread(ref float memory, nint offset) => Vector256.Create(Unsafe.Add(ref memory, offset));

    /// <summary>The number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Create(float value) => Vector256.Create(value);

    /// <summary>Writes the lanes from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref float memory, nint offset) =>
        value.StoreUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>a·b + c; rounded once where the machine can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> a, Vector256<float> b, Vector256<float> c) =>
        Fma.IsSupported ? Fma.MultiplyAdd(a, b, c) : a * b + c;

    /// <summary>The greater of two; a NaN if there is one.</summary>
    /// <remarks>
    /// The instruction gives its second operand where one is NaN: of both orders one then gives the NaN, and the bits of the other do
    /// not end it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Greater(Vector256<float> left, Vector256<float> right) =>
        Avx.IsSupported
            ? Avx.Max(left, right) | Avx.Max(right, left)
            : Vector256.ConditionalSelect(Vector256.Equals(left, left), AtLeast(right, left), left);

    /// <summary>max(x, bound) for a bound that is no NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtLeast(Vector256<float> x, Vector256<float> bound) =>
        Avx.IsSupported ? Avx.Max(bound, x) : Vector256.ConditionalSelect(Vector256.LessThan(x, bound), bound, x);

    /// <summary>min(x, bound) for a bound that is no NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AtMost(Vector256<float> x, Vector256<float> bound) =>
        Avx.IsSupported ? Avx.Min(bound, x) : Vector256.ConditionalSelect(Vector256.GreaterThan(x, bound), bound, x);

    /// <summary>The first, third, … numbers of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Even(Vector256<float> first, Vector256<float> second) =>
        Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.Shuffle(first, second, 0x88).AsDouble(), 0xD8).AsSingle()
            : Vector256.Create(
                Singles128.Even(first.GetLower(), first.GetUpper()), Singles128.Even(second.GetLower(), second.GetUpper()));

    /// <summary>The second, fourth, … numbers of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Odd(Vector256<float> first, Vector256<float> second) =>
        Avx2.IsSupported
            ? Avx2.Permute4x64(Avx.Shuffle(first, second, 0xDD).AsDouble(), 0xD8).AsSingle()
            : Vector256.Create(
                Singles128.Odd(first.GetLower(), first.GetUpper()), Singles128.Odd(second.GetLower(), second.GetUpper()));

    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReLU(Vector256<float> x) => AtLeast(x, Vector256<float>.Zero);

    /// <summary>min(max(x, 0), 6).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReLU6(Vector256<float> x) => AtMost(ReLU(x), Create(6));

    /// <summary>x where it is not negative, else x·slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LeakyReLU(Vector256<float> x, float slope) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), x * Create(slope), x);

    /// <summary>x·min(max(x + 3, 0), 6)/6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> HardSwish(Vector256<float> x) => x * (ReLU6(x + Create(3)) * Create(1f / 6));

    /// <summary>The value where two numbers are equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> IfEqual(Vector256<float> left, Vector256<float> right, Vector256<float> value) => Vector256.Equals(left, right) & value;

    /// <summary>The value where two numbers are not equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> IfOther(Vector256<float> left, Vector256<float> right, Vector256<float> value) => Vector256.AndNot(value, Vector256.Equals(left, right));

    /// <summary>The gradient of a ReLU's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReLUGradient(Vector256<float> y, Vector256<float> dy) =>
        Vector256.GreaterThan(y, Vector256<float>.Zero) & dy;

    /// <summary>The gradient of a ReLU6's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ReLU6Gradient(Vector256<float> y, Vector256<float> dy) =>
        Vector256.GreaterThan(y, Vector256<float>.Zero) & Vector256.LessThan(y, Create(6)) & dy;

    /// <summary>The gradient of a leaky ReLU's input, given its result for a slope above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LeakyReLUGradient(Vector256<float> y, Vector256<float> dy, float slope) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(y, Vector256<float>.Zero), dy, dy * Create(slope));

    /// <summary>The gradient of a sigmoid's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SigmoidGradient(Vector256<float> y, Vector256<float> dy) => dy * (y * (Create(1) - y));

    /// <summary>The gradient of a hyperbolic tangent's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> TanhGradient(Vector256<float> y, Vector256<float> dy) => dy * (Create(1) - y * y);
}
