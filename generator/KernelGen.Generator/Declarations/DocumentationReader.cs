using System;
using System.Collections.Generic;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Declarations;

/// <summary>Reads the documentation over a declaration as text: programs are compiled with documentation as comments, too.</summary>
internal static class DocumentationReader
{
    /// <summary>The lines of <c>///</c> and <c>/** */</c> comments, without their slashes and stars.</summary>
    public static EquatableArray<string> Read(SyntaxNode declaration)
    {
        foreach (var trivia in declaration.GetLeadingTrivia())
            if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return Lines(declaration).ToEquatableArray();
        return EquatableArray<string>.Empty;
    }

    private static IEnumerable<string> Lines(SyntaxNode declaration)
    {
        var inside = false;
        foreach (var raw in declaration.GetLeadingTrivia().ToFullString().Split('\n'))
        {
            var line = raw.Trim();
            if (inside || Starts(line, "/**") && !Starts(line, "/***") && !Starts(line, "/**/"))
            {
                var end = line.IndexOf("*/", inside ? 0 : 3, StringComparison.Ordinal);
                var text = end < 0 ? line : line.Substring(0, end);
                text = !inside ? text.Substring(3) : Starts(text, "*") ? text.Substring(1) : text;
                inside = end < 0;
                if (text.Trim().Length > 0) yield return text.TrimEnd();
            }
            else if (Starts(line, "///") && !Starts(line, "////")) yield return line.Substring(3);
        }
    }

    private static bool Starts(string line, string prefix) => line.StartsWith(prefix, StringComparison.Ordinal);
}
