using System;
using System.Collections.Generic;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>The methods of a network's code: equal ones are written once, so that equal layers share them.</summary>
/// <param name="widths">The vectors that bodies are written for.</param>
internal sealed class SharedMethods(VectorWidths widths)
{
    private readonly Dictionary<(string Verb, HotMethod Method), string> names = [];
    private readonly Dictionary<(string Verb, object Facts), string> known = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly List<(string Name, HotMethod Method)> all = [];

    /// <summary>All methods in the order of their first use.</summary>
    public IReadOnlyList<(string Name, HotMethod Method)> All => all;

    /// <summary>The name of the method that follows from some facts: it is made once, not again for each layer.</summary>
    /// <param name="verb">What it does: <c>Transform</c>.</param>
    /// <param name="facts">All that it depends on, compared by value.</param>
    /// <param name="make">Makes it.</param>
    public string Name(string verb, object facts, Func<HotMethod> make)
    {
        if (!known.TryGetValue((verb, facts), out var name)) known.Add((verb, facts), name = Name(verb, make()));
        return name;
    }

    /// <summary>The name of a method: the verb, and a number from the second one on.</summary>
    /// <param name="verb">What it does: <c>Convolve</c>.</param>
    /// <param name="method">The method.</param>
    public string Name(string verb, HotMethod method)
    {
        method = method.For(widths);
        if (names.TryGetValue((verb, method), out var equal)) return equal;
        counts.TryGetValue(verb, out var count);
        counts[verb] = count + 1;
        var name = verb + (count == 0 ? "" : $"{count + 1}");
        names.Add((verb, method), name);
        all.Add((name, method));
        return name;
    }
}
