using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <content>Elements of a vector in another order: what a window finds beyond the end of a row.</content>
public static partial class Lanes512
{
    /// <summary>The elements at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Permute(Vector512<byte> value, Vector512<byte> indices) =>
        Avx512Vbmi.IsSupported ? Avx512Vbmi.PermuteVar64x8(value, indices)
        : Within(Avx512F.Shuffle4x128(value.AsInt32(), value.AsInt32(), 0b00_00_00_00).AsByte(), indices, 0)
        | Within(Avx512F.Shuffle4x128(value.AsInt32(), value.AsInt32(), 0b01_01_01_01).AsByte(), indices, 1)
        | Within(Avx512F.Shuffle4x128(value.AsInt32(), value.AsInt32(), 0b10_10_10_10).AsByte(), indices, 2)
        | Within(Avx512F.Shuffle4x128(value.AsInt32(), value.AsInt32(), 0b11_11_11_11).AsByte(), indices, 3);

    /// <summary>The elements at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Permute(Vector512<byte> value, Vector512<byte> indices, Vector512<byte> constant) =>
        Vector512.ConditionalSelect(Vector512.Equals(indices, Vector512<byte>.AllBitsSet), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Permute(Vector512<float> value, Vector512<int> indices) =>
        Vector512.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Permute(Vector512<float> value, Vector512<int> indices, Vector512<float> constant) =>
        Vector512.ConditionalSelect(Vector512.Equals(indices, Vector512<int>.AllBitsSet).AsSingle(), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>, which are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Permute(Vector512<double> value, Vector512<long> indices) =>
        Vector512.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>, which are constants; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Permute(Vector512<double> value, Vector512<long> indices, Vector512<double> constant) =>
        Vector512.ConditionalSelect(Vector512.Equals(indices, Vector512<long>.AllBitsSet).AsDouble(), constant, Permute(value, indices));

    /// <summary>From 128 bits that stand in every lane, the bytes at those indices that mean this lane; zero for the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Within(Vector512<byte> lane, Vector512<byte> indices, byte number)
    {
        var isHere = Vector512.Equals(indices & Vector512.Create((byte)0xF0), Vector512.Create((byte)(number << 4)));
        return Avx512BW.Shuffle(lane, (indices & isHere) | ~isHere);
    }
}
