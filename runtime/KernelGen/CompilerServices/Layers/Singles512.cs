using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <summary>Words for sixteen floats at a time: what the layers of a network are written in.</summary>
/// <remarks>Memory is walked by emitted code, which has checked nothing: the whole vector must lie in the array.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Singles512
{
    /// <summary>Whether the machine has such vectors.</summary>
    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated;
    }

    /// <summary>The floats from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float memory, nint offset) => Vector512.LoadUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>The float at <paramref name="offset"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Spread(ref float memory, nint offset) => Vector512.Create(Unsafe.Add(ref memory, offset));

    /// <summary>The floats at <paramref name="offset"/> and behind it, by turns in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Pair(ref float memory, nint offset) =>
        Vector512.Create(Unsafe.ReadUnaligned<double>(ref Unsafe.As<float, byte>(ref Unsafe.Add(ref memory, offset)))).AsSingle();

    /// <summary>The eight floats from <paramref name="offset"/> on, each in two neighbouring lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Twice(ref float memory, nint offset) => Vector512.Shuffle(
        Singles256.Load(ref memory, offset).ToVector512Unsafe(), Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));

    /// <summary>The left lane of every two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lefts(Vector512<float> pairs) =>
        Vector512.Shuffle(pairs, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 0, 2, 4, 6, 8, 10, 12, 14)).GetLower();

    /// <summary>The right lane of every two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Rights(Vector512<float> pairs) =>
        Vector512.Shuffle(pairs, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 1, 3, 5, 7, 9, 11, 13, 15)).GetLower();

    /// <summary>The number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float value) => Vector512.Create(value);

    /// <summary>Writes the lanes from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref float memory, nint offset) =>
        value.StoreUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>a·b + c; rounded once where the machine can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyAdd(Vector512<float> a, Vector512<float> b, Vector512<float> c) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAdd(a, b, c) : a * b + c;

    /// <summary>The greater of two; a NaN if there is one.</summary>
    /// <remarks>
    /// The instruction gives its second operand where one is NaN: of both orders one then gives the NaN, and the bits of the other do
    /// not end it.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Greater(Vector512<float> left, Vector512<float> right) =>
        Avx512F.IsSupported
            ? Avx512F.Max(left, right) | Avx512F.Max(right, left)
            : Vector512.ConditionalSelect(Vector512.Equals(left, left), AtLeast(right, left), left);

    /// <summary>max(x, bound) for a bound that is no NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AtLeast(Vector512<float> x, Vector512<float> bound) =>
        Avx512F.IsSupported ? Avx512F.Max(bound, x) : Vector512.ConditionalSelect(Vector512.LessThan(x, bound), bound, x);

    /// <summary>min(x, bound) for a bound that is no NaN; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AtMost(Vector512<float> x, Vector512<float> bound) =>
        Avx512F.IsSupported ? Avx512F.Min(bound, x) : Vector512.ConditionalSelect(Vector512.GreaterThan(x, bound), bound, x);

    /// <summary>The first, third, … numbers of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Even(Vector512<float> first, Vector512<float> second) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(first, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), second)
            : Vector512.Create(
                Singles256.Even(first.GetLower(), first.GetUpper()), Singles256.Even(second.GetLower(), second.GetUpper()));

    /// <summary>The second, fourth, … numbers of <paramref name="first"/>, then those of <paramref name="second"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Odd(Vector512<float> first, Vector512<float> second) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar16x32x2(first, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), second)
            : Vector512.Create(
                Singles256.Odd(first.GetLower(), first.GetUpper()), Singles256.Odd(second.GetLower(), second.GetUpper()));

    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLU(Vector512<float> x) => AtLeast(x, Vector512<float>.Zero);

    /// <summary>min(max(x, 0), 6).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLU6(Vector512<float> x) => AtMost(ReLU(x), Create(6));

    /// <summary>x where it is not negative, else x·slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LeakyReLU(Vector512<float> x, float slope) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), x * Create(slope), x);

    /// <summary>x·min(max(x + 3, 0), 6)/6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> HardSwish(Vector512<float> x) => x * (ReLU6(x + Create(3)) * Create(1f / 6));

    /// <summary>The value where two numbers are equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> IfEqual(Vector512<float> left, Vector512<float> right, Vector512<float> value) => Vector512.Equals(left, right) & value;

    /// <summary>The value where two numbers are not equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> IfOther(Vector512<float> left, Vector512<float> right, Vector512<float> value) => Vector512.AndNot(value, Vector512.Equals(left, right));

    /// <summary>The gradient of a ReLU's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLUGradient(Vector512<float> y, Vector512<float> dy) =>
        Vector512.GreaterThan(y, Vector512<float>.Zero) & dy;

    /// <summary>The gradient of a ReLU6's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ReLU6Gradient(Vector512<float> y, Vector512<float> dy) =>
        Vector512.GreaterThan(y, Vector512<float>.Zero) & Vector512.LessThan(y, Create(6)) & dy;

    /// <summary>The gradient of a leaky ReLU's input, given its result for a slope above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LeakyReLUGradient(Vector512<float> y, Vector512<float> dy, float slope) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(y, Vector512<float>.Zero), dy, dy * Create(slope));

    /// <summary>The gradient of a sigmoid's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SigmoidGradient(Vector512<float> y, Vector512<float> dy) => dy * (y * (Create(1) - y));

    /// <summary>The gradient of a hyperbolic tangent's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> TanhGradient(Vector512<float> y, Vector512<float> dy) => dy * (Create(1) - y * y);
}
