using System;
using KernelGen.Execution;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>The greatest, the mean or the sum of each square of pixels: ⌊(n − size)/stride⌋ + 1 outputs along an axis of n.</summary>
/// <remarks>
/// Elements are byte, short, ushort, int, float or double. Rows and columns after the last complete square are not read. A plane in
/// which no square fits has no output and is no error. Integer results are exact; float sums are made in double precision.
/// </remarks>
public static class Pooling
{
    /// <summary>The greatest element of each square; NaN if one is among them.</summary>
    /// <param name="source">The image, with one channel.</param>
    /// <param name="destination">Exactly the output's size; it must not share pixels with the source.</param>
    /// <param name="size">Rows and columns of a square, at least 1.</param>
    /// <param name="stride">Pixels from one square to the next; 0: <paramref name="size"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1, or the stride negative.</exception>
    /// <exception cref="ArgumentException">The destination has another size, pixels are shared, or the type is not supported.</exception>
    public static void Max<T>(ReadOnlyPlane<T> source, Plane<T> destination, int size, int stride = 0)
        where T : unmanaged
    {
        if (!HasOutput(source, destination, size, ref stride)) return;
        if (typeof(T) == typeof(byte)) MaximumPooling.Run(source.As<byte>(), destination.As<byte>(), size, stride);
        else if (typeof(T) == typeof(short)) MaximumPooling.Run(source.As<short>(), destination.As<short>(), size, stride);
        else if (typeof(T) == typeof(ushort)) MaximumPooling.Run(source.As<ushort>(), destination.As<ushort>(), size, stride);
        else if (typeof(T) == typeof(int)) MaximumPooling.Run(source.As<int>(), destination.As<int>(), size, stride);
        else if (typeof(T) == typeof(float)) MaximumPooling.Run(source.As<float>(), destination.As<float>(), size, stride);
        else MaximumPooling.Run(source.As<double>(), destination.As<double>(), size, stride);
    }

    /// <summary>The mean of each square; for integers rounded, ties to even.</summary>
    /// <inheritdoc cref="Max{T}"/>
    public static void Average<T>(ReadOnlyPlane<T> source, Plane<T> destination, int size, int stride = 0)
        where T : unmanaged =>
        RunSums(source, destination, size, stride, isMean: true);

    /// <summary>The sum of each square; for integers saturated to the element's range.</summary>
    /// <inheritdoc cref="Max{T}"/>
    public static void Sum<T>(ReadOnlyPlane<T> source, Plane<T> destination, int size, int stride = 0)
        where T : unmanaged =>
        RunSums(source, destination, size, stride, isMean: false);

    private static void RunSums<T>(ReadOnlyPlane<T> source, Plane<T> destination, int size, int stride, bool isMean)
        where T : unmanaged
    {
        if (!HasOutput(source, destination, size, ref stride)) return;
        if (typeof(T) == typeof(byte)) SumPooling.RunSmall(source.As<byte>(), destination.As<byte>(), size, stride, isMean);
        else if (typeof(T) == typeof(short)) SumPooling.RunSmall(source.As<short>(), destination.As<short>(), size, stride, isMean);
        else if (typeof(T) == typeof(ushort)) SumPooling.RunSmall(source.As<ushort>(), destination.As<ushort>(), size, stride, isMean);
        else if (typeof(T) == typeof(int)) SumPooling.Run<int, long>(source.As<int>(), destination.As<int>(), size, stride, isMean);
        else if (typeof(T) == typeof(float)) SumPooling.Run<float, double>(source.As<float>(), destination.As<float>(), size, stride, isMean);
        else SumPooling.Run<double, double>(source.As<double>(), destination.As<double>(), size, stride, isMean);
    }

    /// <summary>Checks the arguments; false where there is nothing to compute.</summary>
    private static unsafe bool HasOutput<T>(ReadOnlyPlane<T> source, Plane<T> destination, int size, ref int stride)
        where T : unmanaged
    {
        if (typeof(T) != typeof(byte) && typeof(T) != typeof(short) && typeof(T) != typeof(ushort)
            && typeof(T) != typeof(int) && typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new ArgumentException(
                $"Pooling of {ElementName.Of(typeof(T))} is not supported: convert it to byte, short, ushort, int, float or double.",
                nameof(source));
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(stride);
        if (stride == 0) stride = size;
        var axis = Geometry.Valid(size, stride, 1);
        var (width, height) = ((int)axis.OutputLength(source.Width), (int)axis.OutputLength(source.Height));
        if (width == 0 || height == 0) return false;
        if (destination.Width != width || destination.Height != height)
        {
            throw new ArgumentException(
                $"The destination has {destination.Height} rows of {destination.Width}; squares of {size} at a stride of {stride} in "
                + $"{source.Height} rows of {source.Width} give {height} rows of {width}: "
                + "pass a destination of exactly this size.", nameof(destination));
        }
        fixed (T* first = &source.First, output = &destination.First)
        {
            if (!Overlap.Exists(new Picture<T>(first, source.Width, source.Height, source.Pitch),
                new Picture<T>(output, width, height, destination.Pitch))) return true;
        }
        throw new ArgumentException("Source and destination share pixels: use another destination.", nameof(destination));
    }
}
