using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Removes an option that has no effect.</summary>
internal sealed class LeaveOptionOut : IFix
{
    public ImmutableArray<string> Ids { get; } = ImmutableArray.Create("KG1009");

    public IEnumerable<Mend> Mends(Guilty guilty)
    {
        if (guilty.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals.Name.Identifier.ValueText: var option } argument) yield break;
        if (argument.Span != guilty.Diagnostic.Location.SourceSpan || argument.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) yield break;
        yield return new Mend($"Leave {option} out", "KG1009", () => guilty.Root.ReplaceNode(attribute, attribute.Without(option)));
    }
}
