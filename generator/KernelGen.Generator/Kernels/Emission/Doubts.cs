using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Estimates of a step that lie too near a rounding boundary: noted while it runs, settled at its end. A call in between would drive all sums out of their registers.</summary>
internal static class Doubts
{
    private const int Together = 4;      // pixels that are settled at once

    public static void Declare(CodeWriter writer) =>
        writer.Line("ref ulong doubts = ref ScratchRow.Of<ulong>(scratch);     // for each row of a step, the pixels that need a second look");

    /// <summary>Stores what was estimated for a row and takes down what is in doubt.</summary>
    public static void Store(CodeWriter writer, Pass pass, Estimate estimate, Spelling spelling, IEnumerable<string> sums, string row)
    {
        var width = spelling.Width(pass.Lane);
        var masks = sums.Select((sum, vector) =>
            PassFrame.Estimated(pass, estimate, spelling, sum, "output", PassFrame.Offset(vector * width))
            + (vector == 0 ? "" : $" << {vector * width}"));
        writer.Line($"Unsafe.Add(ref doubts, {row}) = {string.Join(" | ", masks)};");
    }

    /// <summary>Looks again at the noted pixels of all rows.</summary>
    public static void Settle(CodeWriter writer, int step, string first = "0", string end = "rows")
    {
        writer.Line();
        var count = System.Math.Min(step, Together);
        using (writer.Block($"for (int row = {first}; row < {end}; row++)"))
        using (writer.Block($"for (ulong doubt = Unsafe.Add(ref doubts, row); doubt != 0; doubt &= ~({(1 << count) - 1}UL << (int)(ulong.TrailingZeroCount(doubt) & ~{count - 1}UL)))"))
            writer.Line($"Exact(picture.At(x), destination, row, x + (nuint)(ulong.TrailingZeroCount(doubt) & ~{count - 1}UL), {count});");
    }
}
