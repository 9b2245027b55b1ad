using System;
using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>Planes over other libraries' two-dimensional spans, which expose a first element and a pitch.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Views
{
    /// <summary>A plane that may be read.</summary>
    /// <param name="first">The first element; may be a null reference where the view is empty.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitch">Elements from one row to the next; ignored where there are fewer than two.</param>
    /// <typeparam name="T">Element of the plane.</typeparam>
    public static ReadOnlyPlane<T> ReadOnlyPlane<T>(ref readonly T first, int width, int height, int pitch)
        where T : unmanaged =>
        new(in first, width, height, PlaneSize.CheckedPitch(width, height, pitch));

    /// <summary>A plane that may be written.</summary>
    /// <param name="first">The first element; may be a null reference where the view is empty.</param>
    /// <param name="width">Elements of a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pitch">Elements from one row to the next; ignored where there are fewer than two.</param>
    /// <typeparam name="T">Element of the plane.</typeparam>
    public static Plane<T> Plane<T>(ref T first, int width, int height, int pitch)
        where T : unmanaged =>
        new(ref first, width, height, PlaneSize.CheckedPitch(width, height, pitch));
}

/// <summary>Planes over tensors of rank 2 (H, W) or 3 (H, W, C) whose inner axes are dense.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Tensors
{
    /// <summary>A plane that may be read.</summary>
    /// <exception cref="ArgumentException">The tensor has another rank or channel count, or gaps within a row.</exception>
    public static ReadOnlyPlane<T> ReadOnlyPlane<T>(ref readonly T first, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides, int channels)
        where T : unmanaged
    {
        var (width, height, pitch) = Layout(lengths, strides, channels, "source");
        return Views.ReadOnlyPlane(in first, width, height, pitch);
    }

    /// <summary>A plane that may be written.</summary>
    /// <exception cref="ArgumentException">The tensor has another rank or channel count, or gaps within a row.</exception>
    public static Plane<T> Plane<T>(ref T first, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides, int channels)
        where T : unmanaged
    {
        var (width, height, pitch) = Layout(lengths, strides, channels, "destination");
        return Views.Plane(ref first, width, height, pitch);
    }

    private static (int Width, int Height, int Pitch) Layout(ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides, int channels, string name)
    {
        if (lengths.Length is not (2 or 3))
        {
            throw new ArgumentException(
                $"The {name} tensor has rank {lengths.Length}; it must have rank 2 (height, width) or 3 (height, width, channels): "
                + "slice or reshape it.",
                name);
        }
        if (lengths.Length == 3 && lengths[2] != channels && lengths[0] > 0 && lengths[1] > 0)
            throw new ArgumentException($"The {name} tensor has {lengths[2]} channels; the kernel was declared for {channels}.", name);

        var (height, width) = ((long)lengths[0], (long)lengths[1] * (lengths.Length == 3 ? channels : 1));
        if (height > int.MaxValue || width > int.MaxValue)
        {
            throw new ArgumentException(
                $"The {name} tensor has {height} rows of {width} elements; at most {int.MaxValue} of each are possible.", name);
        }
        if (height == 0 || width == 0) return ((int)width, (int)height, (int)width);

        var isDense = lengths.Length == 3
            ? (lengths[2] <= 1 || strides[2] == 1) && (lengths[1] <= 1 || strides[1] == channels)
            : lengths[1] <= 1 || strides[1] == 1;
        if (!isDense) throw Misplaced(name, width, strides, "the elements of a row are not one after another");
        if (height < 2) return ((int)width, 1, (int)width);
        if (strides[0] == 0) throw Misplaced(name, width, strides, "all rows are the same memory, as a broadcast makes them");
        if (strides[0] < 0) throw Misplaced(name, width, strides, "the rows are in reverse order");
        if (strides[0] < width) throw Misplaced(name, width, strides, "rows share elements");
        if (strides[0] > int.MaxValue) throw Misplaced(name, width, strides, "rows are too far apart");
        return ((int)width, (int)height, (int)strides[0]);
    }

    private static ArgumentException Misplaced(string name, long width, ReadOnlySpan<nint> strides, string what)
    {
        var remedy = name == "source" ? "copy it to a dense tensor first" : "filter to a dense tensor, and copy that";
        return new(
            $"The {name} tensor's strides are {string.Join(", ", strides.ToArray())}: {what}. "
            + $"Each row of {width} elements must be dense and lie behind the one before it: {remedy}.", name);
    }
}
