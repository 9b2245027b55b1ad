using System;
using System.Globalization;
using System.Numerics;

namespace KernelGen.Generator.Support;

/// <summary>Numbers as text, the same under every culture.</summary>
internal static class Invariant
{
    public static string Text(FormattableString text) => FormattableString.Invariant(text);

    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A double as C# source that reads back as the same double.</summary>
    public static string Literal(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (double.Parse(text, CultureInfo.InvariantCulture) != value) text = value.ToString("G17", CultureInfo.InvariantCulture);
        return text + "d";
    }

    /// <summary>A float as C# source that reads back as the same float.</summary>
    public static string Literal(float value) => value.ToString("G9", CultureInfo.InvariantCulture) + "f";

    /// <summary>A number as a person would write it, six significant digits at most.</summary>
    public static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
