using System;
using System.Numerics;

namespace KernelGen.Shared;

/// <summary>Reads a <see cref="double"/> as the shortest decimal that rounds to it: <c>0.1</c> is one tenth.</summary>
/// <remarks>
/// Steele and White's digit generation over big integers, after "How to Print Floating-Point Numbers Accurately" (1990):
/// digits are produced until the remainder lies inside the interval of decimals that round to the same double. Own code,
/// because the compiler that hosts the generator may run on a framework whose "R" format differs from that of the program.
/// </remarks>
internal static class ShortestDecimal
{
    /// <summary>The decimal that <paramref name="value"/> was most plausibly written as, as an exact fraction.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static Rational Read(double value)
    {
        var (digits, exponent, negative) = Digits(value);
        if (negative) digits = -digits;
        return exponent >= 0
            ? new Rational(digits * BigInteger.Pow(10, exponent), BigInteger.One)
            : new Rational(digits, BigInteger.Pow(10, -exponent));
    }

    /// <summary>How many significant digits the shortest decimal of <paramref name="value"/> has; zero has none.</summary>
    public static int CountDigits(double value)
    {
        var digits = Digits(value).Digits;
        return digits.IsZero ? 0 : digits.ToString(System.Globalization.CultureInfo.InvariantCulture).Length;
    }

    /// <summary>|value| = Digits · 10^Exponent, with as few digits as identify the double, and the nearest such.</summary>
    private static (BigInteger Digits, int Exponent, bool Negative) Digits(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value)) throw new ArgumentOutOfRangeException(
            nameof(value), "The number is not finite.");

        var bits = BitConverter.DoubleToInt64Bits(value);
        var negative = bits < 0;
        var biased = (int)(bits >> 52) & 0x7FF;
        var fraction = bits & 0xF_FFFF_FFFF_FFFF;
        if (biased == 0 && fraction == 0) return (BigInteger.Zero, 0, negative);

        // value = mantissa · 2^exponent; a power of two has a nearer neighbor below than above.
        var mantissa = biased == 0 ? fraction : fraction | 0x10_0000_0000_0000;
        var exponent = biased == 0 ? -1074 : biased - 1075;
        var lowerIsNearer = fraction == 0 && biased > 1;
        var inclusive = (mantissa & 1) == 0;         // round half to even: an even mantissa owns both ends

        // value = r/s; half the gaps to the neighbors are up/s and down/s.
        BigInteger r, s, up, down;
        if (exponent >= 0)
        {
            var scale = BigInteger.One << exponent;
            (r, s, up, down) = (mantissa * scale * 2, 2, scale, scale);
        }
        else
        {
            (r, s, up, down) = ((BigInteger)mantissa * 2, BigInteger.One << (1 - exponent), 1, 1);
        }
        if (lowerIsNearer) (r, s, up) = (r * 2, s * 2, up * 2);

        // Scale by a power of ten so that 1/10 <= (r + up)/s < 1 (or <= 1 when the end is excluded).
        // A power that is nearly right is a guess; the loops find the right one from any.
        var power = (int)Math.Floor((Rational.BitLength(mantissa) + exponent) * 0.30102999566);
        if (power > 0) s *= BigInteger.Pow(10, power);
        else
        {
            var scale = BigInteger.Pow(10, -power);
            (r, up, down) = (r * scale, up * scale, down * scale);
        }
        while (inclusive ? r + up >= s : r + up > s) { s *= 10; power++; }
        while (inclusive ? (r + up) * 10 < s : (r + up) * 10 <= s) { r *= 10; up *= 10; down *= 10; power--; }

        var digits = BigInteger.Zero;
        while (true)
        {
            r *= 10; up *= 10; down *= 10; power--;
            var digit = BigInteger.DivRem(r, s, out r);
            var low = inclusive ? r <= down : r < down;
            var high = inclusive ? r + up >= s : r + up > s;
            if (!low && !high)
            {
                digits = digits * 10 + digit;
                continue;
            }
            var roundUp = high && (!low || r * 2 > s || (r * 2 == s && !digit.IsEven));
            return (digits * 10 + digit + (roundUp ? 1 : 0), power, negative);
        }
    }
}
