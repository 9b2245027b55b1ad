using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Roslyn;

namespace KernelGen.Generator.Writing;

/// <summary>A body that throws, for a declaration with errors, so that the KG error is the only one.</summary>
internal static class RefusalSource
{
    public static string Write(MethodModel method, IReadOnlyList<Problem> errors)
    {
        var writer = new CodeWriter();
        var ids = string.Join(", ", errors.Select(error => error.Id).Distinct());
        MethodSource.WriteFileHeader(writer, [$"{method.DisplayName} was refused: {ids}."]);
        MethodSource.Write(writer, method, [], [], () => WriteException(writer, "throw ", method.DisplayName, errors));
        return writer.ToString();
    }

    /// <summary>A statement or member that creates the exception, with all messages of the analyzer, which may be switched off.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="before">The text before the exception.</param>
    /// <param name="name">The name of the declaration.</param>
    /// <param name="errors">Its errors.</param>
    public static void WriteException(CodeWriter writer, string before, string name, IReadOnlyList<Problem> errors)
    {
        writer.Line(before + "new global::System.NotSupportedException(");
        writer.Line("    " + Literals.Of($"'{name}' was not generated:"));
        for (var i = 0; i < errors.Count; i++)
            writer.Line("    + " + Literals.Of($"\n{errors[i].Id}: {errors[i].Message}") + (i < errors.Count - 1 ? "" : ");"));
    }
}
