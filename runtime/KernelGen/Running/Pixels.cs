using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Running;

/// <summary>What is done to whole pixels after a row is computed.</summary>
internal static unsafe class Pixels
{
    /// <summary>Takes every <paramref name="step"/>-th pixel of a dense row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TakeEvery<T>(nint step, T* dense, T* destination, nint pixels, int channels)
        where T : unmanaged
    {
        var bytes = channels * sizeof(T);
        var done = step == 2 ? TakeEverySecond((byte*)dense, (byte*)destination, pixels, bytes) : 0;
        if (channels == 1)
        {
            for (var x = done; x < pixels; x++) destination[x] = dense[x * step];
            return;
        }
        for (var x = done; x < pixels; x++)
        {
            for (nint c = 0; c < channels; c++) destination[x * channels + c] = dense[x * step * channels + c];
        }
    }

    /// <summary>Narrows pairs of pixels of 1, 2 or 4 bytes to their first, as many as fill whole vectors; returns how many those were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint TakeEverySecond(byte* dense, byte* destination, nint pixels, int pixelBytes)
    {
        if (!Vector256.IsHardwareAccelerated || !BitConverter.IsLittleEndian || pixelBytes is not (1 or 2 or 4)) return 0;
        var whole = Vector256<byte>.Count / pixelBytes;
        nint x = 0;
        // the dense row ends with the last pixel that is taken, not with the one after
        for (; x + whole < pixels; x += whole)
        {
            var pairs = dense + 2 * x * pixelBytes;
            var (first, second) = (Vector256.Load(pairs), Vector256.Load(pairs + Vector256<byte>.Count));
            var narrowed = pixelBytes switch
            {
                1 => Vector256.Narrow(first.AsUInt16(), second.AsUInt16()),
                2 => Vector256.Narrow(first.AsUInt32(), second.AsUInt32()).AsByte(),
                _ => Vector256.Narrow(first.AsUInt64(), second.AsUInt64()).AsByte(),
            };
            narrowed.Store(destination + x * pixelBytes);
        }
        return x;
    }

    /// <summary>Copies the fourth element of every <paramref name="stride"/>-th source pixel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyAlpha<T>(T* source, int stride, T* destination, nint pixels)
        where T : unmanaged
    {
        var done = stride == 1 ? BlendAlpha((byte*)source, (byte*)destination, pixels, sizeof(T)) : 0;
        for (var x = done; x < pixels; x++) destination[x * 4 + 3] = source[x * stride * 4 + 3];
    }

    /// <summary>Blends vectors of pixels, as many as fill whole vectors, and returns how many pixels those were.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint BlendAlpha(byte* source, byte* destination, nint pixels, int elementBytes)
    {
        if (!Vector256.IsHardwareAccelerated || elementBytes > 4) return 0;
        var mask = elementBytes switch
        {
            1 => Vector256.Create(0xFF00_0000u).AsByte(),
            2 => Vector256.Create(0xFFFF_0000_0000_0000ul).AsByte(),
            _ => Vector256.Create(0ul, 0xFFFF_FFFF_0000_0000ul, 0, 0xFFFF_FFFF_0000_0000ul).AsByte(),
        };
        var bytes = pixels * elementBytes * 4;
        nint at = 0;
        for (; at + Vector256<byte>.Count <= bytes; at += Vector256<byte>.Count)
            Vector256.ConditionalSelect(mask, Vector256.Load(source + at), Vector256.Load(destination + at)).Store(destination + at);
        return at / (elementBytes * 4);
    }
}
