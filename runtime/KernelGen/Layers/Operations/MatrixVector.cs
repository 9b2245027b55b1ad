using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.CompilerServices;

namespace KernelGen.Operations;

/// <summary>A matrix times a vector, both row by row: four rows at a time share each load of the vector.</summary>
/// <remarks>A row has two sums of vectors, which are added at the end; what is left of a row is added number by number.</remarks>
internal static class MatrixVector
{
    public static void Multiply(ReadOnlySpan<float> matrix, ReadOnlySpan<float> vector, ReadOnlySpan<float> bias, Span<float> output)
    {
        ref var x = ref MemoryMarshal.GetReference(vector);
        ref var rows = ref MemoryMarshal.GetReference(matrix);
        for (var row = 0; row < output.Length;)
        {
            ref var first = ref Unsafe.Add(ref rows, (nint)row * vector.Length);
            if (output.Length - row >= 4)
            {
                FourRows(ref first, ref x, vector.Length, bias.IsEmpty ? default : bias.Slice(row, 4), output.Slice(row, 4));
                row += 4;
            }
            else
            {
                output[row] = OneRow(ref first, ref x, vector.Length) + (bias.IsEmpty ? 0 : bias[row]);
                row++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows(ref float row, ref float vector, int length, ReadOnlySpan<float> bias, Span<float> output)
    {
        var lanes = Vector<float>.Count;
        ref var second = ref Unsafe.Add(ref row, length);
        ref var third = ref Unsafe.Add(ref second, length);
        ref var fourth = ref Unsafe.Add(ref third, length);
        var (a0, b0, c0, d0) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var (a1, b1, c1, d1) = (a0, b0, c0, d0);
        var i = 0;
        for (; i <= length - 2 * lanes; i += 2 * lanes)
        {
            var (n0, n1) = ((nuint)i, (nuint)(i + lanes));
            var (x0, x1) = (Vector.LoadUnsafe(ref vector, n0), Vector.LoadUnsafe(ref vector, n1));
            a0 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref row, n0), x0, a0);
            b0 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref second, n0), x0, b0);
            c0 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref third, n0), x0, c0);
            d0 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref fourth, n0), x0, d0);
            a1 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref row, n1), x1, a1);
            b1 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref second, n1), x1, b1);
            c1 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref third, n1), x1, c1);
            d1 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref fourth, n1), x1, d1);
        }
        var (a, b, c, d) = (Vector.Sum(a0 + a1), Vector.Sum(b0 + b1), Vector.Sum(c0 + c1), Vector.Sum(d0 + d1));
        for (; i < length; i++)
        {
            var x = Unsafe.Add(ref vector, i);
            a += Unsafe.Add(ref row, i) * x;
            b += Unsafe.Add(ref second, i) * x;
            c += Unsafe.Add(ref third, i) * x;
            d += Unsafe.Add(ref fourth, i) * x;
        }
        (output[0], output[1], output[2], output[3]) = (a, b, c, d);
        for (var n = 0; n < bias.Length; n++) output[n] += bias[n];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float OneRow(ref float row, ref float vector, int length)
    {
        var lanes = Vector<float>.Count;
        var (s0, s1) = (Vector<float>.Zero, Vector<float>.Zero);
        var i = 0;
        for (; i <= length - 2 * lanes; i += 2 * lanes)
        {
            var (n0, n1) = ((nuint)i, (nuint)(i + lanes));
            s0 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref row, n0), Vector.LoadUnsafe(ref vector, n0), s0);
            s1 = LanesNative.MultiplyAdd(Vector.LoadUnsafe(ref row, n1), Vector.LoadUnsafe(ref vector, n1), s1);
        }
        var sum = Vector.Sum(s0 + s1);
        for (; i < length; i++) sum += Unsafe.Add(ref row, i) * Unsafe.Add(ref vector, i);
        return sum;
    }
}
