using System.Runtime.Intrinsics.X86;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Output that bypasses the cache.</summary>
internal static class Streaming
{
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

    /// <summary>Makes what bypassed the cache visible before anything that follows.</summary>
    public static void Complete() => Sse.StoreFence();
}
