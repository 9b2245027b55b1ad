using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <content>Elements of a vector in another order: what a window finds beyond the end of a row.</content>
public static partial class Lanes256
{
    /// <summary>The elements at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Permute(Vector256<byte> value, Vector256<byte> indices) =>
        Avx512Vbmi.VL.IsSupported ? Avx512Vbmi.VL.PermuteVar32x8(value, indices)
        : Avx2.IsSupported
        ? Within(Avx2.Permute2x128(value, value, 0x00), indices, 0) | Within(Avx2.Permute2x128(value, value, 0x11), indices, 1)
        : Vector256.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Permute(Vector256<byte> value, Vector256<byte> indices, Vector256<byte> constant) =>
        Vector256.ConditionalSelect(Vector256.Equals(indices, Vector256<byte>.AllBitsSet), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Permute(Vector256<float> value, Vector256<int> indices) =>
        Vector256.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Permute(Vector256<float> value, Vector256<int> indices, Vector256<float> constant) =>
        Vector256.ConditionalSelect(Vector256.Equals(indices, Vector256<int>.AllBitsSet).AsSingle(), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Permute(Vector256<double> value, Vector256<long> indices) =>
        Vector256.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Permute(Vector256<double> value, Vector256<long> indices, Vector256<double> constant) =>
        Vector256.ConditionalSelect(Vector256.Equals(indices, Vector256<long>.AllBitsSet).AsDouble(), constant, Permute(value, indices));

    /// <summary>From 128 bits that stand in every lane, the bytes at those indices that mean this lane; zero for the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Within(Vector256<byte> lane, Vector256<byte> indices, byte number)
    {
        var isHere = Vector256.Equals(indices & Vector256.Create((byte)0xF0), Vector256.Create((byte)(number << 4)));
        return Avx2.Shuffle(lane, (indices & isHere) | ~isHere);
    }
}
