using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.Execution;

/// <summary>The arithmetic of <see cref="Intensity"/>.</summary>
internal static class Rescaling
{
    /// <exception cref="ArgumentException">A type is not supported, the destination too short, or partly the source.</exception>
    public static void Check<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, MidpointRounding rounding)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (!Element.IsNumber<TIn>() || !Element.IsNumber<TOut>())
        {
            throw new ArgumentException(
                $"{ElementName.Of(typeof(TIn))} to {ElementName.Of(typeof(TOut))} is not supported; "
                + "both must be byte, short, ushort, int, float or double: convert the picture.", nameof(source));
        }
        if (!Enum.IsDefined(rounding)) throw new ArgumentException($"{(int)rounding} is no MidpointRounding.", nameof(rounding));
        if (destination.Length < source.Length)
        {
            throw new ArgumentException(
                $"The destination has {destination.Length} elements; the source has {source.Length}: pass a longer one.",
                nameof(destination));
        }
        var written = MemoryMarshal.AsBytes(destination[..source.Length]);
        if (!written.Overlaps(MemoryMarshal.AsBytes(source), out var offset) || (offset == 0 && typeof(TIn) == typeof(TOut))) return;
        throw new ArgumentException(
            "Source and destination share elements: rescale in place, with the same elements on both sides, or to another destination.",
            nameof(destination));
    }

    /// <summary>The least and greatest element; NaN if there is one.</summary>
    public static (double Low, double High) LimitsOf<T>(ReadOnlySpan<T> source)
        where T : unmanaged
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var element in source)
        {
            var value = Element.ToDouble(element);
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        return (low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<TIn, TOut>(ReadOnlySpan<TIn> source, Span<TOut> destination, double low, double high, MidpointRounding rounding)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var (least, top) = Element.LimitsOf<TOut>();
        var bottom = low >= 0 ? 0 : least;
        var isInteger = typeof(TOut) != typeof(float) && typeof(TOut) != typeof(double);
        for (var i = 0; i < source.Length; i++)
        {
            // Math.Min and Math.Max keep a NaN, as numpy.clip does.
            var value = Math.Min(Math.Max(Element.ToDouble(source[i]), low), high);
            value = low == high ? Math.Min(Math.Max(value, bottom), top) : (value - low) / (high - low) * (top - bottom) + bottom;
            if (isInteger) value = double.IsNaN(value) ? 0 : Math.Clamp(Math.Round(value, rounding), least, top);
            destination[i] = Element.From<TOut>(value);
        }
    }
}
