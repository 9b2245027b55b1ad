using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using KernelGen.Generator.Writing;
using KernelGen.Shared;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>
/// Tells whether <c>global::System</c> and <c>global::KernelGen</c> are in a program what generated code takes them for, and whether
/// the library is of a version that it fits.
/// </summary>
internal static class Library
{
    private static readonly ConditionalWeakTable<Compilation, string?[]> Known = new(), Unfit = new();

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

    /// <summary>Why the library of that program cannot run what this generator writes, and what to do; null where it can.</summary>
    public static string? WhyUnfit(INamedTypeSymbol type) => type.ContainingAssembly is ISourceAssemblySymbol { Compilation: var program }
        ? Unfit.GetValue(program, static program => [FindUnfit(program)])[0]
        : null;

    private static string? FindUnfit(Compilation program)
    {
        if (program.SourceModule.ReferencedAssemblySymbols.FirstOrDefault(static assembly => assembly.Name == "KernelGen") is not { } library)
            return null;
        var contract = library.GetAttributes()
            .Where(static attribute => attribute.AttributeClass?.Name == nameof(AssemblyMetadataAttribute))
            .Select(static attribute => attribute.ConstructorArguments)
            .FirstOrDefault(static arguments => arguments.Length == 2 && arguments[0].Value is Contract.Key) is { IsDefault: false } found
                ? found[1].Value as string
                : null;
        return contract == Contract.Version
            ? null
            : $"the generator of KernelGen {GeneratedMark.Version} writes code for contract {Contract.Version} of the library, and the "
                + $"referenced KernelGen.dll {library.Identity.Version.ToString(3)} has {(contract is null ? "none" : "contract " + contract)}; "
                + "reference one version of the package KernelGen, in this project and in those that it references";
    }

    private static string Rename(INamedTypeSymbol type) =>
        $"generated code needs the namespace '{type.ToDisplayString()}', and a type of that name hides it; rename the type";

    private static INamespaceSymbol? Inside(INamespaceSymbol? space, string name) =>
        space?.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault();

    /// <summary>The type that takes the name of a namespace: one of the program's own, or one that it sees.</summary>
    private static INamedTypeSymbol? Hiding(INamespaceSymbol space, string name) => space.GetTypeMembers(name, 0)
        .FirstOrDefault(static type => type.DeclaredAccessibility == Accessibility.Public || type.ContainingAssembly is ISourceAssemblySymbol);
}
