using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <content>Estimates with a proven bound: stored when no lane lies near a rounding boundary.</content>
public static partial class Lanes128
{
    /// <summary>Rounds, saturates and stores four estimates; tells, a bit each, which true values may lie beyond a rounding boundary.</summary>
    /// <remarks>Beyond the destination's range all values saturate alike, so there boundaries do not matter.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(Vector128<float> sum, float bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (least, greatest) = IntegerRange.Of<TOut>();
        var floor = Vector128.Floor(sum);
        var fraction = sum - floor;
        var distance = LanesScalar.IsToNearest(rounding)
            ? Vector128.Abs(fraction - Vector128.Create(0.5f))
            : Vector128.Min(fraction, Vector128.Create(1f) - fraction);
        var low = Vector128.Create((absolute ? -(float)greatest : least) - 1f - bound);
        var high = Vector128.Create(greatest + 1f + bound);
        var near = Vector128.LessThanOrEqual(distance, Vector128.Create(bound))
            & Vector128.GreaterThanOrEqual(sum, low) & Vector128.LessThanOrEqual(sum, high);
        var rounded = rounding switch
        {
            MidpointRounding.ToNegativeInfinity => floor,
            MidpointRounding.ToPositiveInfinity => Vector128.Ceiling(sum),
            MidpointRounding.ToZero => Vector128.ConditionalSelect(Vector128.LessThan(sum, Vector128<float>.Zero), Vector128.Ceiling(sum), floor),
            _ => Vector128.Floor(sum + Vector128.Create(0.5f)),
        };
        if (absolute) rounded = Vector128.Abs(rounded);
        // 2,147,483,520 is the greatest float that an int can hold
        rounded = Vector128.Min(Vector128.Max(rounded, Vector128.Create((float)least)), Vector128.Create(Math.Min(greatest, 2_147_483_520f)));
        Store(Vector128.ConvertToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }

    /// <summary>Rounds, saturates and stores two estimates; tells, a bit each, which true values may lie beyond a rounding boundary.</summary>
    public static ulong StoreEstimate<TOut>(Vector128<double> sum, double bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged =>
        LanesScalar.StoreEstimate(sum.GetElement(0), bound, rounding, absolute, ref row, index)
        | LanesScalar.StoreEstimate(sum.GetElement(1), bound, rounding, absolute, ref row, index + 1) << 1;

    /// <summary>Stores four elements, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<TOut>(Vector128<int> value, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(byte)) Store(value, ref Unsafe.As<TOut, byte>(ref row), index);
        else if (typeof(TOut) == typeof(short)) Store(value, ref Unsafe.As<TOut, short>(ref row), index);
        else if (typeof(TOut) == typeof(ushort)) Store(value, ref Unsafe.As<TOut, ushort>(ref row), index);
        else value.StoreUnsafe(ref Unsafe.As<TOut, int>(ref row), index);
    }

    /// <summary>
    /// As <c>StoreEstimate</c> to the nearest integer, for estimates of magnitude below 2^21: adding 1.5·2^23 rounds to the nearest
    /// integer and leaves it in the low bits; only a lane within the bound of a half is in doubt.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreNearest<TOut>(Vector128<float> sum, float bound, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var magic = Vector128.Create(12_582_912f);
        var shifted = sum + magic;
        var distance = Vector128.Abs(sum - (shifted - magic));
        var rounded = shifted.AsInt32() - magic.AsInt32();
        Store(absolute ? Vector128.Abs(rounded) : rounded, ref row, index);
        return Vector128.GreaterThan(distance, Vector128.Create(0.5f - bound)).ExtractMostSignificantBits();
    }
}
