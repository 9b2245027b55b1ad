using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Makes a containing type partial, or removes <c>file</c> from it.</summary>
internal sealed class MakePartial : IFix
{
    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG1002");

    public ImmutableArray<string> Choices => ImmutableArray<string>.Empty;

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        if (TypesAround.Of(site.Node).FirstOrDefault() is not { } type) yield break;
        if (type.Identifier.Span == site.Diagnostic.Location.SourceSpan && !TypesAround.IsPartial(type))
            yield return new CodeFix($"Make '{type.Identifier.ValueText}' partial", "KG1002: partial", () => site.Root.ReplaceNode(type, TypesAround.Partial(type)));
        if (TypesAround.Of(type).FirstOrDefault(TypesAround.IsFileLocal) is { } local && IsAlone(site, local))
            yield return new CodeFix(
                $"Remove 'file' from '{local.Identifier.ValueText}'", "KG1002: file",
                () => site.Root.ReplaceNode(local, local.WithoutModifiers(modifier => modifier.Text == "file")));
    }

    /// <summary>Without <c>file</c>, two types with the same name would conflict.</summary>
    private static bool IsAlone(DiagnosticSite site, TypeDeclarationSyntax type) =>
        site.Model.GetDeclaredSymbol(type, site.Cancellation) is INamedTypeSymbol symbol
        && symbol.ContainingNamespace.GetTypeMembers(symbol.Name, symbol.Arity).Length < 2
        && symbol.DeclaringSyntaxReferences.Length == 1;
}
