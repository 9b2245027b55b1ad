using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Emission;

/// <summary>A body that throws, for a declaration that was refused: the KG error is then the only one.</summary>
internal static class RefusalSource
{
    public static string Write(MethodModel method, IReadOnlyList<Problem> errors)
    {
        var writer = new CodeWriter();
        var ids = string.Join(", ", errors.Select(error => error.Id).Distinct());
        MethodSource.WriteFileHeader(writer, [$"{method.DisplayName} was refused: {ids}."]);
        MethodSource.Write(writer, method, [], [], () =>
            writer.Line($"throw new global::System.NotSupportedException(\"'{method.DisplayName}' was not generated: {ids}. Build the project to see why.\");"));
        return writer.ToString();
    }
}
