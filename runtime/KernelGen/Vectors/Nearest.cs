using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

// Estimates of magnitude below 2^21 to the nearest integer: adding 1.5·2^23 rounds to the nearest integer and leaves it in the low bits.
// A lane is in doubt only within the bound of a half.

public static partial class Lanes512
{
    /// <summary>As <c>StoreEstimate</c> to the nearest integer, for estimates of magnitude below 2^21.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreNearest<TOut>(Vector512<float> sum, float bound, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var magic = Vector512.Create(12_582_912f);
        var shifted = sum + magic;
        var distance = Vector512.Abs(sum - (shifted - magic));
        var rounded = shifted.AsInt32() - magic.AsInt32();
        StoreAs(absolute ? Vector512.Abs(rounded) : rounded, ref row, index);
        return Vector512.GreaterThan(distance, Vector512.Create(0.5f - bound)).ExtractMostSignificantBits();
    }
}

public static partial class Lanes256
{
    /// <summary>As <c>StoreEstimate</c> to the nearest integer, for estimates of magnitude below 2^21.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreNearest<TOut>(Vector256<float> sum, float bound, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var magic = Vector256.Create(12_582_912f);
        var shifted = sum + magic;
        var distance = Vector256.Abs(sum - (shifted - magic));
        var rounded = shifted.AsInt32() - magic.AsInt32();
        StoreAs(absolute ? Vector256.Abs(rounded) : rounded, ref row, index);
        return Vector256.GreaterThan(distance, Vector256.Create(0.5f - bound)).ExtractMostSignificantBits();
    }
}

public static partial class Lanes128
{
    /// <summary>As <c>StoreEstimate</c> to the nearest integer, for estimates of magnitude below 2^21.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong StoreNearest<TOut>(Vector128<float> sum, float bound, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        var magic = Vector128.Create(12_582_912f);
        var shifted = sum + magic;
        var distance = Vector128.Abs(sum - (shifted - magic));
        var rounded = shifted.AsInt32() - magic.AsInt32();
        StoreAs(absolute ? Vector128.Abs(rounded) : rounded, ref row, index);
        return Vector128.GreaterThan(distance, Vector128.Create(0.5f - bound)).ExtractMostSignificantBits();
    }
}

public static partial class LanesScalar
{
    /// <summary>As <c>StoreEstimate</c> to the nearest integer.</summary>
    public static ulong StoreNearest<TOut>(double sum, double bound, bool absolute, ref TOut row, nuint index)
        where TOut : unmanaged => StoreEstimate(sum, bound, MidpointRounding.ToEven, absolute, ref row, index);
}
