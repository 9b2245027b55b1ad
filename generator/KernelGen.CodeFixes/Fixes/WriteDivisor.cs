using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Writes quotients as integers over a common divisor.</summary>
internal sealed class WriteDivisor : IFix
{
    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG2011");

    public ImmutableArray<string> Choices => ImmutableArray<string>.Empty;

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) yield break;
        foreach (var remedy in site.Remedies(Remedy.DivisorKind))
        {
            var (divisor, numbers) = (remedy.Split(':')[0], remedy.Split(':')[1].Trim().Split(' '));
            if (site.Coefficients(attribute) is not { } written || written.Count != numbers.Length) yield break;
            // integers would make an array of integers
            var point = written[0].Parent?.Parent is ImplicitArrayCreationExpressionSyntax ? ".0" : "";
            yield return new CodeFix($"Set Divisor = {divisor}", "KG2011", () => site.Root.ReplaceNode(attribute, attribute
                .ReplaceNodes(written, (number, _) => SyntaxFactory.ParseExpression(numbers[IndexOf(written, number)] + point).WithTriviaFrom(number))
                .With("Divisor", divisor)));
        }
    }

    private static int IndexOf(IReadOnlyList<ExpressionSyntax> written, SyntaxNode number)
    {
        for (var i = 0; i < written.Count; i++)
            if (written[i] == number) return i;
        return -1;
    }
}
