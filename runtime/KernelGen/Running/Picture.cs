using System.Runtime.CompilerServices;

namespace KernelGen.Running;

/// <summary>Pinned pixels: <paramref name="height"/> rows of <paramref name="width"/> elements, a pitch apart.</summary>
internal readonly unsafe struct Picture<T>(T* first, int width, int height, nint pitch)
    where T : unmanaged
{
    /// <summary>Elements of a row.</summary>
    public readonly int Width = width;

    /// <summary>Rows.</summary>
    public readonly int Height = height;

    /// <summary>The address of the first byte.</summary>
    public nuint Address => (nuint)first;

    /// <summary>Bytes of a row.</summary>
    public nuint RowBytes => (nuint)Width * (nuint)sizeof(T);

    /// <summary>Bytes from one row to the next.</summary>
    public nuint PitchBytes => (nuint)pitch * (nuint)sizeof(T);

    /// <summary>The first element of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Row(long y) => first + (nint)y * pitch;

    /// <summary>Some columns of it, from an element on.</summary>
    public Picture<T> Columns(nint element, int count) => new(first + element, count, Height, pitch);
}

/// <summary>Whether two pictures share a byte of a pixel. Two regions of one buffer may interleave without sharing any.</summary>
internal static class Overlap
{
    public static bool Exists<TIn, TOut>(in Picture<TIn> source, in Picture<TOut> destination)
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (EndOf(source) <= destination.Address || EndOf(destination) <= source.Address) return false;
        if (source.Height == 0 || source.Width == 0 || destination.Height == 0 || destination.Width == 0) return false;
        return Meet(source, destination);
    }

    private static bool Meet<TIn, TOut>(in Picture<TIn> source, in Picture<TOut> destination)
        where TIn : unmanaged
        where TOut : unmanaged
    {
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
