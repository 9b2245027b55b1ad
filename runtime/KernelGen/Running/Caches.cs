using System.Runtime.Intrinsics.X86;
using KernelGen.CompilerServices;

namespace KernelGen.Running;

/// <summary>Output that bypasses the cache.</summary>
internal static class Streaming
{
    /// <summary>Bytes of a run that has full lines to stream, beside those at its ends.</summary>
    private const int LeastBytes = 4096;

    /// <summary>Whether the machine can, all rows are aligned alike, and steps at full lines leave to the two end steps no more than they compute.</summary>
    /// <param name="destination">The output.</param>
    /// <param name="before">Elements before an output's own one that its window covers.</param>
    /// <param name="reach">Elements that loads touch behind those.</param>
    /// <param name="step">Elements of a step.</param>
    public static unsafe bool IsPossible<T>(in Picture<T> destination, nint before, nint reach, int step)
        where T : unmanaged
    {
        if (!Sse.IsSupported) return false;
        if (destination.PitchBytes % StreamingStores.LineBytes != 0 || (long)step * sizeof(T) % StreamingStores.LineBytes != 0) return false;
        if (destination.Address % (nuint)sizeof(T) != 0 || destination.Width < 4 * step) return false;
        nuint first = (nuint)step, last = (nuint)(destination.Width - 2 * step);
        StreamingStores.Align(ref *destination.Row(0), ref first, ref last);
        return (long)first >= before && (long)last + step + reach - before <= destination.Width;
    }

    /// <summary>
    /// Whether the machine can, and the runs between the edges of rows are long: they see to the alignment of their stores by themselves,
    /// and begin and end with ordinary ones.
    /// </summary>
    /// <param name="destination">The output.</param>
    /// <param name="count">Elements of a run.</param>
    public static unsafe bool IsPossible<T>(in Picture<T> destination, nint count)
        where T : unmanaged =>
        Sse.IsSupported && destination.Address % (nuint)sizeof(T) == 0 && count * sizeof(T) >= LeastBytes;

    /// <summary>Makes what bypassed the cache visible before anything that follows.</summary>
    public static void Complete() => Sse.StoreFence();
}

/// <summary>4K aliasing: rows a multiple of 4096 bytes apart fall into one set of the first-level cache, which holds eight lines, and evict each other.</summary>
internal static class Aliasing
{
    private const int SetsBytes = 4096;

    /// <summary>With no more rows of taps, copying takes longer than fetching some lines again.</summary>
    private const int FewRows = 8;

    /// <summary>Whether rows of the picture must be copied to where they do not evict each other.</summary>
    /// <param name="sourcePitch">Bytes between rows of the source.</param>
    /// <param name="destinationPitch">Bytes between rows of the destination.</param>
    /// <param name="rows">Rows of taps.</param>
    /// <param name="elementBytes">Bytes of an element; with eight, a line takes less time to compute than to copy.</param>
    public static bool Exists(nuint sourcePitch, nuint destinationPitch, int rows, int elementBytes) =>
        rows > FewRows && elementBytes <= 4 && sourcePitch % SetsBytes == 0 && destinationPitch % SetsBytes == 0;

    /// <summary>At least so many bytes: an odd number of cache lines, so that rows fall into all sets in turn.</summary>
    public static nint Stagger(nint bytes) => ScratchRow.Pitch(bytes);
}
