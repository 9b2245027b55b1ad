using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KernelGen.Execution;

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
