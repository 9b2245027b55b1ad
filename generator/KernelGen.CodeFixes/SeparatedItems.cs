using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KernelGen.CodeFixes;

/// <summary>Removes items between commas.</summary>
internal static class SeparatedItems
{
    /// <summary>The list without an item and one of its commas; comments are kept.</summary>
    public static SeparatedSyntaxList<T> WithoutItem<T>(this SeparatedSyntaxList<T> list, T item)
        where T : SyntaxNode => list.WithoutItem(list.IndexOf(item));

    /// <summary>The list without the item at a position and one of its commas; comments are kept.</summary>
    public static SeparatedSyntaxList<T> WithoutItem<T>(this SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        var item = list[index];
        var parts = list.GetWithSeparators().ToList();
        if (parts.Count == 1) return SyntaxFactory.SeparatedList<T>();
        if (index == 0)
        {
            var next = (T)parts[2].AsNode()!;
            var lost = Comments(item.GetTrailingTrivia().Concat(parts[1].GetLeadingTrivia()).Concat(parts[1].GetTrailingTrivia()));
            parts[2] = next.WithLeadingTrivia(item.GetLeadingTrivia().AddRange(lost).AddRange(lost.Any() ? next.GetLeadingTrivia() : default));
            parts.RemoveRange(0, 2);
        }
        else
        {
            var (comma, before) = (parts[2 * index - 1], parts[2 * index - 2].AsNode()!);
            var lost = Comments(comma.GetLeadingTrivia()
                .Concat(comma.GetTrailingTrivia()).Concat(item.GetLeadingTrivia()).Concat(item.GetTrailingTrivia()));
            parts[2 * index - 2] = before.WithTrailingTrivia(before.GetTrailingTrivia().AddRange(lost));
            parts.RemoveRange(2 * index - 1, 2);
        }
        return SyntaxFactory.SeparatedList<T>(parts);
    }

    /// <summary>Comments and the ends of their lines; empty if there are none.</summary>
    private static IReadOnlyList<SyntaxTrivia> Comments(IEnumerable<SyntaxTrivia> trivia)
    {
        var kept = new List<SyntaxTrivia>();
        foreach (var piece in trivia)
        {
            if (piece.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
            {
                kept.Add(SyntaxFactory.Space);
                kept.Add(piece);
            }
            else if (piece.IsKind(SyntaxKind.EndOfLineTrivia) && kept.LastOrDefault().IsKind(SyntaxKind.SingleLineCommentTrivia)) kept.Add(piece);
        }
        return kept;
    }
}
