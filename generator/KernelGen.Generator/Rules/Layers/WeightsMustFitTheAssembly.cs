using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Planning.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1008: the baked weights of all networks of an assembly together are not too many for its strings.</summary>
internal static class WeightsMustFitTheAssembly
{
    public const string Id = "KG1008";

    private const int MostNamed = 8;

    /// <summary>The problem of all these networks together, or null; each of them by itself fits.</summary>
    public static Problem? Check(IReadOnlyList<(string Name, IReadOnlyList<BakedStrings> Strings)> networks)
    {
        var characters = networks.SelectMany(network => network.Strings).Distinct().Sum(part => part.Characters);
        if (networks.Count < 2 || characters <= BakedStrings.MostCharacters) return null;
        var list = networks.OrderByDescending(Size).Take(MostNamed).Select(network => Invariant.Text($"'{network.Name}' {2 * Size(network)}"));
        return new Problem(Id, Place.Option("Weights"),
            Invariant.Text($"The baked weights of this assembly's {networks.Count} networks would take {2 * characters} bytes of strings: ")
            + string.Join(", ", list) + (networks.Count > MostNamed ? ", …" : "")
            + Invariant.Text($"; an assembly has room for {2 * BakedStrings.MostCharacters}: leave Weights out of the largest and call Load ")
            + "at run time, or declare some networks in another project");
    }

    private static long Size((string Name, IReadOnlyList<BakedStrings> Strings) network) => network.Strings.Sum(part => part.Characters);
}
