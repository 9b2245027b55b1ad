using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace KernelGen.CodeFixes;

/// <summary>Offers the fixes of <see cref="FixList"/> that choose a meaning, one by one and only in editors.</summary>
/// <remarks>
/// <c>dotnet format</c> applies the first fix of every provider with «fix all», so this provider must not have it: a kernel that
/// lacks a coefficient would become a kernel of another shape, and an error a wrong image.
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
