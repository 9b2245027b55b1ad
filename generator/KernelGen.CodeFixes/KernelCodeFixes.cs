using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace KernelGen.CodeFixes;

/// <summary>Offers what the fixes of <see cref="FixList"/> know of a diagnostic.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KernelCodeFixes))]
[Shared]
public sealed class KernelCodeFixes : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FixList.All.SelectMany(fix => fix.Ids).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneAfterAnother.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            foreach (var mend in await Mends(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
                context.RegisterCodeFix(
                    CodeAction.Create(mend.Title, cancellation => Apply(context.Document, mend, cancellation), mend.Key), diagnostic);
    }

    /// <summary>All ways to mend a diagnostic.</summary>
    internal static async Task<IReadOnlyList<Mend>> Mends(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root) return [];
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model) return [];
        if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan)) return [];
        var guilty = new Guilty(diagnostic, root, model, cancellation);
        return FixList.All.Where(fix => fix.Ids.Contains(diagnostic.Id)).SelectMany(fix => fix.Mends(guilty)).ToArray();
    }

    /// <summary>The document with the mistake mended; what was written in full is shortened to what its usings allow.</summary>
    internal static async Task<Document> Apply(Document document, Mend mend, CancellationToken cancellation)
    {
        document = document.WithSyntaxRoot(mend.Change());
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
    }
}
