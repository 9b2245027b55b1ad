using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Adds and removes modifiers, and keeps comments before the declaration.</summary>
internal static class Modifiers
{
    /// <summary>The member with a modifier after the others.</summary>
    public static MemberDeclarationSyntax WithLastModifier(this MemberDeclarationSyntax member, SyntaxKind modifier)
    {
        var token = SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space);
        if (member.Modifiers.Count > 0) return member.WithModifiers(member.Modifiers.Add(token));
        // the first token behind the attributes carries the comments and the indentation
        var first = FirstToken(member);
        return member.ReplaceToken(first, first.WithLeadingTrivia()).AddModifiers(token.WithLeadingTrivia(first.LeadingTrivia));
    }

    /// <summary>The method with a modifier before the others.</summary>
    public static MethodDeclarationSyntax WithFirstModifier(this MethodDeclarationSyntax method, SyntaxKind modifier)
    {
        if (method.Modifiers.Count == 0) return (MethodDeclarationSyntax)method.WithLastModifier(modifier);
        var (first, token) = (method.Modifiers[0], SyntaxFactory.Token(modifier).WithTrailingTrivia(SyntaxFactory.Space));
        var others = method.Modifiers.Replace(first, first.WithLeadingTrivia());
        return method.WithModifiers(others.Insert(0, token.WithLeadingTrivia(first.LeadingTrivia)));
    }

    /// <summary>The member without some modifiers.</summary>
    public static T WithoutModifiers<T>(this T member, Func<SyntaxToken, bool> isUnwanted)
        where T : MemberDeclarationSyntax
    {
        var leading = member.Modifiers.Count > 0 ? member.Modifiers[0].LeadingTrivia : default;
        var left = SyntaxFactory.TokenList(member.Modifiers.Where(modifier => !isUnwanted(modifier)));
        if (left.Count == member.Modifiers.Count) return member;
        if (left.Count > 0) return (T)member.WithModifiers(left.Replace(left[0], left[0].WithLeadingTrivia(leading)));
        member = (T)member.WithModifiers(left);
        var first = FirstToken(member);
        return member.ReplaceToken(first, first.WithLeadingTrivia(leading));
    }

    private static SyntaxToken FirstToken(MemberDeclarationSyntax member) => member.AttributeLists.Count > 0
        ? member.AttributeLists.Last().GetLastToken().GetNextToken()
        : member.GetFirstToken();
}
