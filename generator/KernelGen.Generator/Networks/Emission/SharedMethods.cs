using System;
using System.Collections.Generic;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>The methods of a network's code: equal ones are written once, so that equal layers share them.</summary>
internal sealed class SharedMethods
{
    private const string Placeholder = "\u0001";

    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<(string Verb, object Facts), string> known = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly List<string> texts = [];

    /// <summary>All methods in the order of their first use, each a text of lines.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>The name of the method that follows from some facts: its text is written once, not again for each layer.</summary>
    /// <param name="verb">What it does: <c>Transform</c>.</param>
    /// <param name="facts">All that its text depends on, compared by value.</param>
    /// <param name="write">Writes it, given its name.</param>
    public string Name(string verb, object facts, Action<CodeWriter, string> write)
    {
        if (!known.TryGetValue((verb, facts), out var name)) known.Add((verb, facts), name = Name(verb, write));
        return name;
    }

    /// <summary>The name of the method that has this text.</summary>
    /// <param name="verb">What it does: <c>Convolve</c>.</param>
    /// <param name="write">Writes it, given its name.</param>
    public string Name(string verb, Action<CodeWriter, string> write)
    {
        var writer = new CodeWriter();
        write(writer, Placeholder);
        var text = writer.ToString();
        if (names.TryGetValue(verb + text, out var equal)) return equal;

        counts.TryGetValue(verb, out var count);
        counts[verb] = count + 1;
        var name = verb + (count == 0 ? "" : $"{count + 1}");
        names.Add(verb + text, name);
        texts.Add(text.Replace(Placeholder, name));
        return name;
    }
}
