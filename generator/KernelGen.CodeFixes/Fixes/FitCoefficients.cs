using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Uses the attribute for the number of coefficients, or changes the number of coefficients.</summary>
internal sealed class FitCoefficients : IFix
{
    public ImmutableArray<string> Mechanical => ImmutableArray<string>.Empty;

    public ImmutableArray<string> Choices { get; } = ImmutableArray.Create("KG1006");

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) yield break;
        foreach (var remedy in site.Remedies(Remedy.CoefficientsKind))
        {
            var parts = remedy.Split('|').Select(part => part.Trim()).ToArray();
            var indices = parts[2].Split(' ').Select(index => index == "-" ? -1 : int.Parse(index, CultureInfo.InvariantCulture)).ToArray();
            if (site.Coefficients(attribute) is not { } coefficients || indices.Any(index => index >= coefficients.Count)) yield break;
            var added = indices.Count(index => index < 0);
            var (title, key) = added > 0 ? ($"Add {Count(added, "zero")}", "pad")
                : indices.Length < coefficients.Count ? ($"Remove {Count(coefficients.Count - indices.Length, "coefficient")}", "crop")
                : ($"Use [{parts[0]}{(parts[1].Length > 0 ? $"({parts[1]}, …)" : "")}]", "attribute");
            yield return new CodeFix(
                title, "KG1006: " + key,
                () => site.Root.ReplaceNode(
                    attribute, Updated(attribute, site.NameLike(attribute, parts[0]), parts[1], coefficients, indices)), IsChoice: true);
        }
    }

    private static string Count(int count, string what) => count == 1 ? $"one {what}" : $"{count.ToString(CultureInfo.InvariantCulture)} {what}s";

    private static AttributeSyntax Updated(
        AttributeSyntax attribute, NameSyntax name, string first, IReadOnlyList<ExpressionSyntax> coefficients, IReadOnlyList<int> indices)
    {
        var list = attribute.ArgumentList!;
        var heads = first.Length == 0 ? [] : first.Split(',').Select(number => SyntaxFactory.ParseExpression(number.Trim())).ToArray();
        var numbers = indices.Select(index => index < 0 ? SyntaxFactory.ParseExpression("0") : coefficients[index]);
        var arguments = heads.Concat(numbers).Select(SyntaxFactory.AttributeArgument)
            .Concat(list.Arguments.Where(argument => argument.NameEquals is not null));

        // a comma keeps the line break or the comment that followed it in the old list
        var commas = coefficients
            .Select(coefficient => coefficient.GetLastToken().GetNextToken())
            .Select((token, index) => (token, index)).Where(entry => entry.token.IsKind(SyntaxKind.CommaToken))
            .ToDictionary(entry => entry.index, entry => entry.token.TrailingTrivia);
        var written = new List<SyntaxNodeOrToken>();
        var position = -heads.Length;
        foreach (var argument in arguments)
        {
            if (written.Count > 0)
            {
                var before = position > 0 && position <= indices.Count ? indices[position - 1] : -1;
                var isKept = before >= 0 && commas.ContainsKey(before);
                written.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isKept ? commas[before] : SyntaxFactory.TriviaList(SyntaxFactory.Space)));
            }
            written.Add(argument);
            position++;
        }
        return attribute
            .WithName(name)
            .WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList<AttributeArgumentSyntax>(written)));
    }
}
