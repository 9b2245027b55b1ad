using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// Loads, as they are (Load) and converted to another type of lane (LoadInt16, LoadUInt16, LoadInt32, LoadSingle, LoadDouble).
// As many elements are read as the result has lanes.
// Kernels of many taps fill the inliner's budget: a word that calls another costs more of it than one that repeats a line.

public static partial class Lanes512
{
    /// <summary>The elements from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Load<T>(ref T memory, nint offset)
        where T : unmanaged => Vector512.LoadUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<short> LoadInt16(ref byte row, nuint index) =>
        Avx512BW.ConvertToVector512Int16(Vector256.LoadUnsafe(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ushort> LoadUInt16(ref byte row, nuint index) => LoadInt16(ref row, index).AsUInt16();

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadInt32(ref byte row, nuint index) =>
        Avx512F.ConvertToVector512Int32(Vector128.LoadUnsafe(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadInt32(ref short row, nuint index) =>
        Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> LoadInt32(ref ushort row, nuint index) =>
        Avx512F.ConvertToVector512Int32(Vector256.LoadUnsafe(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadSingle(ref byte row, nuint index) => Vector512.ConvertToSingle(LoadInt32(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble(ref byte row, nuint index) =>
        Avx512F.ConvertToVector512Double(Lanes256.LoadInt32(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble(ref short row, nuint index) =>
        Avx512F.ConvertToVector512Double(Lanes256.LoadInt32(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble(ref ushort row, nuint index) =>
        Avx512F.ConvertToVector512Double(Lanes256.LoadInt32(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> LoadDouble(ref float row, nuint index) =>
        Avx512F.ConvertToVector512Double(Vector256.LoadUnsafe(ref row, index));
}

public static partial class Lanes256
{
    /// <summary>The elements from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> Load<T>(ref T memory, nint offset)
        where T : unmanaged => Vector256.LoadUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> LoadInt16(ref byte row, nuint index) => Avx2.IsSupported
        ? Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row, index))
        : Vector256.WidenLower(Vector128.LoadUnsafe(ref row, index).ToVector256Unsafe()).AsInt16();

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> LoadUInt16(ref byte row, nuint index) => LoadInt16(ref row, index).AsUInt16();

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadInt32(ref byte row, nuint index)
    {
        var eight = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref row, index))).AsByte();
        return Avx2.IsSupported
            ? Avx2.ConvertToVector256Int32(eight)
            : Vector256.WidenLower(Vector128.WidenLower(eight).ToVector256Unsafe()).AsInt32();
    }

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadInt32(ref short row, nuint index)
    {
        var eight = Vector128.LoadUnsafe(ref row, index);
        return Avx2.IsSupported ? Avx2.ConvertToVector256Int32(eight) : Vector256.WidenLower(eight.ToVector256Unsafe());
    }

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> LoadInt32(ref ushort row, nuint index)
    {
        var eight = Vector128.LoadUnsafe(ref row, index);
        return Avx2.IsSupported ? Avx2.ConvertToVector256Int32(eight) : Vector256.WidenLower(eight.ToVector256Unsafe()).AsInt32();
    }

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadSingle(ref byte row, nuint index) => Vector256.ConvertToSingle(LoadInt32(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble(ref byte row, nuint index)
    {
        var four = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref row, index))).AsByte();
        return ToDouble(Vector128.WidenLower(Vector128.WidenLower(four)).AsInt32());
    }

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble(ref short row, nuint index) =>
        ToDouble(Vector128.WidenLower(Four(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref row, index))).AsInt16()));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble(ref ushort row, nuint index) =>
        ToDouble(Vector128.WidenLower(Four(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref row, index)))).AsInt32());

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LoadDouble(ref float row, nuint index)
    {
        var four = Vector128.LoadUnsafe(ref row, index);
        return Avx.IsSupported ? Avx.ConvertToVector256Double(four) : Vector256.WidenLower(four.ToVector256Unsafe());
    }

    /// <summary>Four 16-bit elements in the lower half; the upper half has any content.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Four(ref byte first) =>
        Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref first)).AsUInt16();
}

public static partial class Lanes128
{
    /// <summary>The elements from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<T> Load<T>(ref T memory, nint offset)
        where T : unmanaged => Vector128.LoadUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> LoadInt16(ref byte row, nuint index) => LoadUInt16(ref row, index).AsInt16();

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> LoadUInt16(ref byte row, nuint index) =>
        Vector128.WidenLower(Bits64(ref Unsafe.Add(ref row, index)));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadInt32(ref byte row, nuint index) =>
        Vector128.WidenLower(Vector128.WidenLower(Bits32(ref Unsafe.Add(ref row, index)))).AsInt32();

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadInt32(ref short row, nuint index) =>
        Vector128.WidenLower(Bits64(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref row, index))).AsInt16());

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> LoadInt32(ref ushort row, nuint index) =>
        Vector128.WidenLower(Bits64(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref row, index))).AsUInt16()).AsInt32();

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadSingle(ref byte row, nuint index) => Vector128.ConvertToSingle(LoadInt32(ref row, index));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble(ref byte row, nuint index) =>
        Vector128.Create((double)Unsafe.Add(ref row, index), Unsafe.Add(ref row, index + 1));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble(ref short row, nuint index) =>
        Vector128.Create((double)Unsafe.Add(ref row, index), Unsafe.Add(ref row, index + 1));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble(ref ushort row, nuint index) =>
        Vector128.Create((double)Unsafe.Add(ref row, index), Unsafe.Add(ref row, index + 1));

    /// <summary>The elements from <paramref name="index"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> LoadDouble(ref float row, nuint index) =>
        Vector128.Create((double)Unsafe.Add(ref row, index), Unsafe.Add(ref row, index + 1));

    /// <summary>Eight bytes in the lower half; the upper half has any content.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bits64(ref byte first) => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref first)).AsByte();

    /// <summary>Four bytes in the lowest quarter; the others have any content.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bits32(ref byte first) => Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref first)).AsByte();
}

public static partial class LanesScalar
{
    /// <summary>The element at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(ref T memory, nint offset)
        where T : unmanaged => Unsafe.Add(ref memory, offset);
}
