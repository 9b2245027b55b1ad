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

/// <summary>Offers the mends of <see cref="FixList"/> that follow from the mistake alone, one by one or all at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KernelCodeFixes))]
[Shared]
public sealed class KernelCodeFixes : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        FixList.All.SelectMany(fix => fix.Mechanical).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => OneAfterAnother.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Register(context, choices: false);

    /// <summary>Offers the mends that choose a meaning, or those that do not.</summary>
    internal static async Task Register(CodeFixContext context, bool choices)
    {
        foreach (var diagnostic in context.Diagnostics)
            foreach (var mend in await Mends(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
                if (mend.IsChoice == choices)
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
        return FixList.All
            .Where(fix => fix.Mechanical.Contains(diagnostic.Id) || fix.Choices.Contains(diagnostic.Id))
            .SelectMany(fix => fix.Mends(guilty)).ToArray();
    }

    /// <summary>The document with the mistake mended; what was written in full is shortened to what its usings allow.</summary>
    internal static async Task<Document> Apply(Document document, Mend mend, CancellationToken cancellation)
    {
        document = document.WithSyntaxRoot(mend.Change());
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
    }
}
