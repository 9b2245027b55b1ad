using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KernelGen.CompilerServices;

/// <summary>Words of the way back that gain nothing from being written out for one shape.</summary>
/// <remarks>
/// Steps are in floats, from a plane (a channel, or a block of sixteen) to the next and from a row to the next; dx may be the memory of
/// dy unless it is said otherwise. Nothing is checked.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class TensorGradients
{
    private const int Lanes = 16;

    /// <summary>sum += numbers.</summary>
    /// <param name="sum">The sums.</param>
    /// <param name="numbers">As many numbers.</param>
    public static void Add(Span<float> sum, ReadOnlySpan<float> numbers)
    {
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var from = ref MemoryMarshal.GetReference(numbers);
        nint i = 0;
        for (; i <= numbers.Length - Vector<float>.Count; i += Vector<float>.Count)
            Vector.StoreUnsafe(Vector.LoadUnsafe(ref to, (nuint)i) + Vector.LoadUnsafe(ref from, (nuint)i), ref to, (nuint)i);
        for (; i < numbers.Length; i++) Unsafe.Add(ref to, i) += Unsafe.Add(ref from, i);
    }

    /// <summary>sum += numbers·factor.</summary>
    /// <param name="sum">The sums.</param>
    /// <param name="numbers">As many numbers.</param>
    /// <param name="factor">The factor.</param>
    public static void Add(Span<float> sum, ReadOnlySpan<float> numbers, float factor)
    {
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var from = ref MemoryMarshal.GetReference(numbers);
        var factors = new Vector<float>(factor);
        nint i = 0;
        for (; i <= numbers.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var product = LanesNative.MultiplyAdd(
                Vector.LoadUnsafe(ref from, (nuint)i), factors, Vector.LoadUnsafe(ref to, (nuint)i));
            Vector.StoreUnsafe(product, ref to, (nuint)i);
        }
        for (; i < numbers.Length; i++) Unsafe.Add(ref to, i) += Unsafe.Add(ref from, i) * factor;
    }

    /// <summary>A linear layer: weight += dy·xᵀ, bias += dy.</summary>
    /// <param name="dy">The gradient of its output.</param>
    /// <param name="x">Its input.</param>
    /// <param name="weight">The gradients of the weight, row by row.</param>
    /// <param name="bias">The gradients of the bias, or none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Linear(ReadOnlySpan<float> dy, ReadOnlySpan<float> x, Span<float> weight, Span<float> bias)
    {
        for (var row = 0; row < dy.Length; row++)
            if (dy[row] != 0) Add(weight.Slice(row * x.Length, x.Length), x, dy[row]);
        if (!bias.IsEmpty) Add(bias, dy);
    }

    /// <summary>sums += the numbers of each channel, in blocks of sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ChannelSums(ref float dy, nint dyPlane, nint dyRow, ref float sums, int blocks, int rows, int columns)
    {
        for (nint block = 0; block < blocks; block++)
            for (nint lane = 0; lane < Lanes; lane += 8)
            {
                var total = Lanes256.Load(ref sums, block * Lanes + lane);
                for (nint y = 0; y < rows; y++)
                {
                    ref var row = ref Unsafe.Add(ref dy, block * dyPlane + y * dyRow + lane);
                    var sum = System.Runtime.Intrinsics.Vector256<float>.Zero;
                    for (nint x = 0; x < columns; x++) sum += Lanes256.Load(ref row, x * Lanes);
                    total += sum;
                }
                Lanes256.Store(total, ref sums, block * Lanes + lane);
            }
    }

    /// <summary>A mean over whole planes: dy/(rows·columns) everywhere, in blocks of sixteen; dx is memory of its own.</summary>
    public static void GlobalMean(ref float dy, nint dyPlane, ref float dx, nint dxPlane, nint dxRow, int blocks, int rows, int columns)
    {
        for (nint block = 0; block < blocks; block++)
            for (nint lane = 0; lane < Lanes; lane += 8)
            {
                var share = Lanes256.Load(ref dy, block * dyPlane + lane) / Lanes256.Create((float)rows * columns);
                for (nint y = 0; y < rows; y++)
                    for (nint x = 0; x < columns; x++)
                        Lanes256.Store(share, ref dx, block * dxPlane + y * dxRow + x * Lanes + lane);
            }
    }

    /// <summary>A maximum over whole planes: dy at the first of the greatest numbers, in blocks of sixteen; dx is memory of its own.</summary>
    public static void GlobalGreatest(
        ref float dy, nint dyPlane, ref float source, nint sourcePlane, nint sourceRow, ref float dx, nint dxPlane, nint dxRow,
        int blocks, int rows, int columns)
    {
        for (nint block = 0; block < blocks; block++)
            for (nint lane = 0; lane < Lanes; lane++)
            {
                var (greatest, place) = (float.NegativeInfinity, block * dxPlane + lane);
                for (nint y = 0; y < rows; y++)
                    for (nint x = 0; x < columns; x++)
                    {
                        var (number, at) = (Unsafe.Add(ref source, block * sourcePlane + y * sourceRow + x * Lanes + lane),
                            block * dxPlane + y * dxRow + x * Lanes + lane);
                        if (number > greatest) (greatest, place) = (number, at);
                        Unsafe.Add(ref dx, at) = 0;
                    }
                Unsafe.Add(ref dx, place) = Unsafe.Add(ref dy, block * dyPlane + lane);
            }
    }

    /// <summary>Softmax over channels: y·(dy − Σ y·dy) at each position; channel behind channel.</summary>
    /// <param name="dy">The gradient of its output.</param>
    /// <param name="y">Its output.</param>
    /// <param name="dx">Takes the gradient of its input.</param>
    /// <param name="channels">Its channels.</param>
    public static void Softmax(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx, int channels)
    {
        var plane = y.Length / channels;
        for (var position = 0; position < plane; position++)
        {
            var sum = 0.0;
            for (var i = position; i < y.Length; i += plane) sum += (double)y[i] * dy[i];
            for (var i = position; i < y.Length; i += plane) dx[i] = (float)(y[i] * (dy[i] - sum));
        }
    }

    /// <summary>The logarithm of a softmax over channels: dy − eʸ·Σ dy at each position; channel behind channel.</summary>
    /// <param name="dy">The gradient of its output.</param>
    /// <param name="y">Its output.</param>
    /// <param name="dx">Takes the gradient of its input.</param>
    /// <param name="channels">Its channels.</param>
    public static void LogSoftmax(ReadOnlySpan<float> dy, ReadOnlySpan<float> y, Span<float> dx, int channels)
    {
        var plane = y.Length / channels;
        for (var position = 0; position < plane; position++)
        {
            var sum = 0.0;
            for (var i = position; i < y.Length; i += plane) sum += dy[i];
            for (var i = position; i < y.Length; i += plane) dx[i] = (float)(dy[i] - Math.Exp(y[i]) * sum);
        }
    }
}
