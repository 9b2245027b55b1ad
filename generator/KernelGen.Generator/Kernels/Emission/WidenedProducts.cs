using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Products of byte pairs as floats: the lower and the upper half of every 128 bits of each part.</summary>
internal sealed class WidenedProducts(Pass pass, Spelling spelling, IRowProducts pairs) : IRowProducts
{
    private static readonly string[] Halves = ["Lower", "Upper"];


    public IReadOnlyList<string> Parts { get; } = pairs.Parts.SelectMany(part => Halves.Select(half => part + half)).ToArray();

    public string Name(int basis, int vector, string part) => pairs.Name(basis, vector, part);

    public string Store(string[] sums, string row) => pairs.Store(
        Enumerable.Range(0, pairs.Parts.Count).Select(part => $"{spelling.Words.ToNearest}({sums[2 * part]}, {sums[2 * part + 1]})").ToArray(), row);

    public void Write(CodeWriter writer, int vector, IReadOnlyCollection<int> bases)
    {
        pairs.Write(writer, vector, bases);
        foreach (var basis in bases)
            foreach (var part in pairs.Parts)
                foreach (var half in Halves)
                    writer.Line($"{spelling.Type(pass.Lane)} {Name(basis, vector, part + half)} = {(half == "Lower" ? spelling.Words.LowerSingles : spelling.Words.UpperSingles)}({pairs.Name(basis, vector, part)});");
    }
}
