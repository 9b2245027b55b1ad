using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.Shared;

namespace KernelGen.Execution;

/// <summary>A run whose windows reach out of the picture: it reads copies of the source rows with the border filled in.</summary>
/// <remarks>The copies form a ring over the rows of the picture, so that rows shared by neighbouring blocks are copied once.</remarks>
internal unsafe struct Edge<T>
    where T : unmanaged
{
    private readonly nint length;           // source elements behind the run
    private readonly nint insideFirst;      // which of them lie in the picture …
    private readonly nint insideCount;
    private readonly nint insideSource;     // … and where
    private readonly nint pitch;
    private int* outside;                   // the source element for each of the others, before and after; −1: the constant
    private T* copies;

    /// <param name="first">First dense element of the run.</param>
    /// <param name="count">Elements of the run; 0: there is no such edge.</param>
    /// <param name="layout">The row.</param>
    /// <param name="columns">The window along the row.</param>
    /// <param name="width">Pixels of a source row.</param>
    /// <param name="channels">Elements of a pixel.</param>
    public Edge(nint first, nint count, in RowLayout layout, in Geometry columns, int width, int channels)
    {
        (First, Count) = (first, count);
        length = count == 0 ? 0 : checked(count + layout.Halo);
        pitch = (length + Scratch.Alignment - 1) & -Scratch.Alignment;
        if (layout.Gathers || count == 0) return;

        var start = first - columns.Before * channels;
        var (from, to) = (Math.Max(start, 0), Math.Min(start + length, (long)width * channels));
        if (from < to) (insideFirst, insideCount, insideSource) = ((nint)(from - start), (nint)(to - from), (nint)from);
    }

    /// <summary>First dense element of the run.</summary>
    public nint First { get; }

    /// <summary>Elements of the run.</summary>
    public nint Count { get; }

    /// <summary>Source elements that the run reads of each row.</summary>
    public readonly nint Length => length;

    /// <summary>Takes memory for the map of the border and for <paramref name="rows"/> copies.</summary>
    public void Take(ref Scratch scratch, int rows)
    {
        outside = scratch.Take<int>(length - insideCount);
        copies = scratch.Take<T>(checked(pitch * rows));
    }

    /// <summary>Works out which source element each position outside the picture shows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void MapBorder(in RowLayout layout, in Geometry columns, int width, int channels, BorderMode border)
    {
        for (nint k = 0; k < length; k++)
        {
            if (k == insideFirst && insideCount > 0) k += insideCount;
            if (k >= length) break;
            var (pixel, channel) = Math.DivRem(First + k, channels);
            var position = layout.Gathers
                ? pixel / layout.Step * columns.Stride + pixel % layout.Step - columns.Before
                : pixel - columns.Before;
            var source = BorderMap.Map(position, width, border);
            outside[k < insideFirst ? k : k - insideCount] = source < 0 ? -1 : (int)source * channels + (int)channel;
        }
    }

    /// <summary>The copy in a slot of the ring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T* Copy(int slot) => copies + slot * pitch;

    /// <summary>Copies a source row into a slot.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void Fill(T* copy, T* source, T constant)
    {
        for (nint k = 0; k < insideFirst; k++) copy[k] = outside[k] < 0 ? constant : source[outside[k]];
        CopyBytes((byte*)(source + insideSource), (byte*)(copy + insideFirst), insideCount * sizeof(T));
        var after = outside - insideCount;
        for (var k = insideFirst + insideCount; k < length; k++) copy[k] = after[k] < 0 ? constant : source[after[k]];
    }

    /// <summary>A few dozen bytes, most often: vectors, the last one overlapping, without the cost of a call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyBytes(byte* from, byte* to, nint count)
    {
        if (count < Vector256<byte>.Count)
        {
            for (nint k = 0; k < count; k++) to[k] = from[k];
            return;
        }
        var last = count - Vector256<byte>.Count;
        for (nint k = 0; k < last; k += Vector256<byte>.Count) Vector256.Load(from + k).Store(to + k);
        Vector256.Load(from + last).Store(to + last);
    }
}
