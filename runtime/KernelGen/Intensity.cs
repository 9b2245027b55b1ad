using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Kernels;
using KernelGen.Running;

namespace KernelGen;

/// <summary>Rescales the intensities of an image, as scikit-image's <c>exposure.rescale_intensity(image, in_range, 'dtype')</c>.</summary>
/// <remarks>
/// Values are clipped to the limits, and the limits go to those of the destination's type: of an integer its least and greatest
/// value, of a float −1 and 1; but to 0 from below where the lower limit is not negative. The arithmetic is scikit-image's, in
/// double precision: (v − low)/(high − low)·(top − bottom) + bottom. Where the limits are equal nothing is stretched: values are
/// clipped to the destination's limits. Elements are byte, short, ushort, int, float or double, on either side. A NaN gives NaN,
/// or 0 in an integer; among pixels whose limits are to be found it makes the limits NaN, hence every result.
/// </remarks>
public static class Intensity
{
    /// <summary>Stretches from the least and the greatest value that the source has.</summary>
    /// <param name="source">The elements of the image.</param>
    /// <param name="destination">At least as many elements; the source itself, or memory that it does not touch.</param>
    /// <param name="rounding">How a result becomes an integer; ignored for a float. ToZero is what scikit-image does.</param>
    /// <exception cref="ArgumentException">The destination is too short or partly the source, or a type is not supported.</exception>
    public static void Rescale<TIn, TOut>(
        ReadOnlySpan<TIn> source, Span<TOut> destination, MidpointRounding rounding = MidpointRounding.ToEven)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        Rescaling.Check(source, destination, rounding);
        if (source.IsEmpty) return;
        var (low, high) = Rescaling.LimitsOf(source);
        Rescaling.Run(source, destination, low, high, rounding);
    }

    /// <summary>Stretches from given limits; values beyond them are clipped.</summary>
    /// <param name="source">The elements of the image.</param>
    /// <param name="destination">At least as many elements; the source itself, or memory that it does not touch.</param>
    /// <param name="low">What goes to the destination's lower limit; finite.</param>
    /// <param name="high">What goes to the destination's upper limit; finite, not less than <paramref name="low"/>.</param>
    /// <param name="rounding">How a result becomes an integer; ignored for a float. ToZero is what scikit-image does.</param>
    /// <exception cref="ArgumentException">
    /// The limits are not finite or not in order, the destination is too short or partly the source, or a type is not supported.
    /// </exception>
    public static void Rescale<TIn, TOut>(
        ReadOnlySpan<TIn> source, Span<TOut> destination, double low, double high, MidpointRounding rounding = MidpointRounding.ToEven)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        Rescaling.Check(source, destination, rounding);
        if (!double.IsFinite(low) || !double.IsFinite(high) || low > high)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The limits are {low} and {high}; they must be finite, the lower one first."), nameof(low));
        }
        Rescaling.Run(source, destination, low, high, rounding);
    }
}

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
