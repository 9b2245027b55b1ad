using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>The words of <see cref="Singles128"/> for one float at a time: machines without vectors compute the same.</summary>
/// <remarks>Memory is walked by emitted code, which has checked nothing: the float must lie in the array.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Singles1
{
    /// <summary>The float at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Load(ref float memory, nint offset) => Unsafe.Add(ref memory, offset);

    /// <summary>The float at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Spread(ref float memory, nint offset) => Unsafe.Add(ref memory, offset);

    /// <summary>The number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Create(float value) => value;

    /// <summary>Writes the float at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, ref float memory, nint offset) => Unsafe.Add(ref memory, offset) = value;

    /// <summary>a·b + c.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MultiplyAdd(float a, float b, float c) => a * b + c;

    /// <summary>The greater of two; a NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Greater(float left, float right) => MathF.Max(left, right);

    /// <summary>The first of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Even(float first, float second) => first;

    /// <summary>The second of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Odd(float first, float second) => second;

    /// <summary>max(x, 0).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReLU(float x) => x < 0 ? 0 : x;

    /// <summary>min(max(x, 0), 6).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReLU6(float x) => x > 6 ? 6 : ReLU(x);

    /// <summary>x where it is not negative, else x·slope.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyReLU(float x, float slope) => x < 0 ? x * slope : x;

    /// <summary>x·min(max(x + 3, 0), 6)/6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float HardSwish(float x) => x * (ReLU6(x + 3) * (1f / 6));

    /// <summary>The value where two numbers are equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IfEqual(float left, float right, float value) => left == right ? value : 0;

    /// <summary>The value where two numbers are not equal, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float IfOther(float left, float right, float value) => left == right ? 0 : value;

    /// <summary>The gradient of a ReLU's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReLUGradient(float y, float dy) => y > 0 ? dy : 0;

    /// <summary>The gradient of a ReLU6's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReLU6Gradient(float y, float dy) => y is > 0 and < 6 ? dy : 0;

    /// <summary>The gradient of a leaky ReLU's input, given its result for a slope above 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyReLUGradient(float y, float dy, float slope) => y > 0 ? dy : dy * slope;

    /// <summary>The gradient of a sigmoid's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SigmoidGradient(float y, float dy) => dy * (y * (1 - y));

    /// <summary>The gradient of a hyperbolic tangent's input, given its result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float TanhGradient(float y, float dy) => dy * (1 - y * y);
}
