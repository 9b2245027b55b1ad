using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Inserts the Flatten that a layer over features needs, or moves one behind a layer that needs rows and columns.</summary>
internal sealed class PlaceFlatten : IFix
{
    private const string Flatten = "Flatten";

    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG2007");

    public ImmutableArray<string> Choices => Mechanical;

    public IEnumerable<Mend> Mends(Guilty guilty)
    {
        var layer = guilty.Node.FirstAncestorOrSelf<AttributeSyntax>();
        if (layer?.Parent?.Parent is not MemberDeclarationSyntax member) yield break;
        foreach (var how in guilty.Remedies(Remedy.FlattenKind))
        {
            if (how == Remedy.InsertFlatten)
                yield return new Mend(
                    $"Insert Flatten before {guilty.NameOf(layer)}", "KG2007: insert",
                    () => guilty.Root.ReplaceNode(member, Inserted(guilty, member, layer, layer)));
            else if (Moved(guilty, member, layer) is { } moved)
                yield return new Mend(moved.Title, "KG2007: move", () => guilty.Root.ReplaceNode(member, moved.Member), IsChoice: true);
        }
    }

    /// <param name="guilty">The mistake, whose file knows what names mean.</param>
    /// <param name="member">The member with the layers.</param>
    /// <param name="before">The layer behind the new one.</param>
    /// <param name="original">The same layer in the file as it is.</param>
    private static MemberDeclarationSyntax Inserted(
        Guilty guilty, MemberDeclarationSyntax member, AttributeSyntax before, AttributeSyntax original)
    {
        var name = guilty.NameLike(original, Flatten).WithoutTrivia();
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

    /// <summary>Without the Flatten before the layer, and with one before the next Linear where none stands.</summary>
    private static (string Title, MemberDeclarationSyntax Member)? Moved(
        Guilty guilty, MemberDeclarationSyntax member, AttributeSyntax layer)
    {
        var all = member.AttributeLists.SelectMany(list => list.Attributes).ToArray();
        var position = System.Array.IndexOf(all, layer);
        var first = all.Take(position).LastOrDefault(attribute => guilty.NameOf(attribute) == Flatten);
        if (first is null) return null;
        var next = all.Skip(position + 1).FirstOrDefault(attribute => guilty.NameOf(attribute) is Flatten or "Linear");
        var needsOne = next is not null && guilty.NameOf(next) != Flatten;
        var marked = member.TrackNodes(needsOne ? new[] { first, next! } : [first]);
        if (needsOne) marked = Inserted(guilty, marked, marked.GetCurrentNode(next!)!, next!);
        var name = guilty.NameOf(layer);
        var title = needsOne ? $"Move Flatten behind {name}" : $"Remove the Flatten before {name}";
        return (title, Removed(marked, marked.GetCurrentNode(first)!));
    }

    /// <summary>Without an attribute, and without its list where it stood alone.</summary>
    private static MemberDeclarationSyntax Removed(MemberDeclarationSyntax member, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1) return member.ReplaceNode(list, list.WithAttributes(list.Attributes.WithoutItem(attribute)));
        var saysNothing = list.GetLeadingTrivia().Concat(list.GetTrailingTrivia())
            .All(trivia => trivia.Kind() is SyntaxKind.WhitespaceTrivia or SyntaxKind.EndOfLineTrivia);
        return member.RemoveNode(list, saysNothing ? SyntaxRemoveOptions.KeepNoTrivia : SyntaxRemoveOptions.KeepExteriorTrivia)!;
    }
}
