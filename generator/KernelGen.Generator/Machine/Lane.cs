using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Analysis;

namespace KernelGen.Generator.Machine;

/// <summary>The number type in which one lane of a vector computes.</summary>
/// <param name="Name">As the BCL spells it in method names: <c>Int16</c>.</param>
/// <param name="Element">As C# spells it: <c>short</c>.</param>
/// <param name="Bits">Its width.</param>
/// <param name="Least">The least sum that an integer lane may hold.</param>
/// <param name="Greatest">The greatest sum that an integer lane may hold.</param>
internal sealed record Lane(string Name, string Element, int Bits, BigInteger Least, BigInteger Greatest)
{
    public static Lane Int16 { get; } = new("Int16", "short", 16, -short.MaxValue, short.MaxValue);
    public static Lane UInt16 { get; } = new("UInt16", "ushort", 16, 0, ushort.MaxValue);
    public static Lane Int32 { get; } = new("Int32", "int", 32, -int.MaxValue, int.MaxValue);
    public static Lane Single { get; } = new("Single", "float", 32, 0, 0);
    public static Lane Double { get; } = new("Double", "double", 64, 0, 0);

    /// <summary>Lanes of the elements themselves, in which pixels are compared: nothing is ever summed in a byte.</summary>
    private static Lane Byte { get; } = new("Byte", "byte", 8, 0, byte.MaxValue);

    private static IReadOnlyList<Lane> Elements { get; } = [Byte, Int16, UInt16, Int32, Single, Double];

    /// <summary>The integer lanes of sums, narrowest first.</summary>
    public static IReadOnlyList<Lane> Integers { get; } = [Int16, UInt16, Int32];

    /// <summary>The lane whose elements C# spells so.</summary>
    public static Lane Of(string element) => Elements.First(lane => lane.Element == element);

    public bool IsInteger => Greatest.Sign > 0;

    /// <summary>Whether every value of the interval, and its negation in a signed lane, is a value of the lane.</summary>
    public bool Holds(Interval values) => values.Within(Least, Greatest);
}
