using System;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using CommunityToolkit.HighPerformance;
using KernelGen.Execution.Tests.Harness;

namespace KernelGen.Execution.Tests.Memory;

/// <summary>A picture between forbidden pages. What lies beside it in pages that can be touched is filled with ones: NaN, or the largest integer.</summary>
internal sealed unsafe class FencedPixels<T> : IPixels<T>
    where T : unmanaged
{
    private const byte Surroundings = byte.MaxValue;
    private const int Margin = 256;

    private readonly T* first;
    private readonly byte* begin, end;      // what is filled and looked at, the pixels included

    /// <param name="fences">One room for <see cref="Place.AtStart"/> and <see cref="Place.AtEnd"/>, one for each row for the others.</param>
    /// <param name="place">Where.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="gap">Elements between rows; those that lie in rooms of their own have larger ones.</param>
    public FencedPixels(Fences fences, Place place, int width, int height, int gap)
    {
        (Width, Height, Pitch) = (width, height, width + gap);
        var isByRow = place is Place.RowsAtStart or Place.RowsAtEnd;
        if (isByRow) Pitch = (int)(fences.Interval / sizeof(T));
        var bytes = (nint)(isByRow ? width : Length) * sizeof(T);
        if (bytes > fences.RoomBytes) throw new ArgumentException($"{bytes} bytes do not fit a room of {fences.RoomBytes}.");
        var room = fences.First;
        var atEnd = place is Place.AtEnd or Place.RowsAtEnd;
        first = (T*)(atEnd ? room + fences.RoomBytes - bytes : room);
        begin = atEnd ? (byte*)first - Math.Min(Margin, fences.RoomBytes - bytes) : room;
        end = atEnd ? (byte*)first + bytes : room + Math.Min(fences.RoomBytes, bytes + Margin);
        for (var row = 0; row < (isByRow ? height : 1); row++) new Span<byte>(begin + row * fences.Interval, (int)(end - begin)).Fill(Surroundings);
        rowsOfFences = isByRow ? height : 1;
        interval = fences.Interval;
    }

    private readonly int rowsOfFences;
    private readonly nint interval;

    public int Width { get; }
    public int Height { get; }
    public int Pitch { get; }

    private int Length => Width == 0 || Height == 0 ? 0 : (Height - 1) * Pitch + Width;

    public Span<T> Span => new(first, Length);
    public Span<T> Signal => new(first, Width);
    public Plane<T> Plane => new(Span, Width, Height, Pitch);
    public Span2D<T> Span2D => Length == 0 ? default : new(first, Height, Width, Pitch - Width);

    public TensorSpan<T> Tensor(int channels)
    {
        var columns = Width / channels;
        if (Length == 0) return channels == 1 ? new(Span, [Height, columns]) : new(Span, [Height, columns, channels]);
        nint down = Height > 1 ? Pitch : 0;
        return channels == 1
            ? new(Span, [Height, columns], [down, columns > 1 ? 1 : 0])
            : new(Span, [Height, columns, channels], [down, columns > 1 ? channels : 0, 1]);
    }

    /// <summary>Copies elements in, row by row.</summary>
    public void Set(ReadOnlySpan<T> elements)
    {
        for (var y = 0; y < Height; y++) elements.Slice(y * Width, Width).CopyTo(Row(y));
    }

    /// <summary>Whether the elements have exactly these bits.</summary>
    public bool Equals(ReadOnlySpan<T> elements)
    {
        for (var y = 0; y < Height; y++)
            if (!MemoryMarshal.AsBytes(Row(y)).SequenceEqual(MemoryMarshal.AsBytes(elements.Slice(y * Width, Width)))) return false;
        return true;
    }

    /// <summary>Whether nothing beside the pixels was written.</summary>
    public bool SurroundingsAreIntact()
    {
        for (var room = 0; room < rowsOfFences; room++)
        {
            var at = begin + room * interval;
            var stop = end + room * interval;
            for (int y = rowsOfFences == 1 ? 0 : room, last = rowsOfFences == 1 ? Height - 1 : room; y <= last && Width > 0; y++)
            {
                var row = (byte*)(first + (nint)y * Pitch);
                if (!IsIntact(at, row)) return false;
                at = row + Width * sizeof(T);
            }
            if (!IsIntact(at, stop)) return false;
        }
        return true;
    }

    private static bool IsIntact(byte* from, byte* to) => !new Span<byte>(from, (int)(to - from)).ContainsAnyExcept(Surroundings);

    private Span<T> Row(int y) => new(first + (nint)y * Pitch, Width);
}
