using System.Numerics;
using System.Runtime.CompilerServices;

namespace KernelGen.Execution;

/// <summary>1/(1 + e⁻ˣ), by e^−|x|, which never overflows: 1/(1 + e^−|x|) or e^−|x|/(1 + e^−|x|).</summary>
internal static class Logistic
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Of(Vector<float> x)
    {
        var e = Exponential.Of(-Vector.Abs(x));
        var numerator = Vector.ConditionalSelect(Vector.LessThan(x, Vector<float>.Zero), e, Vector<float>.One);
        return numerator / (Vector<float>.One + e);
    }
}
