using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
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
    private const string First = "KernelGen.First";
    private const string Last = "KernelGen.Last";

    public static OneAfterAnother Instance { get; } = new();

    /// <inheritdoc/>
    protected override async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return document;
        document = document.WithSyntaxRoot(Marked(root, diagnostics));
        for (var number = 0; number < diagnostics.Length; number++)
        {
            root = (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
            if (Moved(diagnostics[number], number, root) is not { } diagnostic) continue;
            var mends = await KernelCodeFixes.Mends(document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            if (mends.FirstOrDefault(mend => !mend.IsChoice && mend.Key == context.CodeActionEquivalenceKey) is { } mend)
                document = await KernelCodeFixes.Apply(document, mend, context.CancellationToken).ConfigureAwait(false);
        }
        return document;
    }

    /// <summary>The file with the first and the last token under each squiggle marked, so that they are found after changes around them.</summary>
    private static SyntaxNode Marked(SyntaxNode root, ImmutableArray<Diagnostic> diagnostics)
    {
        var marks = new Dictionary<SyntaxToken, List<SyntaxAnnotation>>();
        for (var number = 0; number < diagnostics.Length; number++)
        {
            var span = diagnostics[number].Location.SourceSpan;
            Mark(root.FindToken(span.Start), First, number);
            Mark(root.FindToken(span.IsEmpty ? span.Start : span.End - 1), Last, number);
        }
        return root.ReplaceTokens(marks.Keys, (token, _) => token.WithAdditionalAnnotations(marks[token]));

        void Mark(SyntaxToken token, string kind, int number)
        {
            if (!marks.TryGetValue(token, out var list)) marks.Add(token, list = []);
            list.Add(new SyntaxAnnotation(kind, number.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The diagnostic where its tokens are now; null where a change before took them away.</summary>
    private static Diagnostic? Moved(Diagnostic diagnostic, int number, SyntaxNode root)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var first = Find(First);
        var last = Find(Last);
        if (first == default || last == default || last.Span.End < first.SpanStart) return null;
        return Diagnostic.Create(
            diagnostic.Descriptor, Location.Create(root.SyntaxTree, TextSpan.FromBounds(first.SpanStart, last.Span.End)),
            diagnostic.Severity, diagnostic.AdditionalLocations, diagnostic.Properties, diagnostic.GetMessage(null));

        SyntaxToken Find(string kind) => root.GetAnnotatedTokens(kind).FirstOrDefault(token => token.GetAnnotations(kind).Any(mark => mark.Data == text));
    }
}
