using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace KernelGen.CompilerServices;

/// <content>Floats that hold integers over a power of two back as integers, ties to even.</content>
public static partial class Lanes128
{
    /// <summary>From here on floats are whole: adding this and taking it away again rounds what is below 2^22 to integers, ties to even.</summary>
    private const float Integers = 3 << 22;

    /// <summary>Stores the nearest integers, ties to even, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref byte row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>Stores the nearest integers, ties to even, saturated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, ref short row, nuint index) => Store(ToNearest(value), ref row, index);

    /// <summary>The nearest integers, ties to even; what is beyond 17 bits may come as any number beyond 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<int> ToNearest(Vector128<float> value)
    {
        if (Sse2.IsSupported) return Sse2.ConvertToVector128Int32(value);
        if (AdvSimd.IsSupported) return AdvSimd.ConvertToInt32RoundToEven(value);
        var near = Vector128.Min(Vector128.Max(value, Vector128.Create(-65536f)), Vector128.Create(65536f));
        return Vector128.ConvertToInt32(near + Vector128.Create(Integers) - Vector128.Create(Integers));
    }
}
