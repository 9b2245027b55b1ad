using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using KernelGen.CompilerServices;

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

    // Few types of vectors: to load one takes the runtime half a millisecond, before the first answer of a network.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Channel(ReadOnlySpan<byte> pixels, Span<float> values, float factor, float shift)
    {
        fixed (byte* from = pixels)
        fixed (float* to = values)
        {
            nint i = 0;
            if (Avx2.IsSupported)
            {
                for (; i <= pixels.Length - Vector256<float>.Count; i += Vector256<float>.Count)
                    (Avx.ConvertToVector256Single(Avx2.ConvertToVector256Int32(from + i)) * factor + Vector256.Create(shift)).Store(to + i);
            }
            else
            {
                for (; i <= pixels.Length - Vector128<float>.Count; i += Vector128<float>.Count)
                    (Lanes128.LoadSingle(ref *from, (nuint)i) * factor + Vector128.Create(shift)).Store(to + i);
            }
            for (; i < pixels.Length; i++) to[i] = from[i] * factor + shift;
        }
    }
}
