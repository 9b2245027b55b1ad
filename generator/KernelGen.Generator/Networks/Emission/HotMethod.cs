using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Bodies;
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
    /// <param name="bodies">One for each machine that is worth a body, the widest vectors first.</param>
    /// <param name="write">Writes the statements of one of them.</param>
    public static void Write<T>(
        CodeWriter writer,
        string name,
        string summary,
        IReadOnlyList<string> parameters,
        IReadOnlyList<T> bodies,
        Action<CodeWriter, T> write)
        where T : LayerBody
    {
        var declared = string.Join(", ", parameters.Select(parameter => (IsIndex(parameter) ? "" : "ref float ") + parameter));
        var passed = string.Join(
            ", ", parameters.Select(parameter => IsIndex(parameter) ? parameter.Substring(Index.Length) : "ref " + parameter));
        writer.Line("// " + summary);
        using (writer.Block($"private static void {name}({declared})"))
        {
            for (var i = 0; i < bodies.Count; i++)
            {
                var target = bodies[i].Target;
                var condition = target.Test.Length == 0 ? "" : $"if ({target.Test}) ";
                writer.Line($"{(i == 0 ? "" : "else ")}{condition}{name}{target.Name}({passed});");
            }
        }
        foreach (var body in bodies)
        {
            writer.Line();
            writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"private static void {name}{body.Target.Name}({declared})"))
            using (writer.Block("unchecked"))
                write(writer, body);
        }
    }

    private static bool IsIndex(string parameter) => parameter.StartsWith(Index, StringComparison.Ordinal);
}
