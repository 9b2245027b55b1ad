using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>A method with a body for each width of vectors, and the choice among them.</summary>
/// <remarks>The choice costs nothing: the compiler knows the machine.</remarks>
internal static class HotMethod
{
    private const string Index = "nint ";

    /// <param name="writer">Where to write.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="summary">What it computes.</param>
    /// <param name="parameters">Its parameters: references to floats, or <c>nint name</c> for an index.</param>
    /// <param name="tiers">The widths that are worth a body, the widest first.</param>
    /// <param name="body">Writes the statements for one of them.</param>
    public static void Write(
        CodeWriter writer,
        string name,
        string summary,
        IReadOnlyList<string> parameters,
        IReadOnlyList<Tier> tiers,
        Action<CodeWriter, Tier> body)
    {
        var declared = string.Join(", ", parameters.Select(parameter => (IsIndex(parameter) ? "" : "ref float ") + parameter));
        var passed = string.Join(
            ", ", parameters.Select(parameter => IsIndex(parameter) ? parameter.Substring(Index.Length) : "ref " + parameter));
        writer.Line("// " + summary);
        using (writer.Block($"private static void {name}({declared})"))
        {
            for (var i = 0; i < tiers.Count; i++)
            {
                var condition = tiers[i].Test.Length == 0 ? "" : $"if ({tiers[i].Test}) ";
                writer.Line($"{(i == 0 ? "" : "else ")}{condition}{name}{tiers[i].Name}({passed});");
            }
        }
        foreach (var tier in tiers)
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"private static void {name}{tier.Name}({declared})"))
            using (writer.Block("unchecked"))
                body(writer, tier);
        }
    }

    private static bool IsIndex(string parameter) => parameter.StartsWith(Index, StringComparison.Ordinal);
}
