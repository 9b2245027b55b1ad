using System;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>
/// Writes the body of a box: per output row, a row of column sums, then sums of more and more columns along it. Rows of sums lie
/// in the scratch; wide runs are cut into pieces, so that it stays in the cache.
/// </summary>
internal sealed class BoxBody(CodeWriter writer, Plan plan, Spelling spelling)
{
    private const int MostElements = BoxWindow.MostElements;

    /// <summary>All rows of sums, and two vectors for the end of a row.</summary>
    public static string ScratchBytes(Plan plan) => $"{BoxRow.EndOfRow(plan.Box!)} * Pitch(Math.Min(count, {MostElements})) + 128";

    /// <summary>The distance between rows of the scratch, the same in all bodies.</summary>
    public static void WritePitch(CodeWriter writer, Plan plan)
    {
        var down = plan.Passes[0];
        var slack = BoxStream.MostSlack(plan.Box!.Columns);
        writer.Line($"// Bytes from one row of sums to the next: room for {slack} vectors beyond the end, and never a multiple of 128, let alone of 4096.");
        writer.Line($"private static int Pitch(int elements) => ((elements + {down.Margin}) * {down.Lane.Bits / 8} + {64 * slack + 63} & -64) | 64;");
    }

    public void Write()
    {
        writer.Line($"nuint pieces = (count + {MostElements - 1}) / {MostElements};");
        writer.Line("nuint length = (count + pieces - 1) / pieces;");
        writer.Line($"nuint width = {PassFrame.Index("length", plan.Passes[0].Margin)};");
        writer.Line("nint pitch = Pitch((int)length);");
        using (writer.Block("for (nuint first = 0; ; first = Math.Min(first + length, count - length))"))
        {
            Action alongRow = new BoxRow(writer, plan, spelling).Write;
            if (!plan.Box!.SharesRows) new ScannedColumns(writer, plan, spelling, alongRow).Write();
            else if (plan.Box.Subtracts) new RunningColumns(writer, plan, spelling, alongRow).Write();
            else new GroupedColumns(writer, plan, spelling, alongRow).Write();
            writer.Line("if (first == count - length) break;     // the last piece may overlap the one before");
        }
    }
}
