using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.CodeFixes;

/// <summary>
/// Mends all mistakes of a file one after another, each in the text that the ones before left: several may add to one type, or to
/// one attribute, which merged changes could not.
/// </summary>
internal sealed class OneAfterAnother : DocumentBasedFixAllProvider
{
    public static OneAfterAnother Instance { get; } = new();

    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return document;
        // a mark is equal to itself alone: those that an earlier «fix all» left in the tree are not found again
        var marks = diagnostics.Select(_ => (First: new SyntaxAnnotation(), Last: new SyntaxAnnotation())).ToArray();
        // a document that differs by marks alone would count as changed
        var (mended, isMended) = (document.WithSyntaxRoot(Marked(root, diagnostics, marks)), false);
        for (var number = 0; number < diagnostics.Length; number++)
        {
            root = (await mended.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
            if (Moved(diagnostics[number], marks[number], root) is not { } diagnostic) continue;
            var mends = await KernelCodeFixes.Mends(mended, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (mends.FirstOrDefault(mend => IsAsked(mend, context.CodeActionEquivalenceKey)) is not { } mend) continue;
            mended = await KernelCodeFixes.Apply(mended, mend, context.CancellationToken).ConfigureAwait(false);
            isMended = true;
        }
        return isMended ? mended : document;
    }

    /// <summary>
    /// One that chooses no meaning and has the key of the mend that was picked. <c>dotnet format</c> picks the first of the first
    /// diagnostic, and has no key where that diagnostic leaves a choice.
    /// </summary>
    private static bool IsAsked(Mend mend, string? key) => !mend.IsChoice && (key is null || mend.Key == key);

    /// <summary>The file with the first and the last token under each squiggle marked, so that they are found after changes around them.</summary>
    private static SyntaxNode Marked(
        SyntaxNode root, ImmutableArray<Diagnostic> diagnostics, IReadOnlyList<(SyntaxAnnotation First, SyntaxAnnotation Last)> marks)
    {
        var ofTokens = new Dictionary<SyntaxToken, List<SyntaxAnnotation>>();
        for (var number = 0; number < diagnostics.Length; number++)
        {
            var span = diagnostics[number].Location.SourceSpan;
            Mark(root.FindToken(span.Start), marks[number].First);
            Mark(root.FindToken(span.IsEmpty ? span.Start : span.End - 1), marks[number].Last);
        }
        return root.ReplaceTokens(ofTokens.Keys, (token, _) => token.WithAdditionalAnnotations(ofTokens[token]));

        void Mark(SyntaxToken token, SyntaxAnnotation mark)
        {
            if (!ofTokens.TryGetValue(token, out var list)) ofTokens.Add(token, list = []);
            list.Add(mark);
        }
    }

    /// <summary>The diagnostic where its tokens are now; null where a change before took them away.</summary>
    private static Diagnostic? Moved(Diagnostic diagnostic, (SyntaxAnnotation First, SyntaxAnnotation Last) marks, SyntaxNode root)
    {
        var first = root.GetAnnotatedTokens(marks.First).FirstOrDefault();
        var last = root.GetAnnotatedTokens(marks.Last).FirstOrDefault();
        if (first == default || last == default || last.Span.End < first.SpanStart) return null;
        return Diagnostic.Create(
            diagnostic.Descriptor, Location.Create(root.SyntaxTree, TextSpan.FromBounds(first.SpanStart, last.Span.End)),
            diagnostic.Severity, diagnostic.AdditionalLocations, diagnostic.Properties, diagnostic.GetMessage(null));
    }
}
