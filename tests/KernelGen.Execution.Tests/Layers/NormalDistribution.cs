using System;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>Φ(x) in double precision: the Taylor series of erf near 0, the continued fraction of erfc in the tails.</summary>
internal static class NormalDistribution
{
    public static double Of(double x)
    {
        var t = Math.Abs(x);
        var tail = t < 2.5 ? 0.5 - Series(t) : Tail(t);
        return x < 0 ? tail : 1 - tail;
    }

    /// <summary>Φ(t) − ½ = φ(t)·(t + t³/3 + t⁵/(3·5) + …).</summary>
    private static double Series(double t)
    {
        var (sum, term) = (t, t);
        for (var n = 3; term > sum * 1e-18; n += 2) sum += term *= t * t / n;
        return sum * Density(t);
    }

    /// <summary>φ(t)/(t + 1/(t + 2/(t + 3/(t + …)))).</summary>
    private static double Tail(double t)
    {
        var fraction = t;
        for (var n = 200; n >= 1; n--) fraction = t + n / fraction;
        return Density(t) / fraction;
    }

    private static double Density(double t) => Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI);
}
