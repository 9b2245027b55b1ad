using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

// Estimates with a proven bound: rounded, saturated and stored; the result has a bit for each lane whose true value may lie beyond a
// rounding boundary. Values beyond the destination's range all saturate alike, so boundaries there do not matter.

public static partial class Lanes512
{
    /// <summary>Rounds, saturates and stores the estimates; sets the bit of each lane that is in doubt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(
        Vector512<float> sum, float bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
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
            MidpointRounding.ToZero =>
                Vector512.ConditionalSelect(Vector512.LessThan(sum, Vector512<float>.Zero), Vector512.Ceiling(sum), floor),
            _ => Vector512.Floor(sum + Vector512.Create(0.5f)),
        };
        if (absolute) rounded = Vector512.Abs(rounded);
        // 2,147,483,520 is the greatest float that an int can hold
        rounded = Vector512.Min(
            Vector512.Max(rounded, Vector512.Create((float)least)), Vector512.Create(Math.Min(greatest, 2_147_483_520f)));
        StoreAs(Vector512.ConvertToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }

    /// <summary>Rounds, saturates and stores the estimates; sets the bit of each lane that is in doubt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(
        Vector512<double> sum, double bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
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
            MidpointRounding.ToZero =>
                Vector512.ConditionalSelect(Vector512.LessThan(sum, Vector512<double>.Zero), Vector512.Ceiling(sum), floor),
            _ => Vector512.Floor(sum + Vector512.Create(0.5)),
        };
        if (absolute) rounded = Vector512.Abs(rounded);
        rounded = Vector512.Min(
            Vector512.Max(rounded, Vector512.Create((double)least)), Vector512.Create((double)greatest));
        Lanes256.StoreAs(ToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }
}

public static partial class Lanes256
{
    /// <summary>Rounds, saturates and stores the estimates; sets the bit of each lane that is in doubt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(
        Vector256<float> sum, float bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
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
            MidpointRounding.ToZero =>
                Vector256.ConditionalSelect(Vector256.LessThan(sum, Vector256<float>.Zero), Vector256.Ceiling(sum), floor),
            _ => Vector256.Floor(sum + Vector256.Create(0.5f)),
        };
        if (absolute) rounded = Vector256.Abs(rounded);
        // 2,147,483,520 is the greatest float that an int can hold
        rounded = Vector256.Min(
            Vector256.Max(rounded, Vector256.Create((float)least)), Vector256.Create(Math.Min(greatest, 2_147_483_520f)));
        StoreAs(Vector256.ConvertToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }

    /// <summary>Rounds, saturates and stores the estimates; sets the bit of each lane that is in doubt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(
        Vector256<double> sum, double bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
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
            MidpointRounding.ToZero =>
                Vector256.ConditionalSelect(Vector256.LessThan(sum, Vector256<double>.Zero), Vector256.Ceiling(sum), floor),
            _ => Vector256.Floor(sum + Vector256.Create(0.5)),
        };
        if (absolute) rounded = Vector256.Abs(rounded);
        rounded = Vector256.Min(
            Vector256.Max(rounded, Vector256.Create((double)least)), Vector256.Create((double)greatest));
        Lanes128.StoreAs(ToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }
}

public static partial class Lanes128
{
    /// <summary>Rounds, saturates and stores the estimates; sets the bit of each lane that is in doubt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreEstimate<TOut>(
        Vector128<float> sum, float bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
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
            MidpointRounding.ToZero =>
                Vector128.ConditionalSelect(Vector128.LessThan(sum, Vector128<float>.Zero), Vector128.Ceiling(sum), floor),
            _ => Vector128.Floor(sum + Vector128.Create(0.5f)),
        };
        if (absolute) rounded = Vector128.Abs(rounded);
        // 2,147,483,520 is the greatest float that an int can hold
        rounded = Vector128.Min(
            Vector128.Max(rounded, Vector128.Create((float)least)), Vector128.Create(Math.Min(greatest, 2_147_483_520f)));
        StoreAs(Vector128.ConvertToInt32(rounded), ref row, index);
        return near.ExtractMostSignificantBits();
    }

    /// <summary>Rounds, saturates and stores the estimates; sets the bit of each lane that is in doubt.</summary>
    public static ulong StoreEstimate<TOut>(
        Vector128<double> sum, double bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged =>
        LanesScalar.StoreEstimate(sum.GetElement(0), bound, rounding, absolute, ref row, index)
        | LanesScalar.StoreEstimate(sum.GetElement(1), bound, rounding, absolute, ref row, index + 1) << 1;
}

public static partial class LanesScalar
{
    /// <summary>Rounds, saturates and stores an estimate; 1 if it is in doubt, else 0.</summary>
    /// <param name="sum">The estimate.</param>
    /// <param name="bound">Its greatest possible error.</param>
    /// <param name="rounding">Which integer is taken.</param>
    /// <param name="absolute">Whether the magnitude of the rounded sum is stored.</param>
    /// <param name="row">The destination row.</param>
    /// <param name="index">The element.</param>
    /// <typeparam name="TOut">byte, short, ushort or int.</typeparam>
    public static ulong StoreEstimate<TOut>(
        double sum, double bound, MidpointRounding rounding, bool absolute, ref TOut row, nuint index)
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
        StoreAs((long)Math.Clamp(absolute ? Math.Abs(rounded) : rounded, least, greatest), ref row, index);
        return doubt;
    }

    internal static bool IsToNearest(MidpointRounding rounding) => rounding is MidpointRounding.ToEven or MidpointRounding.AwayFromZero;
}
