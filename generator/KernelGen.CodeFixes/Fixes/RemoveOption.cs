using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Removes an option that has no effect, or one of two that contradict each other.</summary>
internal sealed class RemoveOption : IFix
{
    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG1009");

    public ImmutableArray<string> Choices => Mechanical;

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { NameEquals.Name.Identifier.ValueText: var option } argument) yield break;
        if (argument.Span != site.Diagnostic.Location.SourceSpan || argument.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) yield break;
        // of two options that contradict each other either may be the one that is meant
        var isChoice = !site.Remedies(Remedy.NoEffectKind).Contains(option);
        yield return new CodeFix(
            $"Remove {option}", "KG1009", () => site.Root.ReplaceNode(attribute, attribute.Without(option)), isChoice);
    }
}
