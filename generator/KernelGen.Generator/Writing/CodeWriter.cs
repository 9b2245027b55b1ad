using System;
using System.Text;
using System.Threading;

namespace KernelGen.Generator.Writing;

/// <summary>Text with indentation and scopes; lines end in <c>\n</c> on every machine.</summary>
/// <param name="cancellation">Asked at every line: files may be long.</param>
internal sealed class CodeWriter(CancellationToken cancellation = default)
{
    private readonly StringBuilder text = new();
    private int depth;

    public void Line(string line = "")
    {
        cancellation.ThrowIfCancellationRequested();
        if (line.Length > 0) text.Append(' ', depth * 4).Append(line);
        text.Append('\n');
    }

    /// <summary>Several lines, as a raw string gives them.</summary>
    public void Lines(string lines)
    {
        foreach (var line in lines.Split('\n')) Line(line.TrimEnd('\r'));
    }

    /// <summary>A header and an indented block in braces, closed when the scope is disposed.</summary>
    public IDisposable Block(string header, string close = "}")
    {
        Line(header);
        Line("{");
        depth++;
        return new Scope(this, close);
    }

    public override string ToString() => text.ToString();

    private sealed class Scope(CodeWriter writer, string close) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            writer.Line(close);
        }
    }
}
