namespace KernelGen.Execution;

/// <summary>Rows a multiple of 4096 bytes apart fall into one set of the first-level cache, which holds eight lines: a block of rows drives itself out.</summary>
internal static class Aliasing
{
    private const int SetsBytes = 4096;

    /// <summary>Rows of taps of which so many lines of a set are read at a time that to copy them would take longer than to fetch some again.</summary>
    private const int FewRows = 8;

    /// <summary>Whether rows of the picture must be copied to where they do not drive each other out.</summary>
    /// <param name="sourcePitch">Bytes between rows of the source.</param>
    /// <param name="destinationPitch">Bytes between rows of the destination.</param>
    /// <param name="rows">Rows of taps.</param>
    /// <param name="elementBytes">Bytes of an element: with eight, there is so little to compute for a line that copying it takes longer.</param>
    public static bool Exists(nuint sourcePitch, nuint destinationPitch, int rows, int elementBytes) =>
        rows > FewRows && elementBytes <= 4 && sourcePitch % SetsBytes == 0 && destinationPitch % SetsBytes == 0;

    /// <summary>At least so many bytes: an odd number of cache lines, so that rows fall into all sets in turn.</summary>
    public static nint Stagger(nint bytes) => ((bytes + Scratch.Alignment - 1) & -Scratch.Alignment) | Scratch.Alignment;
}
