using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <content>Estimates with a proven bound: stored when no lane lies near a rounding boundary.</content>
public static partial class Lanes256
{
    /// <summary>Rounds, saturates and stores eight estimates; tells, a bit each, which true values may lie beyond a rounding boundary.</summary>
    /// <remarks>Beyond the destination's range all values saturate alike, so there boundaries do not matter.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(Vector256<float> sum, float bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (least, greatest) = IntegerRange.Of<TOut>();
        var floor = Vector256.Floor(sum);
        var fraction = sum - floor;
        var distance = LanesScalar.IsToNearest(rounding)
            ? Vector256.Abs(fraction - Vector256.Create(0.5f))
            : Vector256.Min(fraction, Vector256.Create(1f) - fraction);
        var low = Vector256.Create((absolute ? -(float)greatest : least) - 1f - bound);
        var high = Vector256.Create(greatest + 1f + bound);
        var near = Vector256.LessThanOrEqual(distance, Vector256.Create(bound))
            & Vector256.GreaterThanOrEqual(sum, low) & Vector256.LessThanOrEqual(sum, high);
        var rounded = rounding switch
        {
            MidpointRounding.ToNegativeInfinity => floor,
            MidpointRounding.ToPositiveInfinity => Vector256.Ceiling(sum),
            MidpointRounding.ToZero => Vector256.ConditionalSelect(Vector256.LessThan(sum, Vector256<float>.Zero), Vector256.Ceiling(sum), floor),
            _ => Vector256.Floor(sum + Vector256.Create(0.5f)),
        };
        if (absolute) rounded = Vector256.Abs(rounded);
        // 2,147,483,520 is the greatest float that an int can hold
        rounded = Vector256.Min(Vector256.Max(rounded, Vector256.Create((float)least)), Vector256.Create(Math.Min(greatest, 2_147_483_520f)));
        Store(Vector256.ConvertToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }

    /// <summary>Rounds, saturates and stores four estimates; tells, a bit each, which true values may lie beyond a rounding boundary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(Vector256<double> sum, double bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (least, greatest) = IntegerRange.Of<TOut>();
        var floor = Vector256.Floor(sum);
        var fraction = sum - floor;
        var distance = LanesScalar.IsToNearest(rounding)
            ? Vector256.Abs(fraction - Vector256.Create(0.5))
            : Vector256.Min(fraction, Vector256.Create(1.0) - fraction);
        var low = Vector256.Create((absolute ? -(double)greatest : least) - 1 - bound);
        var high = Vector256.Create(greatest + 1.0 + bound);
        var near = Vector256.LessThanOrEqual(distance, Vector256.Create(bound))
            & Vector256.GreaterThanOrEqual(sum, low) & Vector256.LessThanOrEqual(sum, high);
        var rounded = rounding switch
        {
            MidpointRounding.ToNegativeInfinity => floor,
            MidpointRounding.ToPositiveInfinity => Vector256.Ceiling(sum),
            MidpointRounding.ToZero => Vector256.ConditionalSelect(Vector256.LessThan(sum, Vector256<double>.Zero), Vector256.Ceiling(sum), floor),
            _ => Vector256.Floor(sum + Vector256.Create(0.5)),
        };
        if (absolute) rounded = Vector256.Abs(rounded);
        rounded = Vector256.Min(Vector256.Max(rounded, Vector256.Create((double)least)), Vector256.Create((double)greatest));
        Lanes128.Store(Lanes128.ToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<TOut>(Vector256<int> value, ref TOut row, nuint index)
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
    public static ulong StoreNearest<TOut>(Vector256<float> sum, float bound, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var magic = Vector256.Create(12_582_912f);
        var shifted = sum + magic;
        var distance = Vector256.Abs(sum - (shifted - magic));
        var rounded = shifted.AsInt32() - magic.AsInt32();
        Store(absolute ? Vector256.Abs(rounded) : rounded, ref row, index);
        return Vector256.GreaterThan(distance, Vector256.Create(0.5f - bound)).ExtractMostSignificantBits();
    }
}
