using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <summary>Rounding of sums that no vector lane can hold: estimates with a bound, and exact integers over a denominator.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LanesScalar
{
    /// <summary>Rounds, saturates and stores an estimate; 1 if the true value may lie beyond a rounding boundary, else 0.</summary>
    /// <param name="sum">The estimate.</param>
    /// <param name="bound">Its greatest possible error.</param>
    /// <param name="rounding">Which integer is taken.</param>
    /// <param name="absolute">Whether the magnitude of the rounded sum is stored.</param>
    /// <param name="row">The destination row.</param>
    /// <param name="index">The element.</param>
    /// <typeparam name="TOut">byte, short, ushort or int.</typeparam>
    public static ulong StoreEstimate<TOut>(double sum, double bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (least, greatest) = IntegerRange.Of<TOut>();
        var doubt = 0ul;
        var (low, high) = (absolute ? -greatest - 1.0 : least - 1.0, greatest + 1.0);
        if (sum >= low - bound && sum <= high + bound)
        {
            var fraction = sum - Math.Floor(sum);
            var distance = IsToNearest(rounding) ? Math.Abs(fraction - 0.5) : Math.Min(fraction, 1 - fraction);
            if (distance <= bound) doubt = 1;
        }
        var rounded = Math.Round(sum, rounding);
        Write((long)Math.Clamp(absolute ? Math.Abs(rounded) : rounded, least, greatest), ref row, index);
        return doubt;
    }

    /// <summary>As <c>StoreEstimate</c> to the nearest integer.</summary>
    public static ulong StoreNearest<TOut>(double sum, double bound, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged => StoreEstimate(sum, bound, MidpointRounding.ToEven, absolute, ref row, index);

    /// <summary>Rounds <paramref name="sum"/>/<paramref name="denominator"/>, saturates and stores it.</summary>
    /// <typeparam name="TOut">byte, short, ushort or int.</typeparam>
    public static void Store<TOut>(long sum, long denominator, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (quotient, remainder) = Math.DivRem(sum, denominator);
        if (remainder < 0) (quotient, remainder) = (quotient - 1, remainder + denominator);
        if (RoundsUp(remainder.CompareTo(0), (2 * remainder).CompareTo(denominator), sum < 0, (quotient & 1) != 0, rounding)) quotient++;
        if (absolute) quotient = Math.Abs(quotient);
        var (least, greatest) = IntegerRange.Of<TOut>();
        Write(Math.Clamp(quotient, least, greatest), ref row, index);
    }

    /// <summary>Rounds <paramref name="sum"/>/<paramref name="denominator"/>, saturates and stores it; both below 2^126.</summary>
    /// <typeparam name="TOut">byte, short, ushort or int.</typeparam>
    public static void Store<TOut>(Int128 sum, Int128 denominator, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (quotient, remainder) = Int128.DivRem(sum, denominator);
        if (remainder < 0) (quotient, remainder) = (quotient - 1, remainder + denominator);
        if (RoundsUp(remainder.CompareTo(Int128.Zero), (2 * remainder).CompareTo(denominator), sum < 0, (quotient & 1) != 0, rounding)) quotient++;
        if (absolute) quotient = Int128.Abs(quotient);
        var (least, greatest) = IntegerRange.Of<TOut>();
        Write((long)Int128.Clamp(quotient, least, greatest), ref row, index);
    }

    internal static bool IsToNearest(MidpointRounding rounding) => rounding is MidpointRounding.ToEven or MidpointRounding.AwayFromZero;

    /// <summary>Whether floor + remainder/denominator rounds to floor + 1.</summary>
    private static bool RoundsUp(int remainderToZero, int remainderToHalf, bool isNegative, bool isFloorOdd, MidpointRounding rounding) => rounding switch
    {
        MidpointRounding.ToEven => remainderToHalf > 0 || (remainderToHalf == 0 && isFloorOdd),
        MidpointRounding.AwayFromZero => remainderToHalf > 0 || (remainderToHalf == 0 && !isNegative),
        MidpointRounding.ToZero => isNegative && remainderToZero > 0,
        MidpointRounding.ToPositiveInfinity => remainderToZero > 0,
        _ => false,
    };

    private static void Write<TOut>(long value, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        ref var element = ref Unsafe.Add(ref row, index);
        if (typeof(TOut) == typeof(byte)) Unsafe.As<TOut, byte>(ref element) = (byte)value;
        else if (typeof(TOut) == typeof(short)) Unsafe.As<TOut, short>(ref element) = (short)value;
        else if (typeof(TOut) == typeof(ushort)) Unsafe.As<TOut, ushort>(ref element) = (ushort)value;
        else Unsafe.As<TOut, int>(ref element) = (int)value;
    }

    /// <summary>The element at <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LoadEven<T>(ref T row, nuint index)
        where T : unmanaged => Unsafe.Add(ref row, index);

    /// <summary>The element after the one at <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T LoadOdd<T>(ref T row, nuint index)
        where T : unmanaged => Unsafe.Add(ref row, index + 1);

    /// <summary>Stores the nearest integer, ties to even, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, ref byte row, nuint index) =>
        Unsafe.Add(ref row, index) = (byte)Math.Clamp(MathF.Round(value), byte.MinValue, byte.MaxValue);

    /// <summary>Stores the nearest integer, ties to even, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, ref short row, nuint index) =>
        Unsafe.Add(ref row, index) = (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);
}
