using System.Linq;
using System.Numerics;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>A sampled Gaussian that sums to one: exp(−d²/2σ²), rounded to multiples of 2^−bits by error diffusion.</summary>
/// <remarks>
/// The product documents the rule: from the rim inwards each weight is rounded to the nearest multiple, its error is
/// carried to the next, and the middle takes what is left. The ideal weights come by another way here: relative to the
/// middle of the window, as reciprocals of exp(+t), over 400 fractional bits.
/// </remarks>
internal static class Gaussian
{
    private const int Bits = 400;

    /// <summary>Fractional bits of a weight that is said to be unquantised.</summary>
    public const int Unquantised = 60;

    public static Fraction[] Weights(int size, Fraction sigma, int bits)
    {
        if (sigma.IsZero) sigma = new Fraction(3, 10) * (new Fraction(size - 1, 2) - 1) + new Fraction(8, 10);
        var nearest = size % 2 == 0 ? 1 : 0;                                       // twice the distance of the middle sample
        var samples = Enumerable.Range(0, size)
            .Select(i => 2 * i - size + 1)
            .Select(twice => Decay(new Fraction(twice * twice - nearest, 8) / (sigma * sigma)))
            .ToArray();
        var sum = samples.Aggregate(BigInteger.Zero, (a, b) => a + b);

        var one = BigInteger.One << bits;
        var weights = new Fraction[size];
        Fraction carried = 0;
        var rest = one;
        var (left, right) = (0, size - 1);
        for (; right - left >= 2; left++, right--)
        {
            var ideal = new Fraction(samples[left] * one, sum) + carried;
            var taken = ideal.Round(System.MidpointRounding.ToEven);
            carried = ideal - taken;
            rest -= 2 * taken;
            weights[left] = weights[right] = new Fraction(taken, one);
        }
        weights[left] = weights[right] = new Fraction(rest, left == right ? one : 2 * one);
        return weights;
    }

    /// <summary>exp(−t)·2^Bits.</summary>
    private static BigInteger Decay(Fraction t)
    {
        if (t > 2000) return BigInteger.Zero;                                      // below 2^−2885
        var one = BigInteger.One << (Bits + 64);
        var x = t.Numerator * one / t.Denominator;
        var (growth, term) = (one, one);
        for (var n = 1; !term.IsZero; n++)
        {
            term = term * x / one / n;
            growth += term;
        }
        return (one << Bits) / growth;
    }
}
