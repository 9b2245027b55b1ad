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
        if (guilty.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type) yield break;
        if (type.Identifier.Span == guilty.Diagnostic.Location.SourceSpan && !IsPartial(type))
            yield return new Mend($"Make '{type.Identifier.ValueText}' partial", "KG1002: partial", () => guilty.Root.ReplaceNode(type, Partial(type)));
        if (type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault(IsFileLocal) is { } local)
            yield return new Mend(
                $"Remove 'file' from '{local.Identifier.ValueText}'", "KG1002: file",
                () => guilty.Root.ReplaceNode(local, local.WithoutModifiers(modifier => modifier.Text == "file")));
    }

    public static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    /// <summary>The type with <c>partial</c> before its keyword.</summary>
    public static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type) => (TypeDeclarationSyntax)type.WithLastModifier(SyntaxKind.PartialKeyword);

    public static bool IsFileLocal(TypeDeclarationSyntax type) => type.Modifiers.Any(modifier => modifier.Text == "file");
}
