using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Xml;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.Generator.Roslyn;

/// <summary>
/// Reads the documentation over a declaration, so that a copy in another file means what it meant there: references and included
/// files are resolved by the compiler, all else is taken as text.
/// </summary>
internal static class DocumentationReader
{
    private const string Unreadable = "<!-- Badly formed XML";

    /// <summary>
    /// The user's documentation, a line each, without slashes and stars; null where a copy would lose its meaning: the compiler was
    /// not asked to read documentation, and so resolves nothing.
    /// </summary>
    public static EquatableArray<string>? Read(IMethodSymbol method, SyntaxNode declaration, CancellationToken cancellation)
    {
        var lines = ReadText(declaration);
        var text = string.Join("\n", lines);
        var includes = text.Contains("<include");
        if (!includes && !text.Contains("cref") || !IsWellFormed(text)) return lines;
        if (declaration.SyntaxTree.Options.DocumentationMode == DocumentationMode.None) return null;

        var resolved = method.GetDocumentationCommentXml(expandIncludes: includes, cancellationToken: cancellation) ?? "";
        return resolved.Contains(Unreadable) ? lines : Content(resolved).ToEquatableArray();
    }

    /// <summary>Whether a part of the type has remarks of the user's own.</summary>
    public static bool HasRemarks(INamedTypeSymbol type) => type.DeclaringSyntaxReferences
        .Any(static part => ReadText(part.GetSyntax()).Any(static line => line.Contains("<remarks")));

    /// <summary>The lines of <c>///</c> and <c>/** */</c> comments, without their slashes and stars.</summary>
    private static EquatableArray<string> ReadText(SyntaxNode declaration)
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

    /// <summary>What the compiler wrote inside the element of the member, a line each.</summary>
    private static IEnumerable<string> Content(string member)
    {
        const string indentation = "    ";
        var lines = member.Replace("\r", "").Split('\n');
        var first = Array.FindIndex(lines, static line => Starts(line.TrimStart(), "<member"));
        var last = Array.FindLastIndex(lines, static line => Starts(line.TrimStart(), "</member>"));
        for (var i = first + 1; i < last; i++)
        {
            var line = Starts(lines[i], indentation) ? lines[i].Substring(indentation.Length) : lines[i];
            if (line.Trim().Length > 0) yield return " " + line.TrimEnd();
        }
    }

    private static bool IsWellFormed(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { ConformanceLevel = ConformanceLevel.Fragment });
            while (reader.Read()) { }
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static bool Starts(string line, string prefix) => line.StartsWith(prefix, StringComparison.Ordinal);
}
