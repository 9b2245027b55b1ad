using System;

namespace KernelGen.CompilerServices;

// Exact sums over a denominator, rounded and stored: for lanes whose estimate is in doubt.

public static partial class LanesScalar
{
    /// <summary>Rounds <paramref name="sum"/>/<paramref name="denominator"/>, saturates and stores it.</summary>
    /// <typeparam name="TOut">byte, short, ushort or int.</typeparam>
    public static void Store<TOut>(long sum, long denominator, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (quotient, remainder) = Math.DivRem(sum, denominator);
        if (remainder < 0) (quotient, remainder) = (quotient - 1, remainder + denominator);
        if (RoundsUp(remainder.CompareTo(0), (2 * remainder).CompareTo(denominator), sum < 0, (quotient & 1) != 0, rounding))
            quotient++;
        if (absolute) quotient = Math.Abs(quotient);
        var (least, greatest) = IntegerRange.Of<TOut>();
        StoreAs(Math.Clamp(quotient, least, greatest), ref row, index);
    }

    /// <summary>Rounds <paramref name="sum"/>/<paramref name="denominator"/>, saturates and stores it; both below 2^126.</summary>
    /// <typeparam name="TOut">byte, short, ushort or int.</typeparam>
    public static void Store<TOut>(Int128 sum, Int128 denominator, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (quotient, remainder) = Int128.DivRem(sum, denominator);
        if (remainder < 0) (quotient, remainder) = (quotient - 1, remainder + denominator);
        if (RoundsUp(remainder.CompareTo(Int128.Zero), (2 * remainder).CompareTo(denominator), sum < 0, (quotient & 1) != 0, rounding))
            quotient++;
        if (absolute) quotient = Int128.Abs(quotient);
        var (least, greatest) = IntegerRange.Of<TOut>();
        StoreAs((long)Int128.Clamp(quotient, least, greatest), ref row, index);
    }

    /// <summary>Whether floor + remainder/denominator rounds to floor + 1.</summary>
    private static bool RoundsUp(
        int remainderToZero, int remainderToHalf, bool isNegative, bool isFloorOdd, MidpointRounding rounding) => rounding switch
    {
        MidpointRounding.ToEven => remainderToHalf > 0 || (remainderToHalf == 0 && isFloorOdd),
        MidpointRounding.AwayFromZero => remainderToHalf > 0 || (remainderToHalf == 0 && !isNegative),
        MidpointRounding.ToZero => isNegative && remainderToZero > 0,
        MidpointRounding.ToPositiveInfinity => remainderToZero > 0,
        _ => false,
    };
}
