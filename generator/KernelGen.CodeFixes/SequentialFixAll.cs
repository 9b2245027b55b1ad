using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace KernelGen.CodeFixes;

/// <summary>
/// Fixes all mistakes of a file one after another, each in the result of the previous ones. Several fixes may change one type or one
/// attribute, which could not be merged.
/// </summary>
internal sealed class SequentialFixAll : DocumentBasedFixAllProvider
{
    public static SequentialFixAll Instance { get; } = new();

    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return document;
        // annotations are compared by reference: those of an earlier «fix all» are not found again
        var marks = diagnostics.Select(_ => (First: new SyntaxAnnotation(), Last: new SyntaxAnnotation())).ToArray();
        // a document that differs only by annotations would count as changed
        var (updated, isUpdated) = (document.WithSyntaxRoot(Marked(root, diagnostics, marks)), false);
        for (var number = 0; number < diagnostics.Length; number++)
        {
            root = (await updated.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
            if (Moved(diagnostics[number], marks[number], root) is not { } diagnostic) continue;
            var fixes = await KernelCodeFixes.Fixes(updated, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (fixes.FirstOrDefault(fix => IsRequested(fix, context.CodeActionEquivalenceKey)) is not { } fix) continue;
            updated = await KernelCodeFixes.Apply(updated, fix, context.CancellationToken).ConfigureAwait(false);
            isUpdated = true;
        }
        return isUpdated ? updated : document;
    }

    /// <summary>
    /// Whether a fix chooses no meaning and has the key of the selected fix. <c>dotnet format</c> selects the first fix of the first
    /// diagnostic, and has no key if that diagnostic has only choices.
    /// </summary>
    private static bool IsRequested(CodeFix fix, string? key) => !fix.IsChoice && (key is null || fix.Key == key);

    /// <summary>Annotates the first and the last token of each diagnostic, so that they are found after other changes.</summary>
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

    /// <summary>The diagnostic at the current place of its tokens; null if an earlier change has removed them.</summary>
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
