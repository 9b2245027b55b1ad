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
                    $"Insert Flatten before {Name(layer)}", "KG2007: insert",
                    () => guilty.Root.ReplaceNode(member, Inserted(member, layer)));
            else if (Moved(member, layer) is { } moved)
                yield return new Mend(moved.Title, "KG2007: move", () => guilty.Root.ReplaceNode(member, moved.Member), IsChoice: true);
        }
    }

    private static MemberDeclarationSyntax Inserted(MemberDeclarationSyntax member, AttributeSyntax before)
    {
        var flatten = SyntaxFactory.Attribute(Named(before, "Flatten")).WithLeadingTrivia(before.GetLeadingTrivia());
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
    private static (string Title, MemberDeclarationSyntax Member)? Moved(MemberDeclarationSyntax member, AttributeSyntax layer)
    {
        var all = member.AttributeLists.SelectMany(list => list.Attributes).ToArray();
        var position = System.Array.IndexOf(all, layer);
        var first = all.Take(position).LastOrDefault(IsFlatten);
        if (first is null) return null;
        var next = all.Skip(position + 1).FirstOrDefault(attribute => IsFlatten(attribute) || Name(attribute) == "Linear");
        var needsOne = next is not null && !IsFlatten(next);
        var marked = member.TrackNodes(needsOne ? new[] { first, next! } : new[] { first });
        if (needsOne) marked = Inserted(marked, marked.GetCurrentNode(next!)!);
        var title = needsOne ? $"Move Flatten behind {Name(layer)}" : $"Remove the Flatten before {Name(layer)}";
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

    private static bool IsFlatten(AttributeSyntax attribute) => Name(attribute) == "Flatten";

    private static string Name(AttributeSyntax attribute)
    {
        var name = attribute.Name.ToString().Split('.', ':').Last();
        return name.EndsWith("Attribute", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }

    /// <summary>The name as the neighbour is written: with its namespace or without.</summary>
    private static NameSyntax Named(AttributeSyntax neighbour, string name) => neighbour.Name switch
    {
        QualifiedNameSyntax qualified => qualified.WithRight(SyntaxFactory.IdentifierName(name)).WithoutTrivia(),
        AliasQualifiedNameSyntax alias => alias.WithName(SyntaxFactory.IdentifierName(name)).WithoutTrivia(),
        _ => SyntaxFactory.IdentifierName(name),
    };
}
