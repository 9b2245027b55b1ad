namespace KernelGen.Execution;

/// <summary>Whether two pictures share a byte of a pixel. Two regions of one buffer may interleave without sharing any.</summary>
internal static class Overlap
{
    public static bool Exists<TIn, TOut>(in Picture<TIn> source, in Picture<TOut> destination)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (source.Height == 0 || source.Width == 0 || destination.Height == 0 || destination.Width == 0) return false;
        if (EndOf(source) <= destination.Address || EndOf(destination) <= source.Address) return false;

        // Rows of both are in order of their addresses: step whichever row ends first.
        var (row, other) = (source.Address, destination.Address);
        var (rowsLeft, othersLeft) = (source.Height, destination.Height);
        while (rowsLeft > 0 && othersLeft > 0)
        {
            if (row + source.RowBytes <= other)
            {
                row += source.PitchBytes;
                rowsLeft--;
            }
            else if (other + destination.RowBytes <= row)
            {
                other += destination.PitchBytes;
                othersLeft--;
            }
            else
            {
                return true;
            }
        }
        return false;
    }

    private static nuint EndOf<T>(in Picture<T> picture)
        where T : unmanaged =>
        picture.Address + (nuint)(picture.Height - 1) * picture.PitchBytes + picture.RowBytes;
}
