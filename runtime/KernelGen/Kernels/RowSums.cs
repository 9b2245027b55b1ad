using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelGen.Kernels;

/// <summary>Sums of rows, element by element. Each element's bits are the same whatever vectors it is computed in.</summary>
internal static unsafe class RowSums
{
    /// <summary>Σ coefficient·row, in the order of the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weighted<T>(T** rows, T* coefficients, int count, T* to, nint length)
        where T : unmanaged, INumber<T>
    {
        nint x = 0;
        if (Vector<T>.IsSupported)
        {
            for (; x + 4 * Vector<T>.Count <= length; x += 4 * Vector<T>.Count)
            {
                Vector<T> a = default, b = default, c = default, d = default;
                for (var n = 0; n < count; n++)
                {
                    var row = rows[n] + x;
                    var coefficient = new Vector<T>(coefficients[n]);
                    a += Vector.Load(row) * coefficient;
                    b += Vector.Load(row + Vector<T>.Count) * coefficient;
                    c += Vector.Load(row + 2 * Vector<T>.Count) * coefficient;
                    d += Vector.Load(row + 3 * Vector<T>.Count) * coefficient;
                }
                a.Store(to + x);
                b.Store(to + x + Vector<T>.Count);
                c.Store(to + x + 2 * Vector<T>.Count);
                d.Store(to + x + 3 * Vector<T>.Count);
            }
            for (; x + Vector<T>.Count <= length; x += Vector<T>.Count)
            {
                Vector<T> a = default;
                for (var n = 0; n < count; n++) a += Vector.Load(rows[n] + x) * new Vector<T>(coefficients[n]);
                a.Store(to + x);
            }
        }
        for (; x < length; x++)
        {
            var sum = T.Zero;
            for (var n = 0; n < count; n++) sum += rows[n][x] * coefficients[n];
            to[x] = sum;
        }
    }

    /// <summary>The rows folded into one, in the order of the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Folded<T, TFold>(T** rows, int count, T* to, nint length)
        where T : unmanaged, INumber<T>
        where TFold : struct, IFold<T>
    {
        nint x = 0;
        if (Vector<T>.IsSupported)
        {
            for (; x + Vector<T>.Count <= length; x += Vector<T>.Count)
            {
                var folded = Vector.Load(rows[0] + x);
                for (var n = 1; n < count; n++) folded = TFold.Of(folded, Vector.Load(rows[n] + x));
                folded.Store(to + x);
            }
        }
        for (; x < length; x++)
        {
            var folded = rows[0][x];
            for (var n = 1; n < count; n++) folded = TFold.Of(folded, rows[n][x]);
            to[x] = folded;
        }
    }

    /// <summary>Two rows folded into one; <paramref name="to"/> may be either, and the second may begin inside the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold<T, TFold>(T* first, T* second, T* to, nint length)
        where T : unmanaged, INumber<T>
        where TFold : struct, IFold<T>
    {
        nint x = 0;
        if (Vector<T>.IsSupported)
            for (; x + Vector<T>.Count <= length; x += Vector<T>.Count) TFold.Of(Vector.Load(first + x), Vector.Load(second + x)).Store(to + x);
        for (; x < length; x++) to[x] = TFold.Of(first[x], second[x]);
    }

    /// <summary>
    /// Sums from each element to the end of its block, and from the block's start to each element, over elements a distance apart:
    /// a window that is as long as a block is the end of one and the start of the next, whatever its length (van Herk, 1992).
    /// </summary>
    /// <param name="row">The elements.</param>
    /// <param name="suffixes">To the block's end.</param>
    /// <param name="prefixes">From the block's start.</param>
    /// <param name="length">Elements of the row.</param>
    /// <param name="first">Where the first element lies in the whole row; blocks begin there at multiples of <paramref name="block"/>.</param>
    /// <param name="block">Elements of a block, a multiple of <paramref name="distance"/>.</param>
    /// <param name="distance">Elements from one summand to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blocks<T>(T* row, T* suffixes, T* prefixes, nint length, long first, long block, nint distance)
        where T : unmanaged, INumber<T>
    {
        for (nint start = 0; start < length;)
        {
            var end = (nint)long.Min(length, start + block - (first + start) % block);
            // chains of one phase each, in a register; or whole vectors of chains
            if (!Vector<T>.IsSupported || distance < Vector<T>.Count)
            {
                for (nint phase = 0; phase < distance && start + phase < end; phase++)
                {
                    var sum = T.Zero;
                    var isFirst = true;
                    for (var x = start + phase; x < end; x += distance, isFirst = false)
                        prefixes[x] = sum = isFirst ? row[x] : sum + row[x];
                    isFirst = true;
                    for (var x = end - 1 - phase; x >= start; x -= distance, isFirst = false)
                        suffixes[x] = sum = isFirst ? row[x] : row[x] + sum;
                }
            }
            else
            {
                var head = start + distance < end ? start + distance : end;
                for (var x = start; x < head; x++) prefixes[x] = row[x];
                var at = head;
                for (; at + Vector<T>.Count <= end; at += Vector<T>.Count)
                    (Vector.Load(prefixes + at - distance) + Vector.Load(row + at)).Store(prefixes + at);
                for (; at < end; at++) prefixes[at] = prefixes[at - distance] + row[at];

                var tail = end - distance > start ? end - distance : start;
                for (var x = tail; x < end; x++) suffixes[x] = row[x];
                at = tail;
                for (at -= Vector<T>.Count; at >= start; at -= Vector<T>.Count)
                    (Vector.Load(row + at) + Vector.Load(suffixes + at + distance)).Store(suffixes + at);
                for (at += Vector<T>.Count - 1; at >= start; at--) suffixes[at] = row[at] + suffixes[at + distance];
            }
            start = end;
        }
    }
}
