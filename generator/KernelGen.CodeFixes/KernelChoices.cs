using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KernelGen.CodeFixes;

/// <summary>Offers the mends of <see cref="FixList"/> that choose a meaning, one by one in an editor and nowhere else.</summary>
/// <remarks>
/// <c>dotnet format</c> applies the first mend of whatever offers «fix all», unseen, and so must not be offered it here: a kernel that
/// lacks a coefficient would become a kernel of another shape, an error a wrong picture.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KernelChoices))]
[Shared]
public sealed class KernelChoices : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        FixList.All.SelectMany(fix => fix.Choices).Distinct().ToImmutableArray();

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => KernelCodeFixes.Register(context, choices: true);
}
