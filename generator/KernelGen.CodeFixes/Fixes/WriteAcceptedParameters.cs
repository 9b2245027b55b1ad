using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Writes the accepted parameters that are most similar to those of the method.</summary>
internal sealed class WriteAcceptedParameters : IFix
{
    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG1003");

    public ImmutableArray<string> Choices => Mechanical;

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        if (site.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method) yield break;
        foreach (var text in site.Remedies(Remedy.ParametersKind))
        {
            var title = $"Change the parameters to ({text.Replace("global::", "").Replace("System.Threading.Tasks.", "").Replace("System.", "").Replace("KernelGen.", "")})";
            if (!site.HaveRoomFor(method, SyntaxFactory.ParseParameterList($"({text})"))) continue;
            var parameters = Parameters(text, method.ParameterList);
            yield return new CodeFix(
                title, "KG1003",
                () => site.Root.ReplaceNode(method, method
                    .WithTypeParameterList(null).WithConstraintClauses(default).WithParameterList(parameters)),
                IsChoice: !KeepsAll(method.ParameterList, parameters));
        }
    }

    /// <summary>Whether all parameters keep their positions and element types: only the type of the image differs.</summary>
    private static bool KeepsAll(ParameterListSyntax old, ParameterListSyntax written) =>
        old.Parameters.Select(Kept).SequenceEqual(written.Parameters.Select(Kept));

    private static (string Name, string? Element) Kept(ParameterSyntax parameter) =>
        (parameter.Identifier.ValueText, parameter.Type?.DescendantNodesAndSelf().OfType<TypeSyntax>().LastOrDefault()?.ToString());

    /// <summary>Comments between the old parameters go before the new ones.</summary>
    private static ParameterListSyntax Parameters(string text, ParameterListSyntax old)
    {
        // an extension method stays one
        var isExtension = old.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true;
        var parsed = SyntaxFactory.ParseParameterList($"({(isExtension ? "this " : "")}{text})");
        var comments = old.DescendantTrivia()
            .Where(trivia => old.Span.Contains(trivia.Span) && trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
            .SelectMany(comment => new[]
            {
                comment, comment.IsKind(SyntaxKind.SingleLineCommentTrivia) ? SyntaxFactory.ElasticCarriageReturnLineFeed : SyntaxFactory.Space,
            });
        parsed = parsed.ReplaceNodes(
            parsed.DescendantNodes().OfType<NameSyntax>().Where(name => name.Parent is ParameterSyntax or NullableTypeSyntax),
            (_, name) => name.WithAdditionalAnnotations(Simplifier.Annotation));
        return parsed
            .WithOpenParenToken(parsed.OpenParenToken.WithTrailingTrivia(comments))
            .WithLeadingTrivia(old.GetLeadingTrivia()).WithTrailingTrivia(old.GetTrailingTrivia());
    }
}
