using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if !NET9_0_OR_GREATER
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace KernelGen.CompilerServices;

/// <summary>
/// Sixteen neighboring elements in two 256-bit vectors of 32-bit integers or floats, or in four of doubles: for kernels that are not
/// compiled. All conversions to wider lanes are exact.
/// </summary>
internal static class LanesBlock
{
    /// <summary>Elements that are loaded and stored together.</summary>
    public const int Count = 16;

    private const double TwoTo52And31 = 4503601774854144.0;             // 2^52 + 2^31
    private const ulong BitsOfTwoTo52 = 0x4330_0000_0000_0000;

    /// <summary>1.5·2^52: a double of magnitude below 2^51 added to it is rounded to an integer, ties to even.</summary>
    public const double RoundsToInteger = 6755399441055744.0;

    /// <summary>Widens sixteen elements of type <see cref="byte"/>, <see cref="short"/> or <see cref="ushort"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<int> First, Vector256<int> Second) Load<T>(ref T source)
        where T : unmanaged
    {
        if (typeof(T) == typeof(short))
            return Vector256.Widen(Vector256.LoadUnsafe(ref Unsafe.As<T, short>(ref source)));

        var elements = typeof(T) == typeof(byte)
            ? Vector256.WidenLower(Vector128.LoadUnsafe(ref Unsafe.As<T, byte>(ref source)).ToVector256Unsafe())
            : Vector256.LoadUnsafe(ref Unsafe.As<T, ushort>(ref source));
        var (first, second) = Vector256.Widen(elements);
        return (first.AsInt32(), second.AsInt32());
    }

    /// <summary>Narrows and stores sixteen values that lie in the range of the destination's type.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref T destination, Vector256<int> first, Vector256<int> second)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            first.StoreUnsafe(ref Unsafe.As<T, int>(ref destination));
            second.StoreUnsafe(ref Unsafe.As<T, int>(ref destination), 8);
            return;
        }
        var narrowed = Vector256.Narrow(first, second);
        if (typeof(T) == typeof(byte))
        {
            Vector128.Narrow(narrowed.GetLower().AsUInt16(), narrowed.GetUpper().AsUInt16())
                .StoreUnsafe(ref Unsafe.As<T, byte>(ref destination));
        }
        else
        {
            narrowed.StoreUnsafe(ref Unsafe.As<T, short>(ref destination));
        }
    }

    /// <summary>Integers as doubles: the bits of n + 2^31 are those of the double 2^52 + 2^31 + n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> Lower, Vector256<double> Upper) ToDoubles(Vector256<int> values)
    {
        var (lower, upper) = Vector256.Widen(values.AsUInt32() ^ Vector256.Create(0x8000_0000u));
        var (exponent, offset) = (Vector256.Create(BitsOfTwoTo52), Vector256.Create(TwoTo52And31));
        return ((lower | exponent).AsDouble() - offset, (upper | exponent).AsDouble() - offset);
    }

    /// <summary>Doubles in the range of <see cref="int"/> to the nearest integers, ties to even.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> ToIntegers(Vector256<double> lower, Vector256<double> upper)
    {
        var shift = Vector256.Create(RoundsToInteger);
        return Vector256.Narrow((lower + shift).AsUInt64(), (upper + shift).AsUInt64()).AsInt32();
    }

    /// <summary>Loads sixteen elements of type <see cref="byte"/> or <see cref="float"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> First, Vector256<float> Second) LoadSingles<T>(ref T source)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            ref var floats = ref Unsafe.As<T, float>(ref source);
            return (Vector256.LoadUnsafe(ref floats), Vector256.LoadUnsafe(ref floats, 8));
        }
        var (first, second) = Load(ref source);
        return (Vector256.ConvertToSingle(first), Vector256.ConvertToSingle(second));
    }

    /// <summary>Loads sixteen elements of type <see cref="byte"/>, <see cref="float"/> or <see cref="double"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> A, Vector256<double> B, Vector256<double> C, Vector256<double> D) LoadDoubles<T>(ref T source)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            ref var doubles = ref Unsafe.As<T, double>(ref source);
            return (Vector256.LoadUnsafe(ref doubles), Vector256.LoadUnsafe(ref doubles, 4),
                Vector256.LoadUnsafe(ref doubles, 8), Vector256.LoadUnsafe(ref doubles, 12));
        }
        var (first, second) = LoadSingles(ref source);
        var ((a, b), (c, d)) = (Vector256.Widen(first), Vector256.Widen(second));
        return (a, b, c, d);
    }

    /// <summary>Stores sixteen elements of type <see cref="float"/> or <see cref="double"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref T output, Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
        where T : unmanaged
    {
        if (typeof(T) == typeof(double))
        {
            ref var doubles = ref Unsafe.As<T, double>(ref output);
            a.StoreUnsafe(ref doubles);
            b.StoreUnsafe(ref doubles, 4);
            c.StoreUnsafe(ref doubles, 8);
            d.StoreUnsafe(ref doubles, 12);
            return;
        }
        ref var floats = ref Unsafe.As<T, float>(ref output);
        Vector256.Narrow(a, b).StoreUnsafe(ref floats);
        Vector256.Narrow(c, d).StoreUnsafe(ref floats, 8);
    }

    /// <summary>left·right + addend, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend)
    {
#if NET9_0_OR_GREATER
        return Vector256.MultiplyAddEstimate(left, right, addend);
#else
        if (Fma.IsSupported) return Fma.MultiplyAdd(left, right, addend);
        if (AdvSimd.IsSupported)
        {
            return Vector256.Create(
                AdvSimd.FusedMultiplyAdd(addend.GetLower(), left.GetLower(), right.GetLower()),
                AdvSimd.FusedMultiplyAdd(addend.GetUpper(), left.GetUpper(), right.GetUpper()));
        }
        return left * right + addend;
#endif
    }

    /// <summary>left·right + addend, rounded once where the hardware can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> left, Vector256<double> right, Vector256<double> addend)
    {
#if NET9_0_OR_GREATER
        return Vector256.MultiplyAddEstimate(left, right, addend);
#else
        if (Fma.IsSupported) return Fma.MultiplyAdd(left, right, addend);
        if (AdvSimd.Arm64.IsSupported)
        {
            return Vector256.Create(
                AdvSimd.Arm64.FusedMultiplyAdd(addend.GetLower(), left.GetLower(), right.GetLower()),
                AdvSimd.Arm64.FusedMultiplyAdd(addend.GetUpper(), left.GetUpper(), right.GetUpper()));
        }
        return left * right + addend;
#endif
    }
}
