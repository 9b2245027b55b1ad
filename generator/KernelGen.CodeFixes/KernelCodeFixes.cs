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

/// <summary>Offers the fixes of <see cref="FixList"/> with only one possible result, one by one or with «fix all».</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KernelCodeFixes))]
[Shared]
public sealed class KernelCodeFixes : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        FixList.All.SelectMany(fix => fix.Mechanical).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => SequentialFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Register(context, choices: false);

    /// <summary>Offers the fixes that choose a meaning, or the others.</summary>
    internal static async Task Register(CodeFixContext context, bool choices)
    {
        foreach (var diagnostic in context.Diagnostics)
            foreach (var fix in await Fixes(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
                if (fix.IsChoice == choices)
                    context.RegisterCodeFix(
                        CodeAction.Create(fix.Title, cancellation => Apply(context.Document, fix, cancellation), fix.Key), diagnostic);
    }

    /// <summary>All fixes for a diagnostic.</summary>
    internal static async Task<IReadOnlyList<CodeFix>> Fixes(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root) return [];
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model) return [];
        if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan)) return [];
        var site = new DiagnosticSite(diagnostic, root, model, cancellation);
        return FixList.All
            .Where(fix => fix.Mechanical.Contains(diagnostic.Id) || fix.Choices.Contains(diagnostic.Id))
            .SelectMany(fix => fix.Fixes(site)).ToArray();
    }

    /// <summary>The changed document; full names are shortened as far as its usings allow.</summary>
    internal static async Task<Document> Apply(Document document, CodeFix fix, CancellationToken cancellation)
    {
        document = document.WithSyntaxRoot(fix.Change());
        document = await Simplifier.ReduceAsync(document, Simplifier.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
        return await Formatter.FormatAsync(document, Formatter.Annotation, cancellationToken: cancellation).ConfigureAwait(false);
    }
}
