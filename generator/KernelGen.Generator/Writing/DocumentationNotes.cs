using Microsoft.CodeAnalysis.Diagnostics;

namespace KernelGen.Generator.Writing;

/// <summary>
/// Whether what was found and planned is added to the documentation of the user's members, where editors show it. The package switches
/// it off in a build that writes a documentation file, for what a library publishes are its author's own words.
/// </summary>
internal static class DocumentationNotes
{
    /// <summary>The key in a global analyzer configuration.</summary>
    private const string Key = "kernelgen_documentation_notes";

    public static bool AreWanted(AnalyzerConfigOptionsProvider options) =>
        !options.GlobalOptions.TryGetValue(Key, out var value) || value.Trim() != "false";
}
