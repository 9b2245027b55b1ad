using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KernelGen.Shared;
using KernelGen.Training;

namespace KernelGen.CompilerServices;

/// <summary>Words of the backward pass that gain nothing from being written out for one shape.</summary>
/// <remarks>
/// Steps are in floats, from a plane (a channel, or a block of sixteen) to the next and from a row to the next; dx may be the memory of
/// dy unless it is said otherwise. Nothing is checked.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class TensorGradients
{
    private const int Lanes = ChannelBlock.Lanes;

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

    /// <summary>Softmax over channels: y·(dy − Σ y·dy) at each position; channel after channel.</summary>
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

    /// <summary>The logarithm of a softmax over channels: dy − eʸ·Σ dy at each position; channel after channel.</summary>
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

    /// <summary>Sets each number to 0 or multiplies it by a factor; the choice is a function of its place, the sample and the layer alone.</summary>
    /// <remarks>
    /// The choice is MurmurHash3's finalizer (A. Appleby 2011) of place and key, against a threshold: no state, so the backward pass forgets the
    /// same numbers, and threads do not matter.
    /// </remarks>
    /// <param name="source">The numbers.</param>
    /// <param name="sourcePlane">From a plane to the next.</param>
    /// <param name="sourceRow">From a row to the next.</param>
    /// <param name="destination">Takes the result; may be the source.</param>
    /// <param name="plane">From a plane of it to the next.</param>
    /// <param name="row">From a row of it to the next.</param>
    /// <param name="planes">Planes.</param>
    /// <param name="rows">Rows of each.</param>
    /// <param name="length">Floats of a row.</param>
    /// <param name="threshold">Hashes below it forget: the probability times 2³².</param>
    /// <param name="factor">What the others are multiplied by.</param>
    /// <param name="key">The sample's key.</param>
    /// <param name="layer">The layer.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Dropout(
        ref float source, nint sourcePlane, nint sourceRow, ref float destination, nint plane, nint row, int planes, int rows, int length,
        uint threshold, float factor, uint key, int layer)
    {
        key = (uint)SampleOrder.Mix(key, (ulong)layer);
        Span<uint> places = stackalloc uint[Vector<uint>.Count];
        for (var lane = 0; lane < places.Length; lane++) places[lane] = (uint)lane;
        var first = new Vector<uint>(places);
        uint place = 0;
        for (nint c = 0; c < planes; c++)
            for (nint y = 0; y < rows; y++)
            {
                ref var from = ref Unsafe.Add(ref source, c * sourcePlane + y * sourceRow);
                ref var to = ref Unsafe.Add(ref destination, c * plane + y * row);
                nint x = 0;
                for (; x <= length - Vector<float>.Count; x += Vector<float>.Count)
                {
                    var keeps = Keeps(first + new Vector<uint>(place + (uint)x), key, threshold);
                    var grown = Vector.LoadUnsafe(ref from, (nuint)x) * factor;
                    Vector.StoreUnsafe(Vector.ConditionalSelect(keeps, grown, Vector<float>.Zero), ref to, (nuint)x);
                }
                for (; x < length; x++)
                    Unsafe.Add(ref to, x) = Keeps(new Vector<uint>(place + (uint)x), key, threshold)[0] == 0 ? 0 : Unsafe.Add(ref from, x) * factor;
                place += (uint)length;
            }
    }

    /// <summary>All bits where the number stays.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<int> Keeps(Vector<uint> place, uint key, uint threshold)
    {
        var hash = place * 0x9E3779B1u + new Vector<uint>(key);
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        hash ^= hash >> 16;
        return Vector.AsVectorInt32(Vector.GreaterThanOrEqual(hash, new Vector<uint>(threshold)));
    }
}
