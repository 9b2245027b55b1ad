using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.Shared;

namespace KernelGen.CompilerServices;

/// <summary>Layers that gain nothing from being written out for one shape: sums of tensors, and whole planes at once.</summary>
/// <remarks>
/// Steps are in floats, from a plane (a channel or a block of sixteen) to the next and from a row to the next. Nothing is checked.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorRows
{
    private const int Lanes = ChannelBlock.Lanes;

    /// <summary>destination = first + second, row by row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(
        ref float first, nint firstPlane, nint firstRow, ref float second, nint secondPlane, nint secondRow,
        ref float destination, nint plane, nint row, int planes, int rows, int length)
    {
        for (var c = 0; c < planes; c++)
            for (var y = 0; y < rows; y++)
            {
                ref var a = ref Unsafe.Add(ref first, c * firstPlane + y * firstRow);
                ref var b = ref Unsafe.Add(ref second, c * secondPlane + y * secondRow);
                ref var sum = ref Unsafe.Add(ref destination, c * plane + y * row);
                nint x = 0;
                for (; x <= length - Vector<float>.Count; x += Vector<float>.Count)
                    Vector.StoreUnsafe(Vector.LoadUnsafe(ref a, (nuint)x) + Vector.LoadUnsafe(ref b, (nuint)x), ref sum, (nuint)x);
                for (; x < length; x++) Unsafe.Add(ref sum, x) = Unsafe.Add(ref a, x) + Unsafe.Add(ref b, x);
            }
    }

    /// <summary>destination = source·factor + shift, a factor and a shift for each channel of blocks of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(
        ref float source, nint sourcePlane, nint sourceRow, ref float factors, ref float shifts,
        ref float destination, nint plane, nint row, int blocks, int rows, int columns)
    {
        for (nint block = 0; block < blocks; block++)
            for (nint lane = 0; lane < Lanes; lane += Vector128<float>.Count)
            {
                var factor = Lanes128.Load(ref factors, block * Lanes + lane);
                var shift = Lanes128.Load(ref shifts, block * Lanes + lane);
                for (nint y = 0; y < rows; y++)
                {
                    ref var from = ref Unsafe.Add(ref source, block * sourcePlane + y * sourceRow + lane);
                    ref var to = ref Unsafe.Add(ref destination, block * plane + y * row + lane);
                    for (nint x = 0; x < columns; x++)
                        Lanes128.Store(Lanes128.MultiplyAdd(Lanes128.Load(ref from, x * Lanes), factor, shift), ref to, x * Lanes);
                }
            }
    }

    /// <summary>The mean of each channel of blocks of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mean(
        ref float source, nint sourcePlane, nint sourceRow, ref float destination, nint plane, int blocks, int rows, int columns)
    {
        for (nint block = 0; block < blocks; block++)
        {
            ref var first = ref Unsafe.Add(ref source, block * sourcePlane);
            var (a, b, c, d) = (Vector128<float>.Zero, Vector128<float>.Zero, Vector128<float>.Zero, Vector128<float>.Zero);
            for (nint y = 0; y < rows; y++)
                for (nint x = 0; x < columns; x++)
                {
                    ref var pixel = ref Unsafe.Add(ref first, y * sourceRow + x * Lanes);
                    a += Lanes128.Load(ref pixel, 0);
                    b += Lanes128.Load(ref pixel, 4);
                    c += Lanes128.Load(ref pixel, 8);
                    d += Lanes128.Load(ref pixel, 12);
                }
            var count = Vector128.Create((float)rows * columns);
            Lanes128.Store(a / count, ref destination, block * plane);
            Lanes128.Store(b / count, ref destination, block * plane + 4);
            Lanes128.Store(c / count, ref destination, block * plane + 8);
            Lanes128.Store(d / count, ref destination, block * plane + 12);
        }
    }

    /// <summary>The greatest number of each channel of blocks of sixteen; a NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Greatest(
        ref float source, nint sourcePlane, nint sourceRow, ref float destination, nint plane, int blocks, int rows, int columns)
    {
        for (nint block = 0; block < blocks; block++)
            for (nint lane = 0; lane < Lanes; lane += Vector128<float>.Count)
            {
                ref var first = ref Unsafe.Add(ref source, block * sourcePlane + lane);
                var most = Lanes128.Load(ref first, 0);
                for (nint y = 0; y < rows; y++)
                    for (nint x = 0; x < columns; x++)
                        most = Lanes128.Max(most, Lanes128.Load(ref first, y * sourceRow + x * Lanes));
                Lanes128.Store(most, ref destination, block * plane + lane);
            }
    }
}
