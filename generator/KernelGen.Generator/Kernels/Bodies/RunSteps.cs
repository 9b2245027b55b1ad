using System;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Writes the walk of a body of one row of taps: along a run of each row, in steps of several vectors, or of one where the run is shorter
/// than such a step. The last step overlaps the one before.
/// </summary>
internal static class RunSteps
{
    /// <param name="writer">Where to write.</param>
    /// <param name="body">The body.</param>
    /// <param name="pass">Its one pass.</param>
    /// <param name="tapRow">The row of taps.</param>
    /// <param name="vectors">Vectors of a step.</param>
    /// <param name="step">Writes the step of so many vectors at <c>x</c>; it reads from «first» and writes to «result».</param>
    public static void Write(CodeWriter writer, Body body, Pass pass, int tapRow, int vectors, Action<int> step)
    {
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref {pass.Input} first = ref source[{Statements.Index("row", tapRow)}];");
            writer.Line($"ref {pass.Output} result = ref destination[row];");
            using (writer.Block($"if (count >= {vectors * body.Lanes})"))
            {
                WriteSteps(writer, body, pass, vectors, step);
                writer.Line("continue;");
            }
            using (writer.Block("// a short run")) WriteSteps(writer, body, pass, 1, step);
        }
    }

    private static void WriteSteps(CodeWriter writer, Body body, Pass pass, int vectors, Action<int> step)
    {
        var elements = vectors * body.Lanes;
        var next = $"x + {elements}";
        // a shorter step would not get on
        if (body.Streams && elements * Element.Of(pass.Output).Bytes >= Target.LineBytes) next = $"TStores.Aligned(ref result, {next})";
        writer.Line($"nuint last = count - {elements};");
        using (writer.Block($"for (nuint x = 0; ; x = Math.Min({next}, last))"))
        {
            if (body.Streams && vectors > 1) TapLoads.FetchAhead(writer, pass, "Unsafe.Add(ref first, x)", elements);
            step(vectors);
            writer.EndOfStep(body.Target);
        }
    }
}
