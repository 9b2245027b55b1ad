using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Roslyn;

/// <summary>Reads the namespace and the types around a declaration, as another file must write them.</summary>
internal static class ContainerReader
{
    private static readonly ConditionalWeakTable<INamespaceSymbol, string> Namespaces = new();

    /// <summary>The type and those around it, outermost first.</summary>
    public static IReadOnlyCollection<INamedTypeSymbol> TypesFromOutermost(INamedTypeSymbol innermost)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var type = innermost; type is not null; type = type.ContainingType) types.Push(type);
        return types;
    }

    public static ContainerModel Read(INamedTypeSymbol type) => new(
        Keyword(type),
        Escape(type.Name) + TypeParameters(type.TypeParameters),
        Parts(type).All(part => part.Modifiers.Any(SyntaxKind.PartialKeyword)));

    /// <summary>The declarations of a type. Top-level statements are part of the class <c>Program</c>, too, but declare no type.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(part => part.GetSyntax()).OfType<TypeDeclarationSyntax>();

    /// <summary>The namespace, escaped and dotted; empty for the global one.</summary>
    public static string Namespace(INamespaceSymbol space) => Namespaces.GetValue(space, static space =>
        space.IsGlobalNamespace ? "" : string.Join(".", space.ToDisplayParts().Where(part => part.Symbol is not null).Select(part => Escape(part.Symbol!.Name))));

    /// <summary><c>&lt;T&gt;</c> or nothing.</summary>
    public static string TypeParameters(IReadOnlyCollection<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? "" : "<" + string.Join(", ", parameters.Select(parameter => Variance(parameter) + Escape(parameter.Name))) + ">";

    /// <summary>The name, with <c>@</c> before a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };
}
