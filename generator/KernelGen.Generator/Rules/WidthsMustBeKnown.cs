using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Roslyn;

namespace KernelGen.Generator.Rules;

/// <summary>KG1012: the vector widths of a project are some of those that bodies can be written for.</summary>
internal static class WidthsMustBeKnown
{
    public const string Id = "KG1012";

    /// <param name="names">What the project names as widths; null where it names none and wants all.</param>
    public static Problem? Check(IReadOnlyList<string>? names)
    {
        if (names is null || (names.Count > 0 && names.All(name => Settings.WidthOf(name) is not null))) return null;
        var fault = names.Count == 0 ? "names no width"
            : $"names '{names.First(name => Settings.WidthOf(name) is null)}', which is no width of vectors that bodies are written for";
        return new Problem(Id, Place.Project,
            $"The property KernelGenVectorWidths {fault}: write one or more of {string.Join(", ", VectorWidths.Known)}, separated by "
            + "semicolons, or remove the property to have them all");
    }
}
