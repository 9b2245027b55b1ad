using System;
using System.Numerics;

namespace KernelGen.Networks;

/// <summary>Bytes as the numbers that a network was trained on.</summary>
internal static class PixelScaling
{
    /// <summary>p·factor + shift for each channel, one after another.</summary>
    /// <param name="pixels">The bytes.</param>
    /// <param name="values">Room for as many floats.</param>
    /// <param name="scaling">The factor and the shift of each channel.</param>
    public static void Apply(ReadOnlySpan<byte> pixels, Span<float> values, ReadOnlySpan<float> scaling)
    {
        var channels = scaling.Length / 2;
        var plane = pixels.Length / channels;
        for (var channel = 0; channel < channels; channel++)
        {
            var (factor, shift) = (scaling[2 * channel], scaling[2 * channel + 1]);
            Channel(pixels.Slice(channel * plane, plane), values.Slice(channel * plane, plane), factor, shift);
        }
    }

    private static void Channel(ReadOnlySpan<byte> pixels, Span<float> values, float factor, float shift)
    {
        var lanes = Vector<float>.Count;
        var i = 0;
        for (; i <= pixels.Length - 4 * lanes; i += 4 * lanes)
        {
            Vector.Widen(new Vector<byte>(pixels[i..]), out var lower, out var upper);
            Quarters(lower, values[i..], factor, shift);
            Quarters(upper, values[(i + 2 * lanes)..], factor, shift);
        }
        for (; i < pixels.Length; i++) values[i] = pixels[i] * factor + shift;
    }

    private static void Quarters(Vector<ushort> pixels, Span<float> values, float factor, float shift)
    {
        Vector.Widen(pixels, out var lower, out var upper);
        (Vector.ConvertToSingle(lower.As<uint, int>()) * factor + new Vector<float>(shift)).CopyTo(values);
        (Vector.ConvertToSingle(upper.As<uint, int>()) * factor + new Vector<float>(shift)).CopyTo(values[Vector<float>.Count..]);
    }
}
