using System.ComponentModel;
using System.Runtime.CompilerServices;
using KernelGen.Running;

namespace KernelGen.CompilerServices;

/// <summary>The runner's scratch memory as a row of elements.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ScratchRow
{
    /// <summary>Element 0 of the row that begins at the address that the runner gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Of<T>(nint address)
        where T : unmanaged => ref *(T*)address;

    /// <summary>
    /// From one row of at least so many bytes to the next: an odd number of cache lines, so that rows fall into all sets of the cache in
    /// turn; never 2048 or 4096 bytes.
    /// </summary>
    public static nint Pitch(nint bytes) => ((bytes + StreamingStores.LineBytes - 1) & -StreamingStores.LineBytes) | StreamingStores.LineBytes;

    /// <summary>
    /// Fills in what windows find before and after the elements of a picture's row: the border of sums of columns is the sums of the border.
    /// </summary>
    /// <param name="row">The sums of the picture's row, from its first element on.</param>
    /// <param name="count">Its elements, whole pixels.</param>
    /// <param name="before">Elements to fill before them, whole pixels.</param>
    /// <param name="after">Elements to fill after them, whole pixels.</param>
    /// <param name="channels">Elements of a pixel.</param>
    /// <param name="border">What lies outside.</param>
    /// <param name="constant">What a constant border becomes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void FillEnds<T>(ref T row, nuint count, int before, int after, int channels, BorderMode border, T constant)
        where T : unmanaged
    {
        var pixels = (nint)count / channels;
        for (nint pixel = -(before / channels); pixel < 0; pixel++) FillPixel(ref row, pixel, pixels, channels, border, constant);
        for (var pixel = pixels; pixel < pixels + after / channels; pixel++) FillPixel(ref row, pixel, pixels, channels, border, constant);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillPixel<T>(ref T row, nint pixel, nint pixels, int channels, BorderMode border, T constant)
        where T : unmanaged
    {
        var found = border == BorderMode.Replicate ? pixel < 0 ? 0 : pixels - 1 : (nint)BorderMap.Map(pixel, pixels, border);
        for (var channel = 0; channel < channels; channel++)
            Unsafe.Add(ref row, pixel * channels + channel) =
                found == (nint)BorderMap.Constant ? constant : Unsafe.Add(ref row, found * channels + channel);
    }
}
