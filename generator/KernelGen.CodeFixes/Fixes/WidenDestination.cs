using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Gives the destination an element type that holds all results.</summary>
internal sealed class WidenDestination : IFix
{
    public ImmutableArray<string> Mechanical => ImmutableArray<string>.Empty;

    public ImmutableArray<string> Choices { get; } = ImmutableArray.Create("KG2008");

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        var element = site.Node.DescendantNodesAndSelf().OfType<TypeArgumentListSyntax>().LastOrDefault()?.Arguments.FirstOrDefault();
        if (element is null) yield break;
        foreach (var type in site.Remedies(Remedy.DestinationKind))
        {
            var wider = SyntaxFactory.ParseTypeName(type);
            if (element.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
                || !site.HaveRoomFor(method, method.ParameterList.ReplaceNode(element, wider))) continue;
            yield return new CodeFix(
                $"Make the destination {type}", "KG2008",
                () => site.Root.ReplaceNode(element, wider.WithTriviaFrom(element)), IsChoice: true);
        }
    }
}
