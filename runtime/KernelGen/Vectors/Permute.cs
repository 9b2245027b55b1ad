using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// Elements of a vector in another order: what a window finds beyond the end of a row. The indices are constants; where all bits of an
// index are ones, the lane takes the given constant.

public static partial class Lanes512
{
    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Permute(Vector512<byte> value, Vector512<byte> indices) =>
        Avx512Vbmi.IsSupported ? Avx512Vbmi.PermuteVar64x8(value, indices)
        : Within(Avx512F.Shuffle4x128(value.AsInt32(), value.AsInt32(), 0b00_00_00_00).AsByte(), indices, 0)
            | Within(Avx512F.Shuffle4x128(value.AsInt32(), value.AsInt32(), 0b01_01_01_01).AsByte(), indices, 1)
            | Within(Avx512F.Shuffle4x128(value.AsInt32(), value.AsInt32(), 0b10_10_10_10).AsByte(), indices, 2)
            | Within(Avx512F.Shuffle4x128(value.AsInt32(), value.AsInt32(), 0b11_11_11_11).AsByte(), indices, 3);

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Permute(Vector512<byte> value, Vector512<byte> indices, Vector512<byte> constant) =>
        Vector512.ConditionalSelect(Vector512.Equals(indices, Vector512<byte>.AllBitsSet), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> Permute(Vector512<short> value, Vector512<short> indices) =>
        Avx512BW.PermuteVar32x16(value, indices);

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> Permute(Vector512<short> value, Vector512<short> indices, Vector512<short> constant) =>
        Vector512.ConditionalSelect(Vector512.Equals(indices, Vector512<short>.AllBitsSet), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> Permute(Vector512<ushort> value, Vector512<short> indices) =>
        Permute(value.AsInt16(), indices).AsUInt16();

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> Permute(Vector512<ushort> value, Vector512<short> indices, Vector512<ushort> constant) =>
        Permute(value.AsInt16(), indices, constant.AsInt16()).AsUInt16();

    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Permute(Vector512<float> value, Vector512<int> indices) =>
        Vector512.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Permute(Vector512<float> value, Vector512<int> indices, Vector512<float> constant) =>
        Vector512.ConditionalSelect(Vector512.Equals(indices, Vector512<int>.AllBitsSet).AsSingle(), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Permute(Vector512<double> value, Vector512<long> indices) =>
        Vector512.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Permute(Vector512<double> value, Vector512<long> indices, Vector512<double> constant) =>
        Vector512.ConditionalSelect(Vector512.Equals(indices, Vector512<long>.AllBitsSet).AsDouble(), constant, Permute(value, indices));

    /// <summary>The bytes at indices that lie in 128-bit part <paramref name="number"/>, of which the vector is a repetition; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Within(Vector512<byte> part, Vector512<byte> indices, byte number)
    {
        var isHere = Vector512.Equals(indices & Vector512.Create((byte)0xF0), Vector512.Create((byte)(number << 4)));
        return Avx512BW.Shuffle(part, (indices & isHere) | ~isHere);
    }
}

public static partial class Lanes256
{
    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Permute(Vector256<byte> value, Vector256<byte> indices) =>
        Avx512Vbmi.VL.IsSupported ? Avx512Vbmi.VL.PermuteVar32x8(value, indices)
        : Avx2.IsSupported ? Within(Avx2.Permute2x128(value, value, 0x00), indices, 0)
            | Within(Avx2.Permute2x128(value, value, 0x11), indices, 1)
        : Vector256.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Permute(Vector256<byte> value, Vector256<byte> indices, Vector256<byte> constant) =>
        Vector256.ConditionalSelect(Vector256.Equals(indices, Vector256<byte>.AllBitsSet), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Permute(Vector256<short> value, Vector256<short> indices) =>
        Avx512BW.VL.IsSupported ? Avx512BW.VL.PermuteVar16x16(value, indices) : Permute(value.AsByte(), OfBytes(indices)).AsInt16();

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> Permute(Vector256<short> value, Vector256<short> indices, Vector256<short> constant) =>
        Vector256.ConditionalSelect(Vector256.Equals(indices, Vector256<short>.AllBitsSet), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Permute(Vector256<ushort> value, Vector256<short> indices) =>
        Permute(value.AsInt16(), indices).AsUInt16();

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Permute(Vector256<ushort> value, Vector256<short> indices, Vector256<ushort> constant) =>
        Permute(value.AsInt16(), indices, constant.AsInt16()).AsUInt16();

    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Permute(Vector256<float> value, Vector256<int> indices) =>
        Vector256.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Permute(Vector256<float> value, Vector256<int> indices, Vector256<float> constant) =>
        Vector256.ConditionalSelect(Vector256.Equals(indices, Vector256<int>.AllBitsSet).AsSingle(), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Permute(Vector256<double> value, Vector256<long> indices) =>
        Vector256.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Permute(Vector256<double> value, Vector256<long> indices, Vector256<double> constant) =>
        Vector256.ConditionalSelect(Vector256.Equals(indices, Vector256<long>.AllBitsSet).AsDouble(), constant, Permute(value, indices));

    /// <summary>The bytes at indices that lie in 128-bit part <paramref name="number"/>, of which the vector is a repetition; else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Within(Vector256<byte> part, Vector256<byte> indices, byte number)
    {
        var isHere = Vector256.Equals(indices & Vector256.Create((byte)0xF0), Vector256.Create((byte)(number << 4)));
        return Avx2.Shuffle(part, (indices & isHere) | ~isHere);
    }

    /// <summary>The indices of both bytes of every 16-bit element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> OfBytes(Vector256<short> words) =>
        ((words << 1) | ((words << 9) + Vector256.Create((short)0x100))).AsByte();
}

public static partial class Lanes128
{
    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Permute(Vector128<float> value, Vector128<int> indices) =>
        Vector128.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Permute(Vector128<float> value, Vector128<int> indices, Vector128<float> constant) =>
        Vector128.ConditionalSelect(Vector128.Equals(indices, Vector128<int>.AllBitsSet).AsSingle(), constant, Permute(value, indices));

    /// <summary>The elements at <paramref name="indices"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Permute(Vector128<double> value, Vector128<long> indices) =>
        Vector128.Shuffle(value, indices);

    /// <summary>The elements at <paramref name="indices"/>; the constant where all bits of an index are ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Permute(Vector128<double> value, Vector128<long> indices, Vector128<double> constant) =>
        Vector128.ConditionalSelect(Vector128.Equals(indices, Vector128<long>.AllBitsSet).AsDouble(), constant, Permute(value, indices));
}
