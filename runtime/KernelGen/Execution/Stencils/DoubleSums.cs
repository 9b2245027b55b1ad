using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KernelGen.CompilerServices;

namespace KernelGen.Execution;

/// <summary>Weighted sums of sixteen elements in double lanes; what integer stencils with sums beyond 32 bits share.</summary>
internal static class DoubleSums
{
    /// <summary>Start + Σ coefficient·element, in the order of the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<double> A, Vector256<double> B, Vector256<double> C, Vector256<double> D) Of<T>(
        Rows<T> source, nint x, Tap<double>[] taps, double start)
        where T : unmanaged
    {
        var a = Vector256.Create(start);
        var b = a;
        var c = a;
        var d = a;
        for (var t = 0; t < taps.Length; t++)
        {
            ref readonly var tap = ref taps[t];
            var coefficient = Vector256.Create(tap.Coefficient);
            var (first, second) = LanesBlock.Load(ref Unsafe.Add(ref source[tap.Row], tap.Offset + x));
            var (p, q) = LanesBlock.ToDoubles(first);
            var (r, s) = LanesBlock.ToDoubles(second);
            a += p * coefficient;
            b += q * coefficient;
            c += r * coefficient;
            d += s * coefficient;
        }
        return (a, b, c, d);
    }

    /// <summary>Rounded values brought into the destination's range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Saturate<T>(Vector256<double> rounded, bool absolute)
        where T : unmanaged
    {
        var (least, greatest) = IntegerRange.Of<T>();
        if (absolute) rounded = Vector256.Abs(rounded);
        return Vector256.Min(Vector256.Max(rounded, Vector256.Create((double)least)), Vector256.Create((double)greatest));
    }

    /// <summary>Stores sixteen saturated values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(
        ref T output, Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
        where T : unmanaged =>
        LanesBlock.Store(ref output, LanesBlock.ToIntegers(a, b), LanesBlock.ToIntegers(c, d));
}
