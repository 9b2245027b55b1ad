using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>Finds KernelGen's own attributes on a symbol.</summary>
internal static class WrittenAttributeList
{
    /// <summary>The attributes that satisfy the condition, in the order they are written.</summary>
    public static IReadOnlyList<AttributeData> WrittenAttributes(this ISymbol symbol, Func<AttributeData, bool> condition)
    {
        var found = new List<AttributeData>();
        foreach (var attribute in symbol.GetAttributes())
            if (condition(attribute) && attribute.ApplicationSyntaxReference is not null) found.Add(attribute);
        return found.Count < 2 ? found : found
            .OrderBy(attribute => attribute.ApplicationSyntaxReference!.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(attribute => attribute.ApplicationSyntaxReference!.Span.Start)
            .ToArray();
    }

    /// <summary>The full name of an attribute class that is one of KernelGen's, else null.</summary>
    public static string? MetadataName(this AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: "KernelGen", ContainingNamespace.IsGlobalNamespace: true } } type
            ? "KernelGen." + type.MetadataName
            : null;
}
