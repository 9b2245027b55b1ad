using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

// Stores of all lanes: unchanged to memory of the same type; else converted, and saturated where the type is narrower.
// Floats go to integers rounded to the nearest, ties to even.

public static partial class Lanes512
{
    /// <summary>Stores the lanes from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector512<T> value, ref T memory, nint offset)
        where T : unmanaged => value.StoreUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<short> value, ref byte row, nuint index) =>
        Avx512BW.ConvertToVector256ByteWithSaturation(Avx512BW.Max(value, Vector512<short>.Zero).AsUInt16()).StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes of both, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<short> first, Vector512<short> second, ref byte row, nuint index) =>
        Avx512F.PermuteVar8x64(Avx512BW.PackUnsignedSaturate(first, second).AsInt64(), Vector512.Create(0L, 2, 4, 6, 1, 3, 5, 7))
            .AsByte().StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, at most 32,767, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<ushort> value, ref byte row, nuint index) =>
        Avx512BW.ConvertToVector256ByteWithSaturation(value).StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<ushort> value, ref short row, nuint index) => value.AsInt16().StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> value, ref byte row, nuint index) =>
        Avx512F.ConvertToVector128ByteWithSaturation(Avx512F.Max(value, Vector512<int>.Zero).AsUInt32()).StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> value, ref short row, nuint index) =>
        Avx512F.ConvertToVector256Int16WithSaturation(value).StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> value, ref ushort row, nuint index) =>
        Avx512F.ConvertToVector256UInt16WithSaturation(Avx512F.Max(value, Vector512<int>.Zero).AsUInt32()).StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, rounded to the nearest floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> value, ref float row, nuint index) =>
        Avx512F.ConvertToVector256Single(value).StoreUnsafe(ref row, index);

    /// <summary>Stores the nearest integers, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref byte row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>Stores the nearest integers, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, ref short row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>Stores the lanes, saturated to byte, short, ushort or int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreAs<TOut>(Vector512<int> value, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(byte)) Store(value, ref Unsafe.As<TOut, byte>(ref row), index);
        else if (typeof(TOut) == typeof(short)) Store(value, ref Unsafe.As<TOut, short>(ref row), index);
        else if (typeof(TOut) == typeof(ushort)) Store(value, ref Unsafe.As<TOut, ushort>(ref row), index);
        else value.StoreUnsafe(ref Unsafe.As<TOut, int>(ref row), index);
    }
}

public static partial class Lanes256
{
    /// <summary>Stores the lanes from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector256<T> value, ref T memory, nint offset)
        where T : unmanaged => value.StoreUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<short> value, ref byte row, nuint index) =>
        Lanes128.NarrowSaturated(value.GetLower(), value.GetUpper()).StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes of both, saturated; for machines with AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<short> first, Vector256<short> second, ref byte row, nuint index) =>
        Avx2.Permute4x64(Avx2.PackUnsignedSaturate(first, second).AsInt64(), 0b11_01_10_00).AsByte().StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, at most 32,767, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<ushort> value, ref byte row, nuint index) => Store(value.AsInt16(), ref row, index);

    /// <summary>Stores the lanes, at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<ushort> value, ref short row, nuint index) => value.AsInt16().StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> value, ref byte row, nuint index)
    {
        var words = Lanes128.NarrowSaturated(value.GetLower(), value.GetUpper());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref row, index), Lanes128.NarrowSaturated(words, words).AsUInt64().ToScalar());
    }

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> value, ref short row, nuint index) =>
        Lanes128.NarrowSaturated(value.GetLower(), value.GetUpper()).StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> value, ref ushort row, nuint index) =>
        Lanes128.NarrowToUnsigned(value.GetLower(), value.GetUpper()).StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, rounded to the nearest floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> value, ref float row, nuint index)
    {
        var four = Avx.IsSupported ? Avx.ConvertToVector128Single(value) : Vector128.Narrow(value.GetLower(), value.GetUpper());
        four.StoreUnsafe(ref row, index);
    }

    /// <summary>Stores the nearest integers, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref byte row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>Stores the nearest integers, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, ref short row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>Stores the lanes, saturated to byte, short, ushort or int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreAs<TOut>(Vector256<int> value, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(byte)) Store(value, ref Unsafe.As<TOut, byte>(ref row), index);
        else if (typeof(TOut) == typeof(short)) Store(value, ref Unsafe.As<TOut, short>(ref row), index);
        else if (typeof(TOut) == typeof(ushort)) Store(value, ref Unsafe.As<TOut, ushort>(ref row), index);
        else value.StoreUnsafe(ref Unsafe.As<TOut, int>(ref row), index);
    }
}

public static partial class Lanes128
{
    /// <summary>Stores the lanes from <paramref name="offset"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(Vector128<T> value, ref T memory, nint offset)
        where T : unmanaged => value.StoreUnsafe(ref Unsafe.Add(ref memory, offset));

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<short> value, ref byte row, nuint index) =>
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref row, index), NarrowSaturated(value, value).AsUInt64().ToScalar());

    /// <summary>Stores the lanes, at most 32,767, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<ushort> value, ref byte row, nuint index) => Store(value.AsInt16(), ref row, index);

    /// <summary>Stores the lanes, at most 32,767.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<ushort> value, ref short row, nuint index) => value.AsInt16().StoreUnsafe(ref row, index);

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> value, ref byte row, nuint index)
    {
        var words = NarrowSaturated(value, value);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref row, index), NarrowSaturated(words, words).AsUInt32().ToScalar());
    }

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> value, ref short row, nuint index) =>
        Unsafe.WriteUnaligned(
            ref Unsafe.As<short, byte>(ref Unsafe.Add(ref row, index)), NarrowSaturated(value, value).AsUInt64().ToScalar());

    /// <summary>Stores the lanes, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> value, ref ushort row, nuint index) =>
        Unsafe.WriteUnaligned(
            ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref row, index)), NarrowToUnsigned(value, value).AsUInt64().ToScalar());

    /// <summary>Stores the lanes, rounded to the nearest floats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<double> value, ref float row, nuint index)
    {
        Unsafe.Add(ref row, index) = (float)value.GetElement(0);
        Unsafe.Add(ref row, index + 1) = (float)value.GetElement(1);
    }

    /// <summary>Stores the nearest integers, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref byte row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>Stores the nearest integers, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref short row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>Stores the lanes, saturated to byte, short, ushort or int.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void StoreAs<TOut>(Vector128<int> value, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        if (typeof(TOut) == typeof(byte)) Store(value, ref Unsafe.As<TOut, byte>(ref row), index);
        else if (typeof(TOut) == typeof(short)) Store(value, ref Unsafe.As<TOut, short>(ref row), index);
        else if (typeof(TOut) == typeof(ushort)) Store(value, ref Unsafe.As<TOut, ushort>(ref row), index);
        else value.StoreUnsafe(ref Unsafe.As<TOut, int>(ref row), index);
    }
}

public static partial class LanesScalar
{
    /// <summary>Stores the element at <paramref name="offset"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(T value, ref T memory, nint offset)
        where T : unmanaged => Unsafe.Add(ref memory, offset) = value;

    /// <summary>Stores the nearest integer, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, ref byte row, nuint index) =>
        Unsafe.Add(ref row, index) = (byte)Math.Clamp(MathF.Round(value), byte.MinValue, byte.MaxValue);

    /// <summary>Stores the nearest integer, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float value, ref short row, nuint index) =>
        Unsafe.Add(ref row, index) = (short)Math.Clamp(MathF.Round(value), short.MinValue, short.MaxValue);

    /// <summary>Stores a value that a byte, short, ushort or int can hold.</summary>
    internal static void StoreAs<TOut>(long value, ref TOut row, nuint index)
        where TOut : unmanaged
    {
        ref var element = ref Unsafe.Add(ref row, index);
        if (typeof(TOut) == typeof(byte)) Unsafe.As<TOut, byte>(ref element) = (byte)value;
        else if (typeof(TOut) == typeof(short)) Unsafe.As<TOut, short>(ref element) = (short)value;
        else if (typeof(TOut) == typeof(ushort)) Unsafe.As<TOut, ushort>(ref element) = (ushort)value;
        else Unsafe.As<TOut, int>(ref element) = (int)value;
    }
}
