using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Support;

/// <summary>Names of generated files: the method's or class's full name, and a short hash where that alone would not be unique.</summary>
internal static class HintNames
{
    public static string Of(IMethodSymbol method) =>
        Of(method, method.ContainingType, isAlone: method.ContainingType.GetMembers().Count(member => member is IMethodSymbol && Same(member, method)) == 1);

    public static string Of(INamedTypeSymbol type) =>
        Of(type, type, isAlone: type.ContainingType is not { } container || !container.GetMembers().Any(member => member is IMethodSymbol && Same(member, type)));

    private static string Of(ISymbol symbol, INamedTypeSymbol innermost, bool isAlone)
    {
        var names = new List<string>();
        if (!SymbolEqualityComparer.Default.Equals(symbol, innermost)) names.Add(Plain(symbol.Name));
        for (var type = innermost; type is not null; type = type.ContainingType)
            names.Insert(0, Plain(type.Name) + (type.Arity == 0 ? "" : "(" + Invariant.Text(type.Arity) + ")"));
        if (symbol.ContainingNamespace is { IsGlobalNamespace: false } space)
            names.Insert(0, string.Join(".", space.ToDisplayString().Split('.').Select(Plain)));

        var name = string.Join(".", names);
        return isAlone && symbol.Name.All(letter => letter < 128) && AreAlone(innermost) ? name : name + "." + Hash(symbol.GetDocumentationCommentId() ?? name);
    }

    /// <summary>Whether no type or namespace beside those around it has the same name but for letter case: file names are compared without it.</summary>
    private static bool AreAlone(INamedTypeSymbol innermost)
    {
        for (ISymbol symbol = innermost; symbol is not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (symbol.Name.Any(letter => letter > 127)) return false;
            if (symbol.ContainingSymbol is not INamespaceOrTypeSymbol parent) return false;
            foreach (var sibling in parent.GetMembers())
                if (sibling is INamespaceOrTypeSymbol && sibling.Name != symbol.Name && Same(sibling, symbol)) return false;
        }
        return true;
    }

    private static bool Same(ISymbol a, ISymbol b) => string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Letters, digits and underscores only.</summary>
    private static string Plain(string name) => new(name.Select(letter => letter < 128 && char.IsLetterOrDigit(letter) ? letter : '_').ToArray());

    /// <summary>FNV-1a over UTF-16, as eight hexadecimal digits: stable on every host.</summary>
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text) hash = unchecked((hash ^ letter) * 16777619u);
        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
