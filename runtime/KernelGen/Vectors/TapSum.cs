using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

public static partial class LanesScalar
{
    /// <summary>Adds to a sum what the taps of a window make of its pixels, row by row; under a tap of zero nothing is read.</summary>
    /// <param name="sum">What is added to.</param>
    /// <param name="rows">The rows of the picture.</param>
    /// <param name="row">The window's first row.</param>
    /// <param name="x">The element under the first tap of a row.</param>
    /// <param name="columns">Taps of a row.</param>
    /// <param name="step">Elements from one tap to the next.</param>
    /// <param name="taps">The taps of all rows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSum AddTaps<TSum, T, TTap>(TSum sum, Rows<T> rows, int row, nuint x, int columns, int step, ReadOnlySpan<TTap> taps)
        where TSum : unmanaged, INumberBase<TSum>
        where T : unmanaged, INumberBase<T>
        where TTap : unmanaged, INumberBase<TTap>
    {
        for (var first = 0; first < taps.Length; first += columns, row++)
        {
            ref var pixels = ref Unsafe.Add(ref rows[row], x);
            for (var column = 0; column < columns; column++)
            {
                var tap = taps[first + column];
                if (!TTap.IsZero(tap)) sum += TSum.CreateTruncating(Unsafe.Add(ref pixels, column * step)) * TSum.CreateTruncating(tap);
            }
        }
        return sum;
    }

    /// <summary>Adds to a sum all pixels of a window.</summary>
    /// <param name="sum">What is added to.</param>
    /// <param name="rows">The rows of the picture.</param>
    /// <param name="row">The window's first row.</param>
    /// <param name="x">The element under the first tap of a row.</param>
    /// <param name="columns">Pixels of a row.</param>
    /// <param name="step">Elements from one to the next.</param>
    /// <param name="height">Rows of the window.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TSum AddPixels<TSum, T>(TSum sum, Rows<T> rows, int row, nuint x, int columns, int step, int height)
        where TSum : unmanaged, INumberBase<TSum>
        where T : unmanaged, INumberBase<T>
    {
        for (var end = row + height; row < end; row++)
        {
            ref var pixels = ref Unsafe.Add(ref rows[row], x);
            for (var column = 0; column < columns; column++) sum += TSum.CreateTruncating(Unsafe.Add(ref pixels, column * step));
        }
        return sum;
    }
}
