using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

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
