using System;
using System.Collections.Generic;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Locals for parts of sums: each is computed once.</summary>
/// <param name="writer">Where to write.</param>
internal sealed class PairLocals(CodeWriter writer)
{
    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, int> uses = [];
    private Dictionary<string, int>? known;

    /// <summary>Writes sums with locals for what they share; what one sum uses alone stands in its expression.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="sums">Writes them. It is rehearsed twice: what is made of locals is counted when they are known.</param>
    public static void Write(CodeWriter writer, Action<PairLocals> sums)
    {
        var known = new Dictionary<string, int>();
        for (var rehearsal = 0; rehearsal < 2; rehearsal++)
        {
            var counted = new PairLocals(writer) { known = known };
            writer.Rehearse(() => sums(counted));
            known = counted.uses;
        }
        sums(new PairLocals(writer) { known = known });
    }

    /// <summary>The local that holds a part, which is declared where it is new; or the part itself.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="part">The expression.</param>
    public string Name(string type, string part)
    {
        uses[part] = uses.TryGetValue(part, out var before) ? before + 1 : 1;
        if (known is not null && !(known.TryGetValue(part, out var count) && count > 1)) return part;
        if (names.TryGetValue(part, out var name)) return name;
        name = $"pair{names.Count}";
        names.Add(part, name);
        writer.Line($"{type} {name} = {part};");
        return name;
    }
}
