using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>Tells whether <c>global::System</c> and <c>global::KernelGen</c> are in a program what generated code takes them for.</summary>
internal static class Library
{
    private static readonly ConditionalWeakTable<Compilation, string?[]> Known = new();

    /// <summary>Why generated code in the program of that type cannot name the library, and what to do; null where it can.</summary>
    public static string? WhyHidden(INamedTypeSymbol type) => type.ContainingAssembly is ISourceAssemblySymbol { Compilation: var program }
        ? Known.GetValue(program, static program => [Find(program)])[0]
        : null;

    private static string? Find(Compilation program)
    {
        var all = program.GlobalNamespace;
        if ((Hiding(all, "System") ?? Hiding(all, "KernelGen")) is { } outer) return Rename(outer);
        // a reference with an alias is in no namespace that global:: reaches
        if (Inside(Inside(all, "KernelGen"), "CompilerServices") is not { } services || services.GetTypeMembers("StencilRunner").IsEmpty)
            return "generated code calls the library as 'global::KernelGen', and the reference to it has an alias; "
                + "write Aliases=\"global\" there, or leave Aliases out";
        return Hiding(Inside(all, "KernelGen")!, "Generated") is { } inner ? Rename(inner) : null;
    }

    private static string Rename(INamedTypeSymbol type) =>
        $"generated code needs the namespace '{type.ToDisplayString()}', and a type of that name hides it; rename the type";

    private static INamespaceSymbol? Inside(INamespaceSymbol? space, string name) =>
        space?.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault();

    /// <summary>The type that takes the name of a namespace: one of the program's own, or one that it sees.</summary>
    private static INamedTypeSymbol? Hiding(INamespaceSymbol space, string name) => space.GetTypeMembers(name, 0)
        .FirstOrDefault(static type => type.DeclaredAccessibility == Accessibility.Public || type.ContainingAssembly is ISourceAssemblySymbol);
}
