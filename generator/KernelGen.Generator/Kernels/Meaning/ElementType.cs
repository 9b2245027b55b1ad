using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Meaning;

/// <summary>A pixel's number type: its C# name and, for integers, its range.</summary>
/// <param name="Name">As C# spells it: <c>byte</c>.</param>
/// <param name="Least">The least value of an integer type.</param>
/// <param name="Greatest">The greatest value of an integer type.</param>
/// <param name="FractionBits">0 for an integer; 23 for float, 52 for double.</param>
internal sealed record ElementType(string Name, BigInteger Least, BigInteger Greatest, int FractionBits = 0)
{
    public static ElementType Byte { get; } = new("byte", byte.MinValue, byte.MaxValue);
    public static ElementType Short { get; } = new("short", short.MinValue, short.MaxValue);
    public static ElementType UShort { get; } = new("ushort", ushort.MinValue, ushort.MaxValue);
    public static ElementType Int { get; } = new("int", int.MinValue, int.MaxValue);
    public static ElementType Float { get; } = new("float", 0, 0, 23);
    public static ElementType Double { get; } = new("double", 0, 0, 52);

    /// <summary>The list of pairs that sums may have.</summary>
    public static IReadOnlyList<(ElementType Source, ElementType Destination)> Pairs { get; } =
    [
        (Byte, Byte), (Byte, Short), (Byte, Int), (Byte, Float), (Short, Short), (UShort, UShort), (Float, Float), (Double, Double),
    ];

    /// <summary>The pairs that a kernel may have: pixels that are taken as they are keep their type.</summary>
    public static IReadOnlyList<(ElementType Source, ElementType Destination)> PairsOf(Definition definition) =>
        definition is ExtremumDefinition ? All.Select(type => (type, type)).ToArray() : Pairs;

    private static IReadOnlyList<ElementType> All { get; } = [Byte, Short, UShort, Int, Float, Double];

    public bool IsInteger => FractionBits == 0;

    /// <summary>Bits per Gaussian weight when none are said: as OpenCV for bytes; a float needs no quantisation.</summary>
    public int? DefaultWeightBits => !IsInteger ? null : this == Byte ? 8 : 16;

    /// <summary>The element type that C# spells so, or null.</summary>
    public static ElementType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>Whether the value is one of the type's numbers (for a float: finite after rounding).</summary>
    public bool Represents(Rational value)
    {
        if (IsInteger) return value.IsInteger && value >= Least && value <= Greatest;
        var nearest = FractionBits == 23 ? value.ToSingle() : value.ToDouble();
        return !double.IsInfinity(nearest);
    }
}
