using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Writes the options that a rule has computed: an anchor, a padding or a stride that fits, an explicit orientation.</summary>
internal sealed class WriteOptions : IFix
{
    /// <remarks>These state the default: the anchor, the orientation.</remarks>
    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG2001", "KG2009");

    public ImmutableArray<string> Choices { get; } = ImmutableArray.Create("KG2003", "KG2004", "KG2005", "KG2009");

    public IEnumerable<CodeFix> Fixes(DiagnosticSite site)
    {
        if (site.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) yield break;
        foreach (var remedy in site.Remedies(Remedy.OptionsKind))
        {
            var settings = Remedy.ReadOptions(remedy);
            var said = settings.Where(setting => setting.Value is not null).ToArray();
            var leftOut = settings.Where(setting => setting.Value is null).ToArray();
            var title = "Set " + string.Join(", ", said.Select(setting => $"{setting.Name} = {setting.Value}"))
                + (leftOut.Length == 0 ? "" : " instead of " + string.Join(", ", leftOut.Select(setting => setting.Name)));
            // «fix all» says the same options everywhere, each with its own number; for a choice of true or false the value is the choice
            var key = site.Diagnostic.Id + ": " + string.Join(", ", said.Select(setting =>
                setting.Value is "true" or "false" ? $"{setting.Name} = {setting.Value}" : setting.Name));
            var updated = settings.Aggregate(attribute, (changed, setting) =>
                setting.Value is { } value ? changed.With(setting.Name, value) : changed.Without(setting.Name));
            yield return new CodeFix(title, key, () => site.Root.ReplaceNode(attribute, updated), IsChoice(site.Diagnostic.Id, remedy));
        }
    }

    /// <summary>Whether the options change the result of the method; some are the default.</summary>
    private static bool IsChoice(string id, string remedy) => id switch
    {
        "KG2001" => false,
        "KG2009" => remedy != Remedy.KeptOrientation,
        _ => true,
    };
}
