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
    public ImmutableArray<string> Ids { get; } = ImmutableArray.Create("KG2011");

    public IEnumerable<Mend> Mends(Guilty guilty)
    {
        if (guilty.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) yield break;
        foreach (var remedy in guilty.Remedies(Remedy.DivisorKind))
        {
            var (divisor, numbers) = (remedy.Split(':')[0], remedy.Split(':')[1].Trim().Split(' '));
            var arguments = attribute.Positional().Where(argument => argument.NameColon is null).Select(argument => argument.Expression).ToArray();
            var tail = arguments.Skip(arguments.Length - numbers.Length).ToArray();
            var written = arguments.Length >= numbers.Length && tail.Length == numbers.Length && (numbers.Length > 1 || AttributeArguments.Elements(tail[0]) is null)
                ? tail
                : arguments.LastOrDefault() is { } last ? AttributeArguments.Elements(last) : null;
            if (written?.Count != numbers.Length) yield break;
            yield return new Mend($"Say Divisor = {divisor}", "KG2011", () => guilty.Root.ReplaceNode(attribute, attribute
                .ReplaceNodes(written, (number, _) => SyntaxFactory.ParseExpression(numbers[IndexOf(written, number)]).WithTriviaFrom(number))
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
