using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Roslyn;

/// <summary>
/// The innermost type around declarations and the types around it, read once for all its declarations: after every key press an editor
/// asks again for every declaration of a program. It lives as long as the symbol, which no key press survives.
/// </summary>
internal sealed class ContainingType
{
    private static readonly ConditionalWeakTable<INamedTypeSymbol, ContainingType> Known = new();

    private readonly ConcurrentDictionary<SyntaxNode, Scope> scopes = new(concurrencyLevel: 1, capacity: 1);

    private ContainingType(INamedTypeSymbol innermost)
    {
        var types = ContainerReader.TypesFromOutermost(innermost);
        Namespace = ContainerReader.Namespace(innermost.ContainingNamespace);
        Containers = types.Select(ContainerReader.Read).ToEquatableArray();
        DisplayName = string.Join(".", types.Select(type => type.Name));
        FileName = TypeFileName.Of(innermost);
        CanBeRepeated = CompilerRefusals.CanBeRepeated(types);
        IsExtensible = types.All(type => !type.IsFileLocal);
        HiddenLibrary = Library.WhyHidden(innermost);
        UnfitLibrary = Library.WhyUnfit(innermost);
    }

    /// <summary>The namespace, escaped and dotted; empty for the global one.</summary>
    public string Namespace { get; }

    /// <summary>The type and those around it, outermost first.</summary>
    public EquatableArray<ContainerModel> Containers { get; }

    /// <summary>The type for people: <c>Filters.Soft</c>.</summary>
    public string DisplayName { get; }

    /// <summary>What the names of generated files begin with.</summary>
    public TypeFileName FileName { get; }

    /// <summary>The compiler does not refuse the type parameters, which another part repeats.</summary>
    public bool CanBeRepeated { get; }

    /// <summary>No type is file-local: a generated part can extend all of them.</summary>
    public bool IsExtensible { get; }

    /// <summary>Why generated code cannot name the library that it calls; null where it can.</summary>
    public string? HiddenLibrary { get; }

    /// <summary>Why the library is of a version that generated code does not fit; null where it fits.</summary>
    public string? UnfitLibrary { get; }

    /// <summary>What stands around the members of a type.</summary>
    public static ContainingType Of(INamedTypeSymbol type) => Known.GetValue(type, static type => new ContainingType(type));

    /// <summary>The parameters of a method of the type.</summary>
    public ParameterList Parameters(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        // a type parameter of the method may take the name of any type
        if (syntax.TypeParameterList is not null || syntax.Parent is not { } part) return ParameterList.Of(method);
        if (!scopes.TryGetValue(part, out var scope)) scope = scopes.GetOrAdd(part, Scope.Of(method.ContainingType, part));
        return scope.Read(method, syntax.ParameterList);
    }
}
