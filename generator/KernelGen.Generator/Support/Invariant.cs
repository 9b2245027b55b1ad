using System;
using System.Globalization;

namespace KernelGen.Generator.Support;

/// <summary>Numbers as text, the same under every culture.</summary>
internal static class Invariant
{
    /// <summary>A double as a C# expression that is the same double.</summary>
    public static string Literal(double value) =>
        !Numbers.IsFinite(value) ? NotFinite("double", value) : value == 0 ? Zero(value, "d") : Digits(value) + "d";

    /// <summary>A float as a C# expression that is the same float.</summary>
    public static string Literal(float value) =>
        !Numbers.IsFinite(value) ? NotFinite("float", value) : value == 0 ? Zero(value, "f") : Digits(value) + "f";

    /// <summary>A double as the decimal that a person would have to write for it: without a suffix.</summary>
    public static string Decimal(double value) =>
        !Numbers.IsFinite(value) ? NotFinite("double", value) : value != 0 ? Digits(value) : BitConverter.DoubleToInt64Bits(value) < 0 ? "-0.0" : "0";

    /// <summary>A whole number in all its digits, however large.</summary>
    public static string Whole(double value) => value.ToString("F0", CultureInfo.InvariantCulture);

    /// <summary>A number as a person would write it, six significant digits at most: for messages and comments.</summary>
    public static string Short(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>As few digits as are that float beyond doubt: nearer to it than to the middle between it and its neighbor.</summary>
    private static string Digits(float value)
    {
        var below = BitConverter.ToSingle(BitConverter.GetBytes(BitConverter.ToInt32(BitConverter.GetBytes(value), 0) - 1), 0);
        foreach (var format in new[] { "G7", "G8" })
        {
            var text = ((double)value).ToString(format, CultureInfo.InvariantCulture);
            if (Math.Abs(double.Parse(text, CultureInfo.InvariantCulture) - value) < 0.49 * Math.Abs((double)value - below)) return text;
        }
        return value.ToString("G9", CultureInfo.InvariantCulture);
    }

    private static string Digits(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }

    /// <summary>Hosts differ in how they print a negative zero.</summary>
    private static string Zero(double value, string suffix) => (BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0") + suffix;

    /// <summary>No literal: a rule should have refused the number, but the file compiles.</summary>
    private static string NotFinite(string type, double value) =>
        type + (double.IsNaN(value) ? ".NaN" : value > 0 ? ".PositiveInfinity" : ".NegativeInfinity");
}
