using System;
using System.Runtime.CompilerServices;

namespace KernelGen;

/// <summary>The checks that both planes share: sizes are not negative, rows do not overlap, the memory suffices.</summary>
internal static class PlaneSize
{
    /// <summary>Checks a plane over <paramref name="length"/> elements.</summary>
    public static void Check(long length, int width, int height, int pitch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        RequireDownward(pitch, "", nameof(pitch));
        if (pitch < width)
            throw TooSmall(width, pitch);
        var needed = Needed(width, height, pitch);
        if (length < needed)
        {
            throw new ArgumentException(
                $"The data has {length} elements; {height} rows of {width} at a pitch of {pitch} need {needed}: "
                + "pass all of it, or the correct size.", "data");
        }
    }

    private static ArgumentException TooSmall(int width, int pitch) => new(
        $"The pitch is {pitch}; rows of {width} elements need a pitch of at least {width}: width and pitch count elements, "
        + "not bytes or pixels.", nameof(pitch));

    /// <summary>Checks a plane over a bitmap's bytes and returns its pitch in elements.</summary>
    public static int PitchOf<T>(int byteCount, int width, int height, int pitchInBytes)
        where T : unmanaged
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        RequireDownward(pitchInBytes, " bytes", nameof(pitchInBytes));
        var size = Unsafe.SizeOf<T>();
        if (pitchInBytes % size != 0)
        {
            throw new ArgumentException(
                $"The pitch is {pitchInBytes} bytes; it must be a multiple of the element's {size} bytes: "
                + "copy the rows to memory with a suitable pitch.", nameof(pitchInBytes));
        }
        var pitch = pitchInBytes / size;
        if (pitch < width)
        {
            throw new ArgumentException(
                $"The pitch is {pitchInBytes} bytes; rows of {width} elements need at least {(long)width * size}: "
                + "pass the distance between two rows in bytes.", nameof(pitchInBytes));
        }
        var needed = (Int128)Needed(width, height, pitch) * size;
        if (byteCount < needed)
        {
            throw new ArgumentException(
                $"The bitmap has {byteCount} bytes; {height} rows of {width} elements at a pitch of {pitchInBytes} bytes need {needed}: "
                + "pass all of it, or the correct size.",
                "bitmap");
        }
        return pitch;
    }

    /// <summary>The pitch of another library's view; a single row has whatever pitch one likes.</summary>
    public static int CheckedPitch(int width, int height, int pitch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        if (pitch >= width) return pitch;
        if (height < 2) return width;
        throw TooSmall(width, pitch);
    }

    /// <summary>Checks that a window lies in a plane.</summary>
    public static void CheckSlice(int planeWidth, int planeHeight, int x, int y, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        if ((long)x + width > planeWidth)
        {
            throw new ArgumentOutOfRangeException(
                nameof(width), $"Columns {x} to {(long)x + width} do not lie in a plane of {planeWidth} columns.");
        }
        if ((long)y + height > planeHeight)
        {
            throw new ArgumentOutOfRangeException(
                nameof(height), $"Rows {y} to {(long)y + height} do not lie in a plane of {planeHeight} rows.");
        }
    }

    /// <summary>Throws where (y, x) is not in the plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CheckIndex(int planeWidth, int planeHeight, int y, int x)
    {
        if ((uint)y >= (uint)planeHeight || (uint)x >= (uint)planeWidth) ThrowIndex(planeWidth, planeHeight, y, x);
    }

    private static void ThrowIndex(int planeWidth, int planeHeight, int y, int x) =>
        throw new IndexOutOfRangeException($"Row {y}, column {x} is not in a plane of {planeHeight} rows and {planeWidth} columns.");

    /// <summary>The rows are consecutive in memory; in a bottom-up bitmap the last row comes first.</summary>
    private static void RequireDownward(int pitch, string unit, string name)
    {
        if (pitch >= 0) return;
        throw new ArgumentOutOfRangeException(
            name,
            $"The pitch is {pitch}{unit}; a plane begins at its first byte in memory, and its pitch must not be negative. For a bottom-up "
            + $"bitmap, whose last row comes first in memory, begin at that row with a pitch of {-(long)pitch}{unit}: the plane is then "
            + "the image upside down. Do this for source and destination, and reverse the rows of the kernel (a symmetric kernel does not change).");
    }

    private static long Needed(int width, int height, int pitch) => width == 0 || height == 0 ? 0 : (long)(height - 1) * pitch + width;
}
