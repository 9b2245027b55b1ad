using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <content>Estimates with a proven bound: stored when no lane lies near a rounding boundary.</content>
public static partial class Lanes512
{
    /// <summary>Rounds, saturates and stores sixteen estimates; tells, a bit each, which true values may lie beyond a rounding boundary.</summary>
    /// <remarks>Beyond the destination's range all values saturate alike, so there boundaries do not matter.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(Vector512<float> sum, float bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (least, greatest) = IntegerRange.Of<TOut>();
        var floor = Vector512.Floor(sum);
        var fraction = sum - floor;
        var distance = LanesScalar.IsToNearest(rounding)
            ? Vector512.Abs(fraction - Vector512.Create(0.5f))
            : Vector512.Min(fraction, Vector512.Create(1f) - fraction);
        var low = Vector512.Create((absolute ? -(float)greatest : least) - 1f - bound);
        var high = Vector512.Create(greatest + 1f + bound);
        var near = Vector512.LessThanOrEqual(distance, Vector512.Create(bound))
            & Vector512.GreaterThanOrEqual(sum, low) & Vector512.LessThanOrEqual(sum, high);
        var rounded = rounding switch
        {
            MidpointRounding.ToNegativeInfinity => floor,
            MidpointRounding.ToPositiveInfinity => Vector512.Ceiling(sum),
            MidpointRounding.ToZero => Vector512.ConditionalSelect(Vector512.LessThan(sum, Vector512<float>.Zero), Vector512.Ceiling(sum), floor),
            _ => Vector512.Floor(sum + Vector512.Create(0.5f)),
        };
        if (absolute) rounded = Vector512.Abs(rounded);
        // 2,147,483,520 is the greatest float that an int can hold
        rounded = Vector512.Min(Vector512.Max(rounded, Vector512.Create((float)least)), Vector512.Create(Math.Min(greatest, 2_147_483_520f)));
        Store(Vector512.ConvertToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }

    /// <summary>Rounds, saturates and stores eight estimates; tells, a bit each, which true values may lie beyond a rounding boundary.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(Vector512<double> sum, double bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var (least, greatest) = IntegerRange.Of<TOut>();
        var floor = Vector512.Floor(sum);
        var fraction = sum - floor;
        var distance = LanesScalar.IsToNearest(rounding)
            ? Vector512.Abs(fraction - Vector512.Create(0.5))
            : Vector512.Min(fraction, Vector512.Create(1.0) - fraction);
        var low = Vector512.Create((absolute ? -(double)greatest : least) - 1 - bound);
        var high = Vector512.Create(greatest + 1.0 + bound);
        var near = Vector512.LessThanOrEqual(distance, Vector512.Create(bound))
            & Vector512.GreaterThanOrEqual(sum, low) & Vector512.LessThanOrEqual(sum, high);
        var rounded = rounding switch
        {
            MidpointRounding.ToNegativeInfinity => floor,
            MidpointRounding.ToPositiveInfinity => Vector512.Ceiling(sum),
            MidpointRounding.ToZero => Vector512.ConditionalSelect(Vector512.LessThan(sum, Vector512<double>.Zero), Vector512.Ceiling(sum), floor),
            _ => Vector512.Floor(sum + Vector512.Create(0.5)),
        };
        if (absolute) rounded = Vector512.Abs(rounded);
        rounded = Vector512.Min(Vector512.Max(rounded, Vector512.Create((double)least)), Vector512.Create((double)greatest));
        Lanes256.Store(ToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TOut>(Vector512<int> value, ref TOut row, nuint index)
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
    public static ulong StoreNearest<TOut>(Vector512<float> sum, float bound, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var magic = Vector512.Create(12_582_912f);
        var shifted = sum + magic;
        var distance = Vector512.Abs(sum - (shifted - magic));
        var rounded = shifted.AsInt32() - magic.AsInt32();
        Store(absolute ? Vector512.Abs(rounded) : rounded, ref row, index);
        return Vector512.GreaterThan(distance, Vector512.Create(0.5f - bound)).ExtractMostSignificantBits();
    }
}
