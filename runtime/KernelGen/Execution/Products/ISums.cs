using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelGen.Execution;

/// <summary>The number type in which a filter adds, and the ways into it and out of it.</summary>
/// <typeparam name="TIn">Element of the source.</typeparam>
/// <typeparam name="TSum">What sums are made of.</typeparam>
/// <typeparam name="TOut">Element of the destination.</typeparam>
internal unsafe interface ISums<TIn, TSum, TOut>
    where TIn : unmanaged
    where TSum : unmanaged, INumber<TSum>
    where TOut : unmanaged
{
    /// <summary>Elements as summands.</summary>
    void Widen(TIn* from, TSum* to, nint count);

    /// <summary>Sums as results: offset, division, rounding, magnitude, saturation.</summary>
    void Finish(TSum* sums, TOut* to, nint count);
}

/// <summary>Elements as they are.</summary>
internal readonly unsafe struct SameElements<T> : ISums<T, T, T>
    where T : unmanaged, INumber<T>
{
    public void Widen(T* from, T* to, nint count) => Copy(from, to, count);

    public void Finish(T* sums, T* to, nint count) => Copy(sums, to, count);

    private static void Copy(T* from, T* to, nint count) => new ReadOnlySpan<T>(from, (int)count).CopyTo(new Span<T>(to, (int)count));
}

/// <summary>What two values of a window become; any order and grouping gives the same, but for the rounding of sums.</summary>
internal interface IFold<T>
    where T : unmanaged, INumber<T>
{
    /// <summary>Values are added, and may be weighted; else one of them is taken, and may be taken twice.</summary>
    static abstract bool IsSum { get; }

    static abstract T Of(T first, T second);

    static abstract Vector<T> Of(Vector<T> first, Vector<T> second);
}

/// <summary>The sum.</summary>
internal readonly struct Sum<T> : IFold<T>
    where T : unmanaged, INumber<T>
{
    public static bool IsSum => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(T first, T second) => first + second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> first, Vector<T> second) => first + second;
}

/// <summary>The lesser one; NaN where one of them is.</summary>
internal readonly struct Least<T> : IFold<T>
    where T : unmanaged, INumber<T>
{
    public static bool IsSum => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of(T first, T second) => first < second || T.IsNaN(first) ? first : second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> first, Vector<T> second) =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double)
            ? Vector.ConditionalSelect(Vector.LessThan(first, second) | ~Vector.Equals(first, first), first, second)
            : Vector.Min(first, second);
}
