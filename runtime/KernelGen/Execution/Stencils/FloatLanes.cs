using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#if !NET9_0_OR_GREATER
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
#endif

namespace KernelGen.Execution;

/// <summary>Sixteen neighbouring elements as floats or doubles, and multiplication with addition.</summary>
internal static class FloatLanes
{
    /// <summary>Elements that are loaded and stored together.</summary>
    public const int Count = 16;

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
        var (first, second) = IntegerLanes.Load(ref source);
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

    /// <summary>left·right + addend, fused where the hardware does that.</summary>
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

    /// <summary>left·right + addend, fused where the hardware does that.</summary>
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
