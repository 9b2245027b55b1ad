using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Roslyn;

/// <summary>What a project says of everything that is generated for it.</summary>
/// <param name="TakesNotes">
/// Whether what was found and planned is added to the documentation of the user's members, where editors show it. The package switches
/// it off in a build that writes a documentation file, for what a library publishes are its author's own words.
/// </param>
/// <param name="Widths">The vectors that bodies are written for.</param>
internal sealed record Settings(bool TakesNotes, VectorWidths Widths)
{
    /// <summary>The key in a global analyzer configuration.</summary>
    private const string Notes = "kernelgen_documentation_notes";

    /// <summary>The project's KernelGenVectorWidths with commas: in the file that carries it, a semicolon begins a comment.</summary>
    private const string WidthList = "build_property.KernelGenVectorWidthList";

    public static Settings Of(AnalyzerConfigOptionsProvider options) => new(
        !options.GlobalOptions.TryGetValue(Notes, out var notes) || notes.Trim() != "false",
        new VectorWidths(NamedWidths(options) is { Count: > 0 } names && names.All(name => WidthOf(name) is not null)
            ? names.Select(name => WidthOf(name)!.Value).Distinct().OrderByDescending(bits => bits).ToEquatableArray()
            : default));

    /// <summary>What the project names as widths, right or wrong; null where it names none and wants all.</summary>
    public static IReadOnlyList<string>? NamedWidths(AnalyzerConfigOptionsProvider options) =>
        options.GlobalOptions.TryGetValue(WidthList, out var list) && list.Length > 0
            ? list.Split(',').Select(name => name.Trim()).Where(name => name.Length > 0).ToArray()
            : null;

    /// <summary>The width of that name in bits, or null.</summary>
    public static int? WidthOf(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && VectorWidths.Known.Contains(bits) ? bits : null;
}
