using System.Linq;
using System.Numerics;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>Taps and offset over one denominator: result = (Σ Taps·x + Offset) / Denominator.</summary>
internal sealed record CommonForm(BigInteger[] Taps, BigInteger Offset, BigInteger Denominator)
{
    public static CommonForm Of(Declaration declaration)
    {
        var taps = declaration.AppliedTaps();
        var offset = Fraction.Parse(declaration.Options.Offset);
        var denominator = taps.Append(offset).Select(f => f.Denominator).Aggregate(LeastCommonMultiple);
        return new(taps.Select(Scaled).ToArray(), Scaled(offset), denominator);

        BigInteger Scaled(Fraction f) => f.Numerator * (denominator / f.Denominator);
    }

    private static BigInteger LeastCommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
