using System;
using System.Linq;
using System.Numerics;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>Source values as integers over a common power of two: value = Values[n] / 2^FractionBits.</summary>
internal sealed record Samples(BigInteger[] Values, BigInteger Border, int FractionBits)
{
    public static Samples Of<T>(ReadOnlySpan<T> source, double border)
        where T : INumber<T>
    {
        var parts = new (BigInteger Mantissa, int Power)[source.Length + 1];
        for (var i = 0; i < source.Length; i++) parts[i] = Dyadic.Of(double.CreateChecked(source[i]));
        parts[^1] = Dyadic.Of(border);
        var bits = Math.Max(0, parts.Max(part => -part.Power));
        var values = Array.ConvertAll(parts, part => part.Mantissa << (part.Power + bits));
        return new(values[..^1], values[^1], bits);
    }

    public BigInteger Largest() => Values.Append(Border).Max(BigInteger.Abs);
}
