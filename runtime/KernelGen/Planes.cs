using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen;

/// <summary>An image to write to: rows of equal width in memory, with a pitch. Memory between rows is never accessed.</summary>
/// <remarks>
/// Sizes are in elements; a pixel of several channels is as many elements. A bottom-up bitmap, whose stride is negative, is the plane
/// that begins at its last row, which comes first in memory: the image upside down.
/// </remarks>
/// <typeparam name="T">Element of the plane.</typeparam>
public readonly ref struct Plane<T>
    where T : unmanaged
{
    private readonly ref T first;

    /// <summary>Rows without gaps.</summary>
    /// <param name="data">At least width·height elements.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">The data is too short.</exception>
    public Plane(Span<T> data, int width, int height)
        : this(data, width, height, width)
    {
    }

    /// <summary>Rows a pitch apart.</summary>
    /// <param name="data">At least (height − 1)·pitch + width elements.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitch">Elements from the start of one row to the start of the next, at least <paramref name="width"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">The pitch is less than the width, or the data is too short.</exception>
    public Plane(Span<T> data, int width, int height, int pitch)
    {
        PlaneSize.Check(data.Length, width, height, pitch);
        first = ref MemoryMarshal.GetReference(data);
        (Width, Height, Pitch) = (width, height, pitch);
    }

    internal Plane(ref T first, int width, int height, int pitch)
    {
        this.first = ref first;
        (Width, Height, Pitch) = (width, height, pitch);
    }

    /// <summary>A bitmap whose pitch is counted in bytes, as imaging libraries count it.</summary>
    /// <param name="bitmap">The bitmap's bytes; they need not be aligned.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitchInBytes">Bytes from the start of one row to the start of the next, a multiple of the element's size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">
    /// The pitch is too small or not a multiple of the element's size, or there are too few bytes.
    /// </exception>
    public static Plane<T> FromBytes(Span<byte> bitmap, int width, int height, int pitchInBytes) =>
        new(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(bitmap)), width, height,
            PlaneSize.PitchOf<T>(bitmap.Length, width, height, pitchInBytes));

    /// <summary>The same plane, to read from.</summary>
    public static implicit operator ReadOnlyPlane<T>(Plane<T> plane) => new(in plane.first, plane.Width, plane.Height, plane.Pitch);

    /// <summary>Elements of a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Elements from the start of one row to the start of the next.</summary>
    public int Pitch { get; }

    /// <summary>The first element; a null reference where the plane is empty.</summary>
    internal ref T First => ref first;

    /// <summary>The element in row <paramref name="y"/>, column <paramref name="x"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public ref T this[int y, int x]
    {
        get
        {
            PlaneSize.CheckIndex(Width, Height, y, x);
            return ref Unsafe.Add(ref first, (nint)y * Pitch + x);
        }
    }

    /// <summary>The <see cref="Width"/> elements of row <paramref name="y"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<T> Row(int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        return MemoryMarshal.CreateSpan(ref Unsafe.Add(ref first, (nint)y * Pitch), Width);
    }

    /// <summary>A window of the plane, over the same memory.</summary>
    /// <param name="x">First column.</param>
    /// <param name="y">First row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window does not lie in the plane.</exception>
    public Plane<T> Slice(int x, int y, int width, int height)
    {
        PlaneSize.CheckSlice(Width, Height, x, y, width, height);
        if (width == 0 || height == 0) return new Plane<T>(ref first, width, height, Math.Max(Pitch, width));
        return new Plane<T>(ref Unsafe.Add(ref first, (nint)y * Pitch + x), width, height, Pitch);
    }

    /// <summary>The same plane where T is known to be <typeparamref name="TSame"/>.</summary>
    internal Plane<TSame> As<TSame>()
        where TSame : unmanaged =>
        new(ref Unsafe.As<T, TSame>(ref first), Width, Height, Pitch);
}

/// <summary>An image to read from: rows of equal width in memory, with a pitch.</summary>
/// <remarks>
/// Sizes are in elements; a pixel of several channels is as many elements. A bottom-up bitmap, whose stride is negative, is the plane
/// that begins at its last row, which comes first in memory: the picture upside down.
/// </remarks>
/// <typeparam name="T">Element of the plane.</typeparam>
public readonly ref struct ReadOnlyPlane<T>
    where T : unmanaged
{
    private readonly ref readonly T first;

    /// <summary>Rows without gaps.</summary>
    /// <param name="data">At least width·height elements.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">The data is too short.</exception>
    public ReadOnlyPlane(ReadOnlySpan<T> data, int width, int height)
        : this(data, width, height, width)
    {
    }

    /// <summary>Rows a pitch apart.</summary>
    /// <param name="data">At least (height − 1)·pitch + width elements.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitch">Elements from the start of one row to the start of the next, at least <paramref name="width"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">The pitch is less than the width, or the data is too short.</exception>
    public ReadOnlyPlane(ReadOnlySpan<T> data, int width, int height, int pitch)
    {
        PlaneSize.Check(data.Length, width, height, pitch);
        first = ref MemoryMarshal.GetReference(data);
        (Width, Height, Pitch) = (width, height, pitch);
    }

    internal ReadOnlyPlane(ref readonly T first, int width, int height, int pitch)
    {
        this.first = ref first;
        (Width, Height, Pitch) = (width, height, pitch);
    }

    /// <summary>A bitmap whose pitch is counted in bytes, as imaging libraries count it.</summary>
    /// <param name="bitmap">The bitmap's bytes; they need not be aligned.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitchInBytes">Bytes from the start of one row to the start of the next, a multiple of the element's size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">
    /// The pitch is too small or not a multiple of the element's size, or there are too few bytes.
    /// </exception>
    public static ReadOnlyPlane<T> FromBytes(ReadOnlySpan<byte> bitmap, int width, int height, int pitchInBytes) =>
        new(in Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(bitmap)), width, height,
            PlaneSize.PitchOf<T>(bitmap.Length, width, height, pitchInBytes));

    /// <summary>Elements of a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Elements from the start of one row to the start of the next.</summary>
    public int Pitch { get; }

    /// <summary>The first element; a null reference where the plane is empty.</summary>
    internal ref readonly T First => ref first;

    /// <summary>The element in row <paramref name="y"/>, column <paramref name="x"/>.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public ref readonly T this[int y, int x]
    {
        get
        {
            PlaneSize.CheckIndex(Width, Height, y, x);
            return ref Unsafe.Add(ref Unsafe.AsRef(in first), (nint)y * Pitch + x);
        }
    }

    /// <summary>The <see cref="Width"/> elements of row <paramref name="y"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<T> Row(int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Unsafe.AsRef(in first), (nint)y * Pitch), Width);
    }

    /// <summary>A window of the plane, over the same memory.</summary>
    /// <param name="x">First column.</param>
    /// <param name="y">First row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window does not lie in the plane.</exception>
    public ReadOnlyPlane<T> Slice(int x, int y, int width, int height)
    {
        PlaneSize.CheckSlice(Width, Height, x, y, width, height);
        if (width == 0 || height == 0) return new ReadOnlyPlane<T>(in first, width, height, Math.Max(Pitch, width));
        return new ReadOnlyPlane<T>(in Unsafe.Add(ref Unsafe.AsRef(in first), (nint)y * Pitch + x), width, height, Pitch);
    }

    /// <summary>The same plane where T is known to be <typeparamref name="TSame"/>.</summary>
    internal ReadOnlyPlane<TSame> As<TSame>()
        where TSame : unmanaged =>
        new(in Unsafe.As<T, TSame>(ref Unsafe.AsRef(in first)), Width, Height, Pitch);
}
