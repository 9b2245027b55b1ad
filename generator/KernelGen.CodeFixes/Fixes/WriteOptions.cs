using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes.Fixes;

/// <summary>Writes the options that a rule worked out: an anchor, a padding or a stride that fits, an explicit orientation.</summary>
internal sealed class WriteOptions : IFix
{
    /// <remarks>These write down what holds anyway: the anchor that is taken, the orientation that is taken.</remarks>
    public ImmutableArray<string> Mechanical { get; } = ImmutableArray.Create("KG2001", "KG2009");

    public ImmutableArray<string> Choices { get; } = ImmutableArray.Create("KG2003", "KG2004", "KG2005", "KG2009");

    public IEnumerable<Mend> Mends(Guilty guilty)
    {
        if (guilty.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute) yield break;
        foreach (var remedy in guilty.Remedies(Remedy.OptionsKind))
        {
            var settings = Remedy.ReadOptions(remedy);
            var said = settings.Where(setting => setting.Value is not null).ToArray();
            var leftOut = settings.Where(setting => setting.Value is null).ToArray();
            var title = "Say " + string.Join(", ", said.Select(setting => $"{setting.Name} = {setting.Value}"))
                + (leftOut.Length == 0 ? "" : " instead of " + string.Join(", ", leftOut.Select(setting => setting.Name)));
            // «fix all» says the same options everywhere, each with its own number; for a choice of true or false the value is the choice
            var key = guilty.Diagnostic.Id + ": " + string.Join(", ", said.Select(setting =>
                setting.Value is "true" or "false" ? $"{setting.Name} = {setting.Value}" : setting.Name));
            var mended = settings.Aggregate(attribute, (changed, setting) =>
                setting.Value is { } value ? changed.With(setting.Name, value) : changed.Without(setting.Name));
            yield return new Mend(title, key, () => guilty.Root.ReplaceNode(attribute, mended), IsChoice(guilty.Diagnostic.Id, remedy));
        }
    }

    /// <summary>Whether the method computes something else with the options than without them; some are taken anyway.</summary>
    private static bool IsChoice(string id, string remedy) => id switch
    {
        "KG2001" => false,
        "KG2009" => remedy != Remedy.KeptOrientation,
        _ => true,
    };
}
