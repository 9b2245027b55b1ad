using System.Runtime.Intrinsics.X86;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Whether output should be written past the cache, and whether it can be.</summary>
internal static class Streaming
{
    /// <summary>Pictures in and out that exceed this do not stay in a common last-level cache anyway.</summary>
    private const long CacheBytes = 12 << 20;

    /// <summary>Pictures in and out that exceed this come from memory, and go there.</summary>
    private const long FarBytes = 24 << 20;

    /// <summary>Whether source and destination together exceed the cache.</summary>
    public static bool IsWorthWhile<TIn, TOut>(ref readonly Job<TIn, TOut> job)
        where TIn : unmanaged
        where TOut : unmanaged => Sse.IsSupported && Bytes(in job) > CacheBytes;

    /// <summary>Whether source and destination together exceed any cache.</summary>
    public static bool IsFar<TIn, TOut>(ref readonly Job<TIn, TOut> job)
        where TIn : unmanaged
        where TOut : unmanaged => Bytes(in job) > FarBytes;

    private static long Bytes<TIn, TOut>(ref readonly Job<TIn, TOut> job)
        where TIn : unmanaged
        where TOut : unmanaged =>
        (long)job.Source.RowBytes * job.Source.Height + (long)job.Destination.RowBytes * job.Destination.Height;

    /// <summary>Whether all rows are aligned alike, and steps at full lines leave to the two end steps no more than they compute.</summary>
    /// <param name="destination">The output.</param>
    /// <param name="before">Elements before an output's own one that its window covers.</param>
    /// <param name="reach">Elements that loads touch behind those.</param>
    /// <param name="step">Elements of a step.</param>
    public static unsafe bool IsPossible<T>(in Picture<T> destination, nint before, nint reach, int step)
        where T : unmanaged
    {
        if (destination.PitchBytes % StreamingStores.LineBytes != 0 || (long)step * sizeof(T) % StreamingStores.LineBytes != 0) return false;
        if (destination.Address % (nuint)sizeof(T) != 0 || destination.Width < 4 * step) return false;
        nuint first = (nuint)step, last = (nuint)(destination.Width - 2 * step);
        StreamingStores.Align(ref *destination.Row(0), ref first, ref last);
        return (long)first >= before && (long)last + step + reach - before <= destination.Width;
    }

    /// <summary>Makes what was written past the cache visible before anything that follows.</summary>
    public static void Complete() => Sse.StoreFence();
}
