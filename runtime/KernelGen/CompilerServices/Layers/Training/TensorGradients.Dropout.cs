using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelGen.CompilerServices;

/// <content>Dropout.</content>
public static partial class TensorGradients
{
    /// <summary>Sets each number to 0 or multiplies it by a factor; the choice is a function of its place, the sample and the layer alone.</summary>
    /// <remarks>
    /// The choice is MurmurHash3's finalizer (A. Appleby 2011) of place and key, against a threshold: no state, so the way back forgets the
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
