using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>What the names of the files that belong to one type begin with.</summary>
/// <param name="Name">The namespace and the types, outermost first, with the numbers of their type parameters.</param>
/// <param name="IsAlone">Whether no type or namespace beside those around it has the same name but for letter case: so are files compared.</param>
/// <param name="Methods">How many methods have a name, whatever its letter case.</param>
internal sealed record TypeFileName(string Name, bool IsAlone, IReadOnlyDictionary<string, int> Methods)
{
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> Namespaces = new();
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, HashSet<string>> Doubtful = new();

    public static TypeFileName Of(INamedTypeSymbol innermost)
    {
        var names = new List<string>();
        for (var type = innermost; type is not null; type = type.ContainingType)
            names.Insert(0, HintNames.Plain(type.Name) + (type.Arity == 0 ? "" : "(" + $"{type.Arity}" + ")"));
        if (innermost.ContainingNamespace is { IsGlobalNamespace: false } space) names.Insert(0, Namespaces.GetValue(space, static space => Plain(space)));

        var methods = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in innermost.GetMembers())
            if (member is IMethodSymbol method) methods[method.Name] = methods.TryGetValue(method.Name, out var count) ? count + 1 : 1;
        return new TypeFileName(string.Join(".", names), AreAlone(innermost), methods);
    }

    private static string Plain(INamespaceSymbol space) => string.Join(".", space.ToDisplayString().Split('.').Select(HintNames.Plain));

    private static bool AreAlone(INamedTypeSymbol innermost)
    {
        for (ISymbol symbol = innermost; symbol is not INamespaceSymbol { IsGlobalNamespace: true }; symbol = symbol.ContainingSymbol)
        {
            if (!HintNames.IsPlain(symbol.Name)) return false;
            if (symbol.ContainingSymbol is not INamespaceOrTypeSymbol parent) return false;
            if (Doubtful.GetValue(parent, static parent => DoubtfulNames(parent)).Contains(symbol.Name)) return false;
        }
        return true;
    }

    /// <summary>The names of types and namespaces inside that differ from another's in nothing but letter case.</summary>
    private static HashSet<string> DoubtfulNames(INamespaceOrTypeSymbol parent) => new(
        parent.GetMembers().OfType<INamespaceOrTypeSymbol>().Select(member => member.Name).Distinct()
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()).SelectMany(group => group));
}
