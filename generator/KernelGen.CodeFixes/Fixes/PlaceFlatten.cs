using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Inserts the Flatten that a layer over features needs, or moves one after a layer that needs rows and columns.</summary>
internal sealed class PlaceFlatten : IFix
{
    private const string Flatten = "Flatten";

    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG2007");

    public ImmutableArray<string> Choices => Mechanical;

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        var layer = site.Node.FirstAncestorOrSelf<AttributeSyntax>();
        if (layer?.Parent?.Parent is not MemberDeclarationSyntax member) yield break;
        foreach (var how in site.Remedies(Remedy.FlattenKind))
        {
            if (how == Remedy.InsertFlatten)
                yield return new CodeFix(
                    $"Insert Flatten before {site.NameOf(layer)}", "KG2007: insert",
                    () => site.Root.ReplaceNode(member, Inserted(site, member, layer, layer)));
            else if (Moved(site, member, layer) is { } moved)
                yield return new CodeFix(moved.Title, "KG2007: move", () => site.Root.ReplaceNode(member, moved.Member), IsChoice: true);
        }
    }

    /// <param name="site">The diagnostic, for resolving names.</param>
    /// <param name="member">The member with the layers.</param>
    /// <param name="before">The layer after the new one.</param>
    /// <param name="original">The same layer in the current file.</param>
    private static MemberDeclarationSyntax Inserted(
        DiagnosticSite site, MemberDeclarationSyntax member, AttributeSyntax before, AttributeSyntax original)
    {
        var name = site.NameLike(original, Flatten).WithoutTrivia();
        var flatten = SyntaxFactory.Attribute(name).WithLeadingTrivia(before.GetLeadingTrivia());
        var list = (AttributeListSyntax)before.Parent!;
        return member.ReplaceNode(list, list.WithAttributes(Inserted(list.Attributes, flatten, before)));
    }

    private static SeparatedSyntaxList<AttributeSyntax> Inserted(
        SeparatedSyntaxList<AttributeSyntax> list, AttributeSyntax flatten, AttributeSyntax before)
    {
        var index = list.IndexOf(before);
        var parts = list.Replace(before, before.WithoutLeadingTrivia()).GetWithSeparators();
        return SyntaxFactory.SeparatedList<AttributeSyntax>(parts
            .Insert(2 * index, SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space)).Insert(2 * index, flatten));
    }

    /// <summary>Removes the Flatten before the layer, and inserts one before the next Linear if there is none.</summary>
    private static (string Title, MemberDeclarationSyntax Member)? Moved(
        DiagnosticSite site, MemberDeclarationSyntax member, AttributeSyntax layer)
    {
        var all = member.AttributeLists.SelectMany(list => list.Attributes).ToArray();
        var position = System.Array.IndexOf(all, layer);
        var first = all.Take(position).LastOrDefault(attribute => site.NameOf(attribute) == Flatten);
        if (first is null) return null;
        var next = all.Skip(position + 1).FirstOrDefault(attribute => site.NameOf(attribute) is Flatten or "Linear");
        var needsOne = next is not null && site.NameOf(next) != Flatten;
        var marked = member.TrackNodes(needsOne ? new[] { first, next! } : new[] { first });
        if (needsOne) marked = Inserted(site, marked, marked.GetCurrentNode(next!)!, next!);
        var name = site.NameOf(layer);
        var title = needsOne ? $"Move Flatten after {name}" : $"Remove the Flatten before {name}";
        return (title, Removed(marked, marked.GetCurrentNode(first)!));
    }

    /// <summary>Removes an attribute, and its list if it becomes empty.</summary>
    private static MemberDeclarationSyntax Removed(MemberDeclarationSyntax member, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1) return member.ReplaceNode(list, list.WithAttributes(list.Attributes.WithoutItem(attribute)));
        var saysNothing = list.GetLeadingTrivia().Concat(list.GetTrailingTrivia())
            .All(trivia => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia);
        return member.RemoveNode(list, saysNothing ? SyntaxRemoveOptions.KeepNoTrivia : SyntaxRemoveOptions.KeepExteriorTrivia)!;
    }
}
