using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace KernelGen.CodeFixes;

/// <summary>Resolves the attributes of KernelGen, also under aliases, and writes another one in the same style.</summary>
internal static class AttributeNames
{
    private const string Suffix = "Attribute";

    /// <summary><c>Kernel3x3</c> for <c>[Kernel3x3]</c>, and for <c>[K]</c> after <c>using K = KernelGen.Kernel3x3Attribute</c>.</summary>
    public static string NameOf(this DiagnosticSite site, AttributeSyntax attribute)
    {
        var name = site.Model.GetTypeInfo(attribute, site.Cancellation).Type is { TypeKind: TypeKind.Class } type
            ? type.Name
            : LastPart(attribute.Name).Identifier.ValueText;
        return name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>Another attribute, written like this one, with or without namespace, unless that would resolve to another type.</summary>
    public static NameSyntax NameLike(this DiagnosticSite site, AttributeSyntax neighbor, string name)
    {
        if (site.NameOf(neighbor) == name) return neighbor.Name;
        NameSyntax written = neighbor.Name switch
        {
            QualifiedNameSyntax qualified => qualified.WithRight(SyntaxFactory.IdentifierName(name)),
            AliasQualifiedNameSyntax alias => alias.WithName(SyntaxFactory.IdentifierName(name)),
            _ => SyntaxFactory.IdentifierName(name),
        };
        var isFound = site.Means(neighbor.SpanStart, written.WithoutTrivia(), name);
        if (!isFound) written = SyntaxFactory.ParseName($"global::KernelGen.{name}").WithAdditionalAnnotations(Simplifier.Annotation);
        return written.WithTriviaFrom(neighbor.Name);
    }

    /// <summary>Without arguments no constructor may fit: then all of them are candidates.</summary>
    private static bool Means(this DiagnosticSite site, int position, NameSyntax written, string name)
    {
        var found = site.Model.GetSpeculativeSymbolInfo(position, SyntaxFactory.Attribute(written));
        var constructor = found.Symbol ?? (found.CandidateSymbols.IsEmpty ? null : found.CandidateSymbols[0]);
        return constructor?.ContainingType is { } type && type.Name == name + Suffix
            && type.ContainingNamespace is { Name: "KernelGen", ContainingNamespace.IsGlobalNamespace: true };
    }

    private static SimpleNameSyntax LastPart(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        SimpleNameSyntax simple => simple,
        _ => SyntaxFactory.IdentifierName(name.ToString()),
    };
}
