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

    /// <summary>Fractional bits of a weight that is said to be unquantized.</summary>
    public const int Unquantized = 60;

    /// <summary>What <c>cv2.GaussianBlur</c> has for sigma = 0, multiplied by 256.</summary>
    private static int[]? Fixed(int size) => size switch
    {
        1 => [256],
        3 => [64, 128, 64],
        5 => [16, 64, 96, 64, 16],
        7 => [8, 28, 56, 72, 56, 28, 8],
        9 => [4, 13, 30, 51, 60, 51, 30, 13, 4],
        _ => null,
    };

    public static Fraction[] Weights(int size, Fraction sigma, int bits)
    {
        if (sigma.IsZero && bits >= 8 && Fixed(size) is { } known) return known.Select(weight => new Fraction(weight, 256)).ToArray();
        if (sigma.IsZero && Fixed(size) is { } table) return Diffused(table.Select(weight => (BigInteger)weight).ToArray(), 256, bits);
        if (sigma.IsZero) sigma = new Fraction(3, 10) * (new Fraction(size - 1, 2) - 1) + new Fraction(8, 10);
        var nearest = size % 2 == 0 ? 1 : 0;                                       // twice the distance of the middle sample
        var samples = Enumerable.Range(0, size)
            .Select(i => 2 * i - size + 1)
            .Select(twice => Decay(new Fraction(twice * twice - nearest, 8) / (sigma * sigma)))
            .ToArray();
        return Diffused(samples, samples.Aggregate(BigInteger.Zero, (a, b) => a + b), bits);
    }

    private static Fraction[] Diffused(BigInteger[] samples, BigInteger sum, int bits)
    {
        var size = samples.Length;
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
