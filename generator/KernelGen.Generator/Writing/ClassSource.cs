using System;
using System.Collections.Generic;
using KernelGen.Generator.Roslyn;

namespace KernelGen.Generator.Writing;

/// <summary>Writes another part of the user's partial class inside its namespace and containing types.</summary>
internal static class ClassSource
{
    /// <param name="writer">Where to write.</param>
    /// <param name="model">The user's class.</param>
    /// <param name="remarks">Lines of documentation that the compiler appends to the user's.</param>
    /// <param name="members">Writes the members.</param>
    /// <param name="bases">What the class implements: <c> : …</c>, or nothing.</param>
    public static void Write(CodeWriter writer, ClassModel model, IEnumerable<string> remarks, Action members, string bases = "")
    {
        var scopes = new Stack<IDisposable>();
        if (model.Namespace.Length > 0) scopes.Push(writer.Block("namespace " + model.Namespace));
        for (var i = 0; i < model.Containers.Count; i++)
        {
            var isLast = i == model.Containers.Count - 1;
            if (isLast) foreach (var line in remarks) writer.Line("/// " + line);
            scopes.Push(writer.Block($"partial {model.Containers[i].Keyword} {model.Containers[i].Name}{(isLast ? bases : "")}"));
        }
        members();
        while (scopes.Count > 0) scopes.Pop().Dispose();
    }

    /// <summary>A documented member on one line.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="summary">What it is.</param>
    /// <param name="declaration">The member.</param>
    /// <param name="remarks">Further lines of documentation.</param>
    /// <param name="mark">Its attributes, where it is no constructor, method or property.</param>
    public static void Member(CodeWriter writer, string summary, string declaration, IReadOnlyList<string>? remarks = null, string? mark = null)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        foreach (var line in remarks ?? []) writer.Line("/// " + line);
        writer.Line(mark ?? GeneratedMark.OfMember);
        writer.Line(declaration);
    }
}
