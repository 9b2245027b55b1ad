using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace KernelGen.CodeFixes;

/// <summary>Fixes one kind of mistake; named in <see cref="FixList"/>.</summary>
internal interface IFix
{
    /// <summary>The diagnostics for which it has fixes with only one possible result.</summary>
    ImmutableArray<string> Mechanical { get; }

    /// <summary>The diagnostics for which it has fixes that choose a meaning: another choice would fix the mistake, too.</summary>
    ImmutableArray<string> Choices { get; }

    /// <summary>The possible fixes, the most likely first; empty if there are none.</summary>
    IEnumerable<CodeFix> Fixes(DiagnosticSite site);
}

/// <summary>A diagnostic and its syntax.</summary>
internal sealed record DiagnosticSite(Diagnostic Diagnostic, SyntaxNode Root, SemanticModel Model, CancellationToken Cancellation)
{
    /// <summary>The smallest node under the squiggle.</summary>
    public SyntaxNode Node { get; } = Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The texts of the remedies of a kind, as the rule wrote them.</summary>
    public IEnumerable<string> Remedies(string kind)
    {
        for (var i = 0; Diagnostic.Properties.TryGetValue(kind + i.ToString(CultureInfo.InvariantCulture), out var text); i++)
            if (text is not null) yield return text;
    }
}

/// <summary>A possible fix.</summary>
/// <param name="Title">The title in the editor: <c>Set Padding = 1</c>.</param>
/// <param name="Key">The equivalence key: «fix all» fixes all diagnostics with the same key.</param>
/// <param name="Change">Computes the changed file.</param>
/// <param name="IsChoice">
/// Whether it chooses a meaning, so that a person must confirm it: an error must not silently become a wrong image.
/// </param>
internal sealed record CodeFix(string Title, string Key, Func<SyntaxNode> Change, bool IsChoice = false);
