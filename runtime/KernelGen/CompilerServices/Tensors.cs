using System;
using System.ComponentModel;

namespace KernelGen.CompilerServices;

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
            throw new ArgumentException($"The {name} tensor has rank {lengths.Length}; it must have rank 2 (height, width) or 3 (height, width, channels).", name);
        if (lengths.Length == 3 && lengths[2] != channels && lengths[0] > 0 && lengths[1] > 0)
            throw new ArgumentException($"The {name} tensor has {lengths[2]} channels; the kernel was declared for {channels}.", name);

        var width = checked((int)(lengths.Length == 3 ? lengths[1] * channels : lengths[1]));
        var dense = lengths.Length == 3
            ? (lengths[2] <= 1 || strides[2] == 1) && (lengths[1] <= 1 || strides[1] == channels)
            : lengths[1] <= 1 || strides[1] == 1;
        if (!dense) throw new ArgumentException($"The {name} tensor has gaps within a row; its inner axes must be dense. Copy it to a dense tensor first.", name);
        return (width, checked((int)lengths[0]), lengths[0] > 1 ? checked((int)strides[0]) : width);
    }
}
