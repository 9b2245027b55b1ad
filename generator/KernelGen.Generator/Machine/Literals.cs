using KernelGen.Generator.Support;
using KernelGen.Shared;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Machine;

/// <summary>Numbers as C# literals of a lane's type, and texts.</summary>
internal static class Literals
{
    public static string Of(Lane lane, Rational value) => lane.IsInteger
        ? Whole(value)
        : lane == Lane.Single ? Invariant.Literal(value.ToSingle()) : Invariant.Literal(value.ToDouble());

    /// <summary>The same as an element of a table: what an unsigned lane does not hold wraps around, as its sums do.</summary>
    public static string OfTable(Lane lane, Rational value) => lane == Lane.UInt16 && value.Sign < 0 ? Whole(value + (ushort.MaxValue + 1)) : Of(lane, value);

    /// <summary>An integer; a fraction would be a division in C#.</summary>
    public static string Whole(Rational value) => value.IsInteger ? $"{value.Numerator}"
        : throw new System.ArgumentOutOfRangeException(nameof(value), "The constant of an integer lane is a fraction.");

    /// <summary>A text, whatever characters are in it.</summary>
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A value that an element type holds.</summary>
    public static string OfElement(string element, double value) => element switch
    {
        "float" => Invariant.Literal((float)value),
        "double" => Invariant.Literal(value),
        _ => $"({element})({(long)value})",
    };
}
