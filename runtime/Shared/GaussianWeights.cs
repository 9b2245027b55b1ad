using System;
using System.Numerics;

namespace KernelGen.Shared;

/// <summary>The weights of a sampled Gaussian, by integer arithmetic alone: the same on every host.</summary>
/// <remarks>What the sizes and deviations mean, zeros included, is what they mean to OpenCV's GaussianBlur.</remarks>
internal static class GaussianWeights
{
    private const int Precision = 256;        // fractional bits of the exponential
    private const int Resolution = 60;        // fractional bits of an unquantized weight: products stay normal floats

    /// <summary>OpenCV's kernels for sigma = 0 and these sizes: the weights up to the middle one, over their sum.</summary>
    private static readonly (int Size, int[] Half, int Sum)[] Fixed =
    [
        (1, [1], 1), (3, [1, 2], 4), (5, [1, 4, 6], 16), (7, [2, 7, 14, 18], 64), (9, [4, 13, 30, 51, 60], 256),
    ];

    /// <summary>The deviation along the columns: 0 is that along the rows.</summary>
    public static Rational SigmaY(Rational sigmaY, Rational sigmaX) => sigmaY.IsZero ? sigmaX : sigmaY;

    /// <summary>OpenCV's size for a positive sigma: round(2·m·sigma + 1) | 1, where m is 3 for bytes and 4 for all other sources.</summary>
    public static BigInteger SizeFor(Rational sigma, bool isByte) => (sigma * (isByte ? 6 : 8) + 1).RoundToEven() | 1;

    /// <summary>OpenCV's default for sigma = 0 where no kernel is fixed: 0.3·((size − 1)·0.5 − 1) + 0.8.</summary>
    public static Rational DefaultSigma(int size) => new Rational(3, 10) * (new Rational(size - 1, 2) - 1) + new Rational(8, 10);

    /// <summary>Weights that sum to exactly one: multiples of 2^−60, the rounding remainder in the middle.</summary>
    public static Rational[] Exact(int size, Rational sigma) => Diffuse(Samples(size, sigma), Resolution);

    /// <summary>Weights that are multiples of 2^−<paramref name="bits"/> and sum to exactly one.</summary>
    /// <remarks>Error diffusion from the rim to the center, as OpenCV does for its fixed-point GaussianBlur.</remarks>
    public static Rational[] Quantized(int size, Rational sigma, int bits) => Diffuse(Samples(size, sigma), bits);

    /// <summary>exp(−d²/2σ²) as integers, d the distance from the window's middle; for sigma = 0 and some sizes the fixed kernel.</summary>
    private static BigInteger[] Samples(int size, Rational sigma)
    {
        if (sigma.IsZero)
        {
            foreach (var kernel in Fixed)
                if (kernel.Size == size) return Mirrored(size, i => kernel.Half[i]);
            sigma = DefaultSigma(size);
        }
        var scale = 1 / (sigma * sigma * 8);
        var samples = Mirrored(size, i => ExponentialOfMinus(scale * new Rational(BigInteger.Pow(2 * i - size + 1, 2), 1)));

        // An even window so narrow that both middle samples vanish: all weight in the middle.
        if (samples[size / 2].IsZero) samples[size / 2] = samples[(size - 1) / 2] = 1;
        return samples;
    }

    private static BigInteger[] Mirrored(int size, Func<int, BigInteger> sample)
    {
        var samples = new BigInteger[size];
        for (var i = 0; i < (size + 1) / 2; i++) samples[i] = samples[size - 1 - i] = sample(i);
        return samples;
    }

    /// <summary>Rounds to multiples of 2^−bits, carrying each error to the next weight inwards; the middle takes the rest.</summary>
    private static Rational[] Diffuse(BigInteger[] samples, int bits)
    {
        var size = samples.Length;
        var sum = BigInteger.Zero;
        foreach (var sample in samples) sum += sample;
        var one = BigInteger.One << bits;
        var rounded = new Rational[size];
        var error = BigInteger.Zero;            // times the sum, as all that is rounded
        var remaining = one;
        var pairs = (size - 1) / 2;
        for (var i = 0; i < pairs; i++)
        {
            var wanted = samples[i] * one + error;
            var taken = new Rational(wanted, sum).RoundToEven();
            error = wanted - taken * sum;
            rounded[i] = rounded[size - 1 - i] = new Rational(taken, one);
            remaining -= 2 * taken;
        }
        if (size % 2 == 1) rounded[pairs] = new Rational(remaining, one);
        else rounded[pairs] = rounded[pairs + 1] = new Rational(remaining, 2 * one);
        return rounded;
    }

    /// <summary>exp(−t)·2^Precision for t ≥ 0, to within a few units: Taylor's series at t/2^m, squared m times.</summary>
    private static BigInteger ExponentialOfMinus(Rational t)
    {
        if (t > 180) return BigInteger.Zero;                  // below 2^−256
        const int guard = 64;
        var one = BigInteger.One << (Precision + guard);
        var halvings = Math.Max(0, Rational.BitLength(t.Floor()) + 1);
        var x = (t.Numerator * one) / (t.Denominator << halvings);
        var (sum, term) = (one, one);
        for (var n = 1; !term.IsZero; n++)
        {
            term = -(term * x >> (Precision + guard)) / n;
            sum += term;
        }
        for (var i = 0; i < halvings; i++) sum = sum * sum >> (Precision + guard);
        return sum >> guard;
    }
}
