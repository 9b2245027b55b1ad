using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Writes and removes arguments of an attribute, and keeps the others with their lines and comments.</summary>
internal static class AttributeArguments
{
    /// <summary>Sets a named property: replaces its value, or appends it.</summary>
    public static AttributeSyntax With(this AttributeSyntax attribute, string option, string value)
    {
        var written = Find(attribute, option);
        return written is null
            ? attribute.Append(SyntaxFactory.AttributeArgument(
                SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(option)).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.Space),
                nameColon: null, SyntaxFactory.ParseExpression(value)))
            : attribute.ReplaceNode(written.Expression, SyntaxFactory.ParseExpression(value).WithTriviaFrom(written.Expression));
    }

    /// <summary>The attribute without the named property.</summary>
    public static AttributeSyntax Without(this AttributeSyntax attribute, string option) =>
        Find(attribute, option) is { } written
            ? attribute.WithArgumentList(attribute.ArgumentList!.WithArguments(attribute.ArgumentList.Arguments.WithoutItem(written)))
            : attribute;

    /// <summary>Appends an argument; a comment after the last argument stays after its comma.</summary>
    public static AttributeSyntax Append(this AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        if (attribute.ArgumentList is not { Arguments.Count: > 0 } list)
            return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        var last = list.Arguments.Last();
        var behind = last.GetTrailingTrivia();
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken);
        var hasComment = behind.Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var lineEnd = SyntaxFactory.TriviaList(behind.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Take(1));
        var parts = list.Arguments.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators()
            .Add(hasComment ? comma.WithTrailingTrivia(behind) : comma.WithTrailingTrivia(SyntaxFactory.Space))
            .Add(hasComment ? argument.WithLeadingTrivia(last.GetLeadingTrivia()).WithTrailingTrivia(lineEnd) : argument);
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(parts)));
    }

    /// <summary>The arguments of the constructor, in the order in which they are written.</summary>
    public static IReadOnlyList<AttributeArgumentSyntax> Positional(this AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ToArray() ?? [];

    /// <summary>The coefficients of a dense kernel: the last arguments, or one array; null if they are named.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Coefficients(this DiagnosticSite site, AttributeSyntax attribute)
    {
        var arguments = attribute.Positional();
        if (arguments.Any(argument => argument.NameColon is not null)) return null;
        var sizes = site.NameOf(attribute) == "Kernel" ? 2 : 0;
        var tail = arguments.Skip(sizes).Select(argument => argument.Expression).ToArray();
        return tail.Length == 1 ? Elements(tail[0]) ?? tail : tail;
    }

    /// <summary>The elements of an array expression in any syntax; null for any other expression.</summary>
    /// <remarks>The compiler version that this is built against has no collection expressions; newer editors have.</remarks>
    public static IReadOnlyList<ExpressionSyntax>? Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        _ when expression.GetType().Name == "CollectionExpressionSyntax" =>
            expression.ChildNodes().SelectMany(element => element.ChildNodes()).OfType<ExpressionSyntax>().ToArray(),
        _ => null,
    };

    private static AttributeArgumentSyntax? Find(AttributeSyntax attribute, string option) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == option);
}
