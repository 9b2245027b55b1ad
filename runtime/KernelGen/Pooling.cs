using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;
using KernelGen.Kernels;
using KernelGen.Running;
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

/// <summary>The greatest element of squares: first down the columns, in vectors, then along the row.</summary>
internal static class MaximumPooling
{
    public static void Run<T>(ReadOnlyPlane<T> source, Plane<T> destination, int size, int stride)
        where T : unmanaged, INumber<T>
    {
        var rented = ArrayPool<T>.Shared.Rent(source.Width);
        var column = rented.AsSpan(0, (destination.Width - 1) * stride + size);
        for (var y = 0; y < destination.Height; y++)
        {
            source.Row(y * stride)[..column.Length].CopyTo(column);
            for (var i = 1; i < size; i++) Combine(column, source.Row(y * stride + i));
            var output = destination.Row(y);
            for (var x = 0; x < output.Length; x++)
            {
                var greatest = column[x * stride];
                foreach (var value in column.Slice(x * stride + 1, size - 1)) greatest = Greater(greatest, value);
                output[x] = greatest;
            }
        }
        ArrayPool<T>.Shared.Return(rented);
    }

    private static void Combine<T>(Span<T> greatest, ReadOnlySpan<T> row)
        where T : unmanaged, INumber<T>
    {
        ref var a = ref MemoryMarshal.GetReference(greatest);
        ref var b = ref MemoryMarshal.GetReference(row);
        var x = 0;
        for (; x <= greatest.Length - Vector256<T>.Count; x += Vector256<T>.Count)
        {
            var (left, right) = (Vector256.LoadUnsafe(ref a, (nuint)x), Vector256.LoadUnsafe(ref b, (nuint)x));
            var keeps = Vector256.GreaterThan(left, right) | ~Vector256.Equals(left, left);      // a NaN is kept
            Vector256.ConditionalSelect(keeps, left, right).StoreUnsafe(ref a, (nuint)x);
        }
        for (; x < greatest.Length; x++) greatest[x] = Greater(greatest[x], row[x]);
    }

    /// <summary>The greater of two; a NaN if there is one.</summary>
    private static T Greater<T>(T left, T right)
        where T : unmanaged, INumber<T> =>
        left > right || T.IsNaN(left) ? left : right;
}

/// <summary>Sums and means of squares: first down the columns, then along the row, in a type that holds every sum.</summary>
internal static class SumPooling
{
    /// <summary>8- and 16-bit elements: 32-bit sums where they suffice.</summary>
    public static void RunSmall<T>(ReadOnlyPlane<T> source, Plane<T> destination, int size, int stride, bool isMean)
        where T : unmanaged, INumber<T>
    {
        if (size <= 181) Run<T, int>(source, destination, size, stride, isMean);        // 181²·(2^16 − 1) < 2^31
        else Run<T, long>(source, destination, size, stride, isMean);
    }

    /// <typeparam name="T">Element of the planes.</typeparam>
    /// <typeparam name="TSum">Holds the sum of a square: an integer type, or double.</typeparam>
    public static void Run<T, TSum>(ReadOnlyPlane<T> source, Plane<T> destination, int size, int stride, bool isMean)
        where T : unmanaged, INumber<T>
        where TSum : unmanaged, INumber<TSum>
    {
        var rented = ArrayPool<TSum>.Shared.Rent(source.Width);
        var column = rented.AsSpan(0, (destination.Width - 1) * stride + size);
        for (var y = 0; y < destination.Height; y++)
        {
            column.Clear();
            for (var i = 0; i < size; i++) Add(column, source.Row(y * stride + i));
            var output = destination.Row(y);
            for (var x = 0; x < output.Length; x++)
            {
                var sum = TSum.Zero;
                foreach (var value in column.Slice(x * stride, size)) sum += value;
                if (isMean) sum = TSum.IsFinite(sum) ? Mean(sum, (long)size * size) : MeanOfLarge<T, TSum>(source, y * stride, x * stride, size);
                output[x] = T.CreateSaturating(sum);
            }
        }
        ArrayPool<TSum>.Shared.Return(rented);
    }

    /// <summary>sum / count; of integers the nearest, ties to even.</summary>
    private static TSum Mean<TSum>(TSum sum, long count)
        where TSum : unmanaged, INumber<TSum>
    {
        if (typeof(TSum) == typeof(double)) return sum / TSum.CreateTruncating(count);
        var (total, half) = (long.CreateTruncating(sum), count / 2);
        var (floor, remainder) = Math.DivRem(total, count);
        if (remainder < 0) (floor, remainder) = (floor - 1, remainder + count);
        var isTie = count % 2 == 0 && remainder == half;
        var up = isTie ? floor % 2 != 0 : remainder > half;
        return TSum.CreateTruncating(up ? floor + 1 : floor);
    }

    /// <summary>The mean of doubles whose sum is not finite: each is divided, so that the mean is finite where they are.</summary>
    private static TSum MeanOfLarge<T, TSum>(ReadOnlyPlane<T> source, int top, int left, int size)
        where T : unmanaged, INumber<T>
        where TSum : unmanaged, INumber<TSum>
    {
        var (mean, isFinite, count) = (0.0, true, (double)size * size);
        for (var i = 0; i < size; i++)
        {
            foreach (var element in source.Row(top + i).Slice(left, size))
            {
                var number = double.CreateTruncating(element);
                isFinite &= double.IsFinite(number);
                mean += number / count;
            }
        }
        return TSum.CreateTruncating(isFinite ? Math.Clamp(mean, double.MinValue, double.MaxValue) : mean);
    }

    private static void Add<T, TSum>(Span<TSum> sums, ReadOnlySpan<T> row)
        where T : unmanaged, INumber<T>
        where TSum : unmanaged, INumber<TSum>
    {
        var x = 0;
        ref var elements = ref MemoryMarshal.GetReference(row);
        if (typeof(TSum) == typeof(int))
        {
            ref var totals = ref Unsafe.As<TSum, int>(ref MemoryMarshal.GetReference(sums));
            for (; x <= sums.Length - LanesBlock.Count; x += LanesBlock.Count)
            {
                var (first, second) = LanesBlock.Load(ref Unsafe.Add(ref elements, x));
                (Vector256.LoadUnsafe(ref totals, (nuint)x) + first).StoreUnsafe(ref totals, (nuint)x);
                (Vector256.LoadUnsafe(ref totals, (nuint)x + 8) + second).StoreUnsafe(ref totals, (nuint)x + 8);
            }
        }
        else if (typeof(TSum) == typeof(double))
        {
            ref var totals = ref Unsafe.As<TSum, double>(ref MemoryMarshal.GetReference(sums));
            for (; x <= sums.Length - LanesBlock.Count; x += LanesBlock.Count)
            {
                var (a, b, c, d) = LanesBlock.LoadDoubles(ref Unsafe.Add(ref elements, x));
                (Vector256.LoadUnsafe(ref totals, (nuint)x) + a).StoreUnsafe(ref totals, (nuint)x);
                (Vector256.LoadUnsafe(ref totals, (nuint)x + 4) + b).StoreUnsafe(ref totals, (nuint)x + 4);
                (Vector256.LoadUnsafe(ref totals, (nuint)x + 8) + c).StoreUnsafe(ref totals, (nuint)x + 8);
                (Vector256.LoadUnsafe(ref totals, (nuint)x + 12) + d).StoreUnsafe(ref totals, (nuint)x + 12);
            }
        }
        for (; x < sums.Length; x++) sums[x] += TSum.CreateTruncating(row[x]);
    }
}
