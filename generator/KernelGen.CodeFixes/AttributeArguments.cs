using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Writes and removes arguments of an attribute without touching the others, their lines or their comments.</summary>
internal static class AttributeArguments
{
    /// <summary>The named property with that value, replaced where it is said and appended where it is not.</summary>
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

    /// <summary>One more argument; what stands behind the last one, a comment say, stays behind its comma.</summary>
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

    /// <summary>The arguments of the constructor, in the order they are written.</summary>
    public static IReadOnlyList<AttributeArgumentSyntax> Positional(this AttributeSyntax attribute) =>
        attribute.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ToArray() ?? [];

    /// <summary>The coefficients of a dense kernel, as they are written: the tail of the arguments, or one array; null where they are named.</summary>
    public static IReadOnlyList<ExpressionSyntax>? Coefficients(this Guilty guilty, AttributeSyntax attribute)
    {
        var arguments = attribute.Positional();
        if (arguments.Any(argument => argument.NameColon is not null)) return null;
        var sizes = guilty.NameOf(attribute) == "Kernel" ? 2 : 0;
        var tail = arguments.Skip(sizes).Select(argument => argument.Expression).ToArray();
        return tail.Length == 1 ? Elements(tail[0]) ?? tail : tail;
    }

    /// <summary>The expressions of an array, however it is written; null for any other expression.</summary>
    /// <remarks>The compiler that this is built against knows no collection expressions; the editors do.</remarks>
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
