using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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
        var waiting = new Queue<Diagnostic>(diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start));
        while (waiting.Count > 0)
        {
            var mends = await KernelCodeFixes.Mends(document, waiting.Dequeue(), context.CancellationToken).ConfigureAwait(false);
            if (mends.FirstOrDefault(mend => mend.Key == context.CodeActionEquivalenceKey) is not { } mend) continue;
            var mended = await KernelCodeFixes.Apply(document, mend, context.CancellationToken).ConfigureAwait(false);
            waiting = await Moved(waiting, document, mended, context.CancellationToken).ConfigureAwait(false);
            document = mended;
        }
        return document;
    }

    /// <summary>The diagnostics where they are after the change; those inside of what was changed are left for the next time.</summary>
    private static async Task<Queue<Diagnostic>> Moved(IEnumerable<Diagnostic> waiting, Document before, Document after, CancellationToken cancellation)
    {
        var changes = (await after.GetTextChangesAsync(before, cancellation).ConfigureAwait(false)).ToArray();
        var tree = (await after.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false))!;
        var moved = new Queue<Diagnostic>();
        foreach (var diagnostic in waiting)
        {
            var span = diagnostic.Location.SourceSpan;
            var inside = changes.Where(change => change.Span.OverlapsWith(span) && !change.Span.IsEmpty).ToArray();
            if (inside.Length > 0 && !inside.All(change => span.Contains(change.Span))) continue;
            var shift = changes.Where(change => change.Span.End <= span.Start).Sum(Growth);
            var growth = changes.Where(change => change.Span.Start > span.Start && change.Span.End < span.End).Sum(Growth);
            var location = Location.Create(tree, new TextSpan(span.Start + shift, span.Length + growth));
            moved.Enqueue(Diagnostic.Create(
                diagnostic.Descriptor, location, diagnostic.Severity, diagnostic.AdditionalLocations, diagnostic.Properties, diagnostic.GetMessage(null)));
        }
        return moved;
    }

    private static int Growth(TextChange change) => change.NewText!.Length - change.Span.Length;
}
