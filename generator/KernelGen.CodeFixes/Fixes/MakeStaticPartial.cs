using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Makes a method static partial, without a body, returning nothing.</summary>
internal sealed class MakeStaticPartial : IFix
{
    private static readonly ImmutableArray<SyntaxKind> Unfit = ImmutableArray.Create(
        SyntaxKind.PartialKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.VirtualKeyword, SyntaxKind.OverrideKeyword,
        SyntaxKind.SealedKeyword, SyntaxKind.AsyncKeyword, SyntaxKind.ExternKeyword, SyntaxKind.ReadOnlyKeyword);

    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG1001");

    public ImmutableArray<string> Choices => Mechanical;

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        if (site.Node is not MethodDeclarationSyntax method || method.Identifier.Span != site.Diagnostic.Location.SourceSpan) yield break;
        if (IsBound(site, method)) yield break;
        var updated = Updated(method);
        if (updated.IsEquivalentTo(method)) yield break;      // the body is on another part
        // a body is work that somebody did: only a person throws it away
        var hasBody = method.Body is not null || method.ExpressionBody is not null;
        var title = $"Make '{method.Identifier.ValueText}' static partial" + (hasBody ? ", without a body" : "");
        yield return new CodeFix(
            title, hasBody ? "KG1001: body" : "KG1001", () => Changed(site.Root, method, updated), IsChoice: hasBody);
    }

    /// <summary>A method that implements or overrides a member cannot change.</summary>
    private static bool IsBound(DiagnosticSite site, MethodDeclarationSyntax method)
    {
        if (method.ExplicitInterfaceSpecifier is not null) return true;
        if (site.Model.GetDeclaredSymbol(method, site.Cancellation) is not { } symbol) return true;
        if (symbol.OverriddenMethod is { IsAbstract: true }) return true;
        var type = symbol.ContainingType;
        return !symbol.IsStatic && type.TypeKind != TypeKind.Interface && type.AllInterfaces
            .SelectMany(known => known.GetMembers(symbol.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol));
    }

    /// <summary>A partial method needs partial types around it.</summary>
    private static SyntaxNode Changed(SyntaxNode root, MethodDeclarationSyntax method, MethodDeclarationSyntax updated)
    {
        var types = TypesAround.Of(method).ToArray();
        root = root.TrackNodes(types.Append<SyntaxNode>(method));
        return root.ReplaceNode(root.GetCurrentNode(method)!, updated).WithPartial(types);
    }

    private static bool IsAccess(SyntaxToken modifier) => modifier.Kind()
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;

    private static MethodDeclarationSyntax Updated(MethodDeclarationSyntax method)
    {
        var isStatic = method.Modifiers.Any(SyntaxKind.StaticKeyword);
        var comments = Comments(method);
        var updated = method.WithoutModifiers(modifier => Unfit.Contains(modifier.Kind()));
        // in an interface a method is public, a partial one without a word private
        if (method.Parent is InterfaceDeclarationSyntax && !method.Modifiers.Any(IsAccess))
            updated = updated.WithFirstModifier(SyntaxKind.PublicKeyword);
        if (!isStatic) updated = (MethodDeclarationSyntax)updated.WithLastModifier(SyntaxKind.StaticKeyword);
        updated = (MethodDeclarationSyntax)updated.WithLastModifier(SyntaxKind.PartialKeyword);
        if (updated.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword })
            updated = updated.WithReturnType(
                SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword)).WithTriviaFrom(updated.ReturnType));
        if (updated.Body is null && updated.ExpressionBody is null) return updated;

        var end = updated.GetTrailingTrivia();
        var last = updated.ConstraintClauses.Count > 0 ? updated.ConstraintClauses.Last().GetLastToken() : updated.ParameterList.GetLastToken();
        var tail = last.TrailingTrivia
            .Where(trivia => trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia))
            .SelectMany(trivia => new[] { SyntaxFactory.Space, trivia });
        updated = updated.ReplaceToken(last, last.WithTrailingTrivia());
        updated = updated.WithBody(null).WithExpressionBody(null)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(tail.Concat(end)));
        var first = updated.Modifiers[0];
        return updated.WithModifiers(updated.Modifiers.Replace(first, first.WithLeadingTrivia(first.LeadingTrivia.AddRange(comments))));
    }

    /// <summary>Comments in the body are kept, one line each, before the method.</summary>
    private static IEnumerable<SyntaxTrivia> Comments(MethodDeclarationSyntax method)
    {
        var body = (SyntaxNode?)method.Body ?? method.ExpressionBody;
        if (body is null) yield break;
        var indentation = method.GetLeadingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var newLine = method.SyntaxTree.GetText().ToString().Contains("\r\n") ? SyntaxFactory.CarriageReturnLineFeed : SyntaxFactory.LineFeed;
        var inside = body.DescendantTrivia(descendIntoTrivia: false).Where(trivia => body.Span.Contains(trivia.Span));
        foreach (var comment in inside.Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia))
        {
            yield return comment;
            yield return newLine;
            yield return indentation;
        }
    }
}
