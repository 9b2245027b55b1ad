using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;

namespace KernelGen.Generator.Writing;

/// <summary>Text with indentation and scopes; lines end in <c>\n</c> on every machine.</summary>
/// <param name="cancellation">Asked at every line: files may be long.</param>
internal sealed class CodeWriter(CancellationToken cancellation = default)
{
    private Phrases phrases = new();
    private StringBuilder text = new();
    private int depth;

    /// <summary>A line, indented by tabs; four spaces before it are one more.</summary>
    public void Line(string line = "")
    {
        cancellation.ThrowIfCancellationRequested();
        if (line.Length > 0) text.Append('\t', depth);
        var first = 0;
        while (string.CompareOrdinal(line, first, "    ", 0, 4) == 0)
        {
            text.Append('\t');
            first += 4;
        }
        text.Append(line, first, line.Length - first).Append('\n');
    }

    /// <summary>Several lines, as a raw string gives them.</summary>
    public void Lines(string lines)
    {
        foreach (var line in lines.Split('\n')) Line(line.TrimEnd('\r'));
    }

    /// <summary>A header and an indented block in braces, closed when the scope is disposed.</summary>
    public IDisposable Block(string header, string close = "}") => Block(header, close, indent: 1);

    /// <summary>The same for a block that holds one thing alone, not indented: what stands inside is the text of most files.</summary>
    public IDisposable Wrapping(string header) => Block(header, "}", indent: 0);

    private Scope Block(string header, string close, int indent)
    {
        Line(header);
        Line("{");
        depth += indent;
        return new Scope(this, close, indent);
    }

    /// <summary>Writes statements that methods of this type repeat as a call of their phrase.</summary>
    /// <param name="name">What they do, and the width of their vectors.</param>
    /// <param name="parameters">What they take from here and leave here.</param>
    /// <param name="write">Writes them.</param>
    /// <param name="stores">What the caller stores and prefetches by, where the statements do by «TStores».</param>
    public void Phrase(string name, IReadOnlyList<PhraseParameter> parameters, Action write, string stores = "TStores") =>
        Phrase(name, parameters, Apart(write), stores);

    /// <summary>The same with lines that were written apart.</summary>
    public void Phrase(string name, IReadOnlyList<PhraseParameter> parameters, IReadOnlyList<string> lines, string stores = "TStores") =>
        Line(phrases.Call(name, parameters, lines, stores));

    /// <summary>The call of a function, for an expression that methods of this type repeat.</summary>
    /// <param name="name">What it makes, and the width of its vectors.</param>
    /// <param name="type">The type of what it makes.</param>
    /// <param name="parameters">What it takes.</param>
    /// <param name="value">What it makes.</param>
    public string Function(string name, string type, IReadOnlyList<PhraseParameter> parameters, string value) =>
        phrases.Function(name, type, parameters, value);

    /// <summary>The type of values that phrases take and leave together.</summary>
    /// <param name="name">What they are, and the width of their vectors.</param>
    /// <param name="type">The type of each.</param>
    /// <param name="fields">Their names.</param>
    public string Struct(string name, string type, IEnumerable<string> fields) => phrases.Struct(name, type, fields);

    /// <summary>Writes the phrases and functions that were called.</summary>
    public void WritePhrases() => phrases.Write(this);

    /// <summary>Writes what is forgotten, phrases and all.</summary>
    public void Rehearse(Action write)
    {
        var known = phrases;
        phrases = new Phrases();
        Apart(write);
        phrases = known;
    }

    /// <summary>Lines that are not written here.</summary>
    public IReadOnlyList<string> Apart(Action write)
    {
        var outside = (text, depth);
        (text, depth) = (new StringBuilder(), 0);
        write();
        var lines = Written;
        (text, depth) = outside;
        return lines;
    }

    /// <summary>What was written, line by line.</summary>
    public IReadOnlyList<string> Written => text.ToString().TrimEnd('\n').Split('\n');

    public override string ToString() => text.ToString();

    private sealed class Scope(CodeWriter writer, string close, int indent) : IDisposable
    {
        public void Dispose()
        {
            writer.depth -= indent;
            writer.Line(close);
        }
    }
}
