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

    public IEnumerable<Mend> Mends(Guilty guilty)
    {
        if (guilty.Node is not MethodDeclarationSyntax method || method.Identifier.Span != guilty.Diagnostic.Location.SourceSpan) yield break;
        if (IsBound(guilty, method)) yield break;
        var mended = Mended(method);
        if (mended.IsEquivalentTo(method)) yield break;      // the body stands on another part
        // a body is work that somebody did: only a person throws it away
        var hasBody = method.Body is not null || method.ExpressionBody is not null;
        var title = $"Make '{method.Identifier.ValueText}' static partial" + (hasBody ? ", without a body" : "");
        yield return new Mend(
            title, hasBody ? "KG1001: body" : "KG1001", () => Changed(guilty.Root, method, mended), IsChoice: hasBody);
    }

    /// <summary>What implements or overrides a member of another type must stay what it is.</summary>
    private static bool IsBound(Guilty guilty, MethodDeclarationSyntax method)
    {
        if (method.ExplicitInterfaceSpecifier is not null) return true;
        if (guilty.Model.GetDeclaredSymbol(method, guilty.Cancellation) is not { } symbol) return true;
        if (symbol.OverriddenMethod is { IsAbstract: true }) return true;
        var type = symbol.ContainingType;
        return !symbol.IsStatic && type.TypeKind != TypeKind.Interface && type.AllInterfaces
            .SelectMany(known => known.GetMembers(symbol.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol));
    }

    /// <summary>A partial method stands in partial types only.</summary>
    private static SyntaxNode Changed(SyntaxNode root, MethodDeclarationSyntax method, MethodDeclarationSyntax mended)
    {
        var types = TypesAround.Of(method).ToArray();
        root = root.TrackNodes(types.Append<SyntaxNode>(method));
        return root.ReplaceNode(root.GetCurrentNode(method)!, mended).WithPartial(types);
    }

    private static bool IsAccess(SyntaxToken modifier) => modifier.Kind()
        is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;

    private static MethodDeclarationSyntax Mended(MethodDeclarationSyntax method)
    {
        var isStatic = method.Modifiers.Any(SyntaxKind.StaticKeyword);
        var comments = Comments(method);
        var mended = method.WithoutModifiers(modifier => Unfit.Contains(modifier.Kind()));
        // in an interface a method is public, a partial one without a word private
        if (method.Parent is InterfaceDeclarationSyntax && !method.Modifiers.Any(IsAccess))
            mended = mended.WithFirstModifier(SyntaxKind.PublicKeyword);
        if (!isStatic) mended = (MethodDeclarationSyntax)mended.WithLastModifier(SyntaxKind.StaticKeyword);
        mended = (MethodDeclarationSyntax)mended.WithLastModifier(SyntaxKind.PartialKeyword);
        if (mended.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword })
            mended = mended.WithReturnType(
                SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.VoidKeyword)).WithTriviaFrom(mended.ReturnType));
        if (mended.Body is null && mended.ExpressionBody is null) return mended;

        var end = mended.GetTrailingTrivia();
        var last = mended.ConstraintClauses.Count > 0 ? mended.ConstraintClauses.Last().GetLastToken() : mended.ParameterList.GetLastToken();
        var tail = last.TrailingTrivia
            .Where(trivia => trivia.Kind() is not (SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia))
            .SelectMany(trivia => new[] { SyntaxFactory.Space, trivia });
        mended = mended.ReplaceToken(last, last.WithTrailingTrivia());
        mended = mended.WithBody(null).WithExpressionBody(null)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithTrailingTrivia(tail.Concat(end)));
        var first = mended.Modifiers[0];
        return mended.WithModifiers(mended.Modifiers.Replace(first, first.WithLeadingTrivia(first.LeadingTrivia.AddRange(comments))));
    }

    /// <summary>What was explained in the body is worth keeping: over the method, a line each.</summary>
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
