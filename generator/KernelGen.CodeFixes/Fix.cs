using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace KernelGen.CodeFixes;

/// <summary>Mends one kind of mistake; named in <see cref="FixList"/>.</summary>
internal interface IFix
{
    /// <summary>The diagnostics that it has mends for that follow from the mistake alone.</summary>
    ImmutableArray<string> Mechanical { get; }

    /// <summary>The diagnostics that it has mends for that choose a meaning: another choice would mend the mistake, too.</summary>
    ImmutableArray<string> Choices { get; }

    /// <summary>The ways to mend one, the likeliest first; none where it cannot.</summary>
    IEnumerable<Mend> Mends(Guilty guilty);
}

/// <summary>A diagnostic and the syntax that it stands on.</summary>
internal sealed record Guilty(Diagnostic Diagnostic, SyntaxNode Root, SemanticModel Model, CancellationToken Cancellation)
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

/// <summary>One way to mend a mistake.</summary>
/// <param name="Title">What the user reads: <c>Say Padding = 1</c>.</param>
/// <param name="Key">The same for all mistakes that «fix all» mends together.</param>
/// <param name="Change">The file with the mistake mended.</param>
/// <param name="IsChoice">
/// Whether it chooses a meaning, so that only a person who reads its title may take it: an error must not become a wrong picture unseen.
/// </param>
internal sealed record Mend(string Title, string Key, Func<SyntaxNode> Change, bool IsChoice = false);
