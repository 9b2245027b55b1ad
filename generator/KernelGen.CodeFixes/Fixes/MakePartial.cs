using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Makes a containing type partial, or no longer local to its file.</summary>
internal sealed class MakePartial : IFix
{
    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG1002");

    public ImmutableArray<string> Choices => ImmutableArray<string>.Empty;

    public IEnumerable<Mend> Mends(Guilty guilty)
    {
        if (TypesAround.Of(guilty.Node).FirstOrDefault() is not { } type) yield break;
        if (type.Identifier.Span == guilty.Diagnostic.Location.SourceSpan && !TypesAround.IsPartial(type))
            yield return new Mend($"Make '{type.Identifier.ValueText}' partial", "KG1002: partial", () => guilty.Root.ReplaceNode(type, TypesAround.Partial(type)));
        if (TypesAround.Of(type).FirstOrDefault(TypesAround.IsFileLocal) is { } local && IsAlone(guilty, local))
            yield return new Mend(
                $"Remove 'file' from '{local.Identifier.ValueText}'", "KG1002: file",
                () => guilty.Root.ReplaceNode(local, local.WithoutModifiers(modifier => modifier.Text == "file")));
    }

    /// <summary>Two types of one name that are visible in their files only would be one too many.</summary>
    private static bool IsAlone(Guilty guilty, TypeDeclarationSyntax type) =>
        guilty.Model.GetDeclaredSymbol(type, guilty.Cancellation) is INamedTypeSymbol symbol
        && symbol.ContainingNamespace.GetTypeMembers(symbol.Name, symbol.Arity).Length < 2
        && symbol.DeclaringSyntaxReferences.Length == 1;
}
