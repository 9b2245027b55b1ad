using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Machine;

/// <summary>The number type of pixels or of a tensor's elements, as memory holds them.</summary>
/// <param name="Name">As C# spells it.</param>
/// <param name="Bytes">Bytes of an element.</param>
internal sealed record Element(string Name, int Bytes)
{
    /// <summary>What layers compute in.</summary>
    public static Element Single { get; } = new("float", 4);

    private static IReadOnlyList<Element> All { get; } =
        [new("byte", 1), new("short", 2), new("ushort", 2), new("int", 4), Single, new("double", 8)];

    /// <summary>The one that C# spells so.</summary>
    public static Element Of(string name) => All.First(element => element.Name == name);
}
