using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KernelGen.CompilerServices;

/// <content>Batch normalization, in blocks of sixteen channels.</content>
public static partial class TensorGradients
{
    /// <summary>The sums of a sample's channels, then, behind those of all blocks, the sums of squares of the differences from their means.</summary>
    /// <remarks>Rows are summed by themselves first: the error grows with rows + columns, not with their product.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Statistics(ref float source, nint sourcePlane, nint sourceRow, ref float sums, int blocks, int rows, int columns)
    {
        var count = Lanes256.Create((float)rows * columns);
        for (nint block = 0; block < blocks; block++)
            for (nint lane = 0; lane < Lanes; lane += 8)
            {
                ref var first = ref Unsafe.Add(ref source, block * sourcePlane + lane);
                var (total, squares) = (Vector256<float>.Zero, Vector256<float>.Zero);
                for (nint y = 0; y < rows; y++)
                {
                    var sum = Vector256<float>.Zero;
                    for (nint x = 0; x < columns; x++) sum += Lanes256.Load(ref first, y * sourceRow + x * Lanes);
                    total += sum;
                }
                var mean = total / count;
                for (nint y = 0; y < rows; y++)
                {
                    var sum = Vector256<float>.Zero;
                    for (nint x = 0; x < columns; x++)
                    {
                        var difference = Lanes256.Load(ref first, y * sourceRow + x * Lanes) - mean;
                        sum = Lanes256.MultiplyAdd(difference, difference, sum);
                    }
                    squares += sum;
                }
                Lanes256.Store(total, ref sums, block * Lanes + lane);
                Lanes256.Store(squares, ref sums, (blocks + block) * Lanes + lane);
            }
    }

    /// <summary>Σdy of a sample's channels, then, behind those of all blocks, Σdy·(x − mean).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GradientStatistics(
        ref float dy, nint dyPlane, nint dyRow, ref float source, nint sourcePlane, nint sourceRow, ref float means, ref float sums,
        int blocks, int rows, int columns)
    {
        for (nint block = 0; block < blocks; block++)
            for (nint lane = 0; lane < Lanes; lane += 8)
            {
                ref var gradient = ref Unsafe.Add(ref dy, block * dyPlane + lane);
                ref var first = ref Unsafe.Add(ref source, block * sourcePlane + lane);
                var mean = Lanes256.Load(ref means, block * Lanes + lane);
                var (total, products) = (Vector256<float>.Zero, Vector256<float>.Zero);
                for (nint y = 0; y < rows; y++)
                {
                    var (sum, product) = (Vector256<float>.Zero, Vector256<float>.Zero);
                    for (nint x = 0; x < columns; x++)
                    {
                        var d = Lanes256.Load(ref gradient, y * dyRow + x * Lanes);
                        sum += d;
                        product = Lanes256.MultiplyAdd(d, Lanes256.Load(ref first, y * sourceRow + x * Lanes) - mean, product);
                    }
                    total += sum;
                    products += product;
                }
                Lanes256.Store(total, ref sums, block * Lanes + lane);
                Lanes256.Store(products, ref sums, (blocks + block) * Lanes + lane);
            }
    }

    /// <summary>dx = a·dy + b·(x − mean) + c; the mean, a, b and c of all channels follow one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normalization(
        ref float dy, nint dyPlane, nint dyRow, ref float source, nint sourcePlane, nint sourceRow, ref float factors,
        ref float dx, nint dxPlane, nint dxRow, int blocks, int rows, int columns)
    {
        nint lanes = blocks * Lanes;
        for (nint block = 0; block < blocks; block++)
            for (nint lane = 0; lane < Lanes; lane += 8)
            {
                ref var factor = ref Unsafe.Add(ref factors, block * Lanes + lane);
                var mean = Lanes256.Load(ref factor, 0);
                var (a, b, c) = (Lanes256.Load(ref factor, lanes), Lanes256.Load(ref factor, 2 * lanes), Lanes256.Load(ref factor, 3 * lanes));
                for (nint y = 0; y < rows; y++)
                {
                    ref var gradient = ref Unsafe.Add(ref dy, block * dyPlane + y * dyRow + lane);
                    ref var from = ref Unsafe.Add(ref source, block * sourcePlane + y * sourceRow + lane);
                    ref var to = ref Unsafe.Add(ref dx, block * dxPlane + y * dxRow + lane);
                    for (nint x = 0; x < columns; x++)
                    {
                        var shift = Lanes256.MultiplyAdd(Lanes256.Load(ref from, x * Lanes) - mean, b, c);
                        Lanes256.Store(Lanes256.MultiplyAdd(a, Lanes256.Load(ref gradient, x * Lanes), shift), ref to, x * Lanes);
                    }
                }
            }
    }
}
