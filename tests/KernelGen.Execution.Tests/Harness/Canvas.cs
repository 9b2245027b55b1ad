using System;
using System.Numerics;
using System.Numerics.Tensors;
using CommunityToolkit.HighPerformance;

namespace KernelGen.Execution.Tests.Harness;

/// <summary>A rectangle of elements inside a larger buffer. What lies around and between its rows is never to be read or written.</summary>
/// <remarks>The surroundings hold a value that would spoil a sum (NaN, or the largest integer) and are compared afterwards.</remarks>
internal sealed class Canvas<T> : IPixels<T>
    where T : unmanaged, INumber<T>, IMinMaxValue<T>
{
    private static readonly T Poison = typeof(T) == typeof(float) ? T.CreateChecked(float.NaN)
        : typeof(T) == typeof(double) ? T.CreateChecked(double.NaN) : T.MaxValue;

    private readonly T[] buffer;
    private readonly int offset;

    public Canvas(int width, int height, int pitch, int margin)
    {
        (Width, Height, Pitch, offset) = (width, height, pitch, margin);
        buffer = new T[height * pitch + 2 * margin];
        Array.Fill(buffer, Poison);
    }

    private Canvas(Canvas<T> whole, int firstRow, int rows)
    {
        (Width, Height, Pitch, offset, buffer) = (whole.Width, rows, whole.Pitch, whole.offset + firstRow * whole.Pitch, whole.buffer);
    }

    /// <summary>In elements.</summary>
    public int Width { get; }
    public int Height { get; }
    public int Pitch { get; }

    /// <summary>The elements themselves, row by row.</summary>
    public T[] Elements
    {
        get
        {
            var elements = new T[Width * Height];
            for (var y = 0; y < Height; y++) Row(y).CopyTo(elements.AsSpan(y * Width));
            return elements;
        }
        set
        {
            for (var y = 0; y < Height; y++) value.AsSpan(y * Width, Width).CopyTo(Row(y));
        }
    }

    /// <summary>The same memory, some of its rows.</summary>
    public Canvas<T> Rows(int first, int count) => new(this, first, count);

    /// <summary>For rows without gaps: a span that goes on beyond the last, as a rented array does.</summary>
    public Span<T> Span => buffer.AsSpan(offset);

    /// <summary>Exactly the elements of a single row.</summary>
    public Span<T> Signal => buffer.AsSpan(offset, Width);

    public Plane<T> Plane => new(Span, Width, Height, Pitch);

    /// <summary>An empty Span2D has no sizes of its own.</summary>
    public Span2D<T> Span2D => Width == 0 || Height == 0 ? default : new(buffer, offset, Height, Width, Pitch - Width);

    /// <inheritdoc/>
    public TensorSpan<T> Tensor(int channels)
    {
        var columns = Width / channels;
        if (Width == 0 || Height == 0) return channels == 1 ? new(Span, [Height, columns]) : new(Span, [Height, columns, channels]);
        nint down = Height > 1 ? Pitch : 0;
        return channels == 1
            ? new(Span, [Height, columns], [down, columns > 1 ? 1 : 0])
            : new(Span, [Height, columns, channels], [down, columns > 1 ? channels : 0, 1]);
    }

    /// <summary>Whether everything around the rectangle is as it was.</summary>
    public bool SurroundingsAreIntact()
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            var (y, x) = int.DivRem(i - offset, Math.Max(Pitch, 1));
            var inside = i >= offset && y < Height && x < Width;
            if (!inside && !(buffer[i] == Poison || (T.IsNaN(Poison) && T.IsNaN(buffer[i])))) return false;
        }
        return true;
    }

    private Span<T> Row(int y) => buffer.AsSpan(offset + y * Pitch, Width);
}
