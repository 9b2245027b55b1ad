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
}
