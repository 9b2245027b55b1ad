using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Finds and changes the types around a node.</summary>
internal static class TypesAround
{
    /// <summary>
    /// The types that contain the node, innermost first, itself included. The extension blocks of later compilers count as
    /// declarations of types, too, and have no name, no modifiers and no members of their own.
    /// </summary>
    public static IEnumerable<TypeDeclarationSyntax> Of(SyntaxNode node) => node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
        .Where(static type => type is ClassDeclarationSyntax or StructDeclarationSyntax or InterfaceDeclarationSyntax or RecordDeclarationSyntax);

    public static bool IsPartial(TypeDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PartialKeyword);

    public static bool IsFileLocal(TypeDeclarationSyntax type) => type.Modifiers.Any(modifier => modifier.Text == "file");

    /// <summary>The type with <c>partial</c> before its keyword.</summary>
    public static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type) => (TypeDeclarationSyntax)type.WithLastModifier(SyntaxKind.PartialKeyword);

    /// <summary>The file with some types made partial; they must be tracked.</summary>
    public static SyntaxNode WithPartial(this SyntaxNode root, IEnumerable<TypeDeclarationSyntax> types)
    {
        foreach (var type in types)
        {
            var current = root.GetCurrentNode(type)!;
            if (!IsPartial(current)) root = root.ReplaceNode(current, Partial(current));
        }
        return root;
    }

    /// <summary>The type with one more member, and with braces if it ended in a semicolon.</summary>
    public static TypeDeclarationSyntax WithMember(this TypeDeclarationSyntax type, MemberDeclarationSyntax member)
    {
        if (!type.SemicolonToken.IsKind(SyntaxKind.SemicolonToken)) return type.AddMembers(member);
        var (end, last) = (type.SemicolonToken.TrailingTrivia, type.SemicolonToken.GetPreviousToken());
        return type.ReplaceToken(last, last.WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))
            .WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed))
            .AddMembers(member)
            .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(end));
    }
}
