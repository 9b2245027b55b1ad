using System;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes the walk along a whole row in steps, its two ends apart where they find the border by permuting.</summary>
internal static class RowSteps
{
    /// <summary>Declares the rows that all steps read and write.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="row">The first output row.</param>
    /// <param name="firstTap">The first row of taps that is not all zero.</param>
    /// <param name="shift">How far the window moves from one output to the next.</param>
    public static void WriteRows(CodeWriter writer, Pass pass, string row, int firstTap, int shift = 1)
    {
        writer.Line($"PitchedRows<{pass.Input}> inside = picture.Inside.Pitched({FirstInput(row, firstTap, shift)});");
        writer.Line($"PitchedRows<{pass.Output}> outputs = destination.Pitched({row});");
    }

    /// <summary>Declares the rows that the step at <c>x</c> reads.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="row">The first output row.</param>
    /// <param name="firstTap">The first row of taps that is not all zero.</param>
    /// <param name="shift">How far the window moves from one output to the next.</param>
    public static void WriteInputs(CodeWriter writer, Pass pass, string row, int firstTap, int shift = 1)
    {
        writer.Line($"PitchedRows<{pass.Input}> inputs = inside;");
        writer.Line($"if (!picture.IsInside(x)) inputs = picture.At(x).Pitched({FirstInput(row, firstTap, shift)});"
            + "     // copies of the row's end, which know the border");
    }

    private static string FirstInput(string row, int firstTap, int shift) => (row, shift) switch
    {
        ("0", _) => PassFrame.Offset(firstTap),
        (_, 1) => PassFrame.Index(row, firstTap),
        _ => PassFrame.Index($"{row} * {shift}", firstTap),
    };

    /// <param name="writer">Where to write.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="pass">Its pass.</param>
    /// <param name="spelling">How vectors are spelled.</param>
    /// <param name="leave">The statement that goes on when the ends were all.</param>
    /// <param name="step">Writes the step at <c>x</c>.</param>
    public static void Write(CodeWriter writer, Plan plan, Pass pass, Spelling spelling, string leave, Action<RowEnd> step)
    {
        if (!TapLoads.CanPermute(pass, spelling, plan.Ends))
        {
            WriteWhole(writer, pass, spelling, () => step(RowEnd.None));
            return;
        }
        var length = pass.Step(spelling.VectorBits);
        writer.Line($"nuint x = 0, last = count - {length};");
        using (writer.Block("if (picture.LeavesRows)"))
        {
            using (writer.Block("// the left end of the row")) step(RowEnd.Left);
            writer.Line();
            writer.Line("x = last;");
            using (writer.Block("// the right end of the row")) step(RowEnd.Right);
            writer.Line();
            writer.Line($"if (count <= {2 * length}) {leave};");
            writer.Line($"last = Math.Max({plan.Ends!.Before}, last - {length});");
            writer.Line($"x = Math.Min({length}, last);");
            if (TapLoads.CanStream(pass, spelling)) writer.Line("TStores.Align(ref destination[0], ref x, ref last);");
        }
        WriteSteps(writer, pass, spelling, "", () => step(RowEnd.None));
    }

    /// <summary>Writes the walk along a row whose ends are copies.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="spelling">How vectors are spelled.</param>
    /// <param name="step">Writes the step at <c>x</c>.</param>
    public static void WriteWhole(CodeWriter writer, Pass pass, Spelling spelling, Action step)
    {
        if (spelling.VectorBits == 0)
        {
            using (PassFrame.Loop(writer, pass, 1)) step();
            return;
        }
        writer.Line($"nuint last = count - {pass.Step(spelling.VectorBits)};");
        WriteSteps(writer, pass, spelling, "nuint x = 0", step);
    }

    /// <summary>Whole steps, the last one overlapping where they do not divide the length.</summary>
    private static void WriteSteps(CodeWriter writer, Pass pass, Spelling spelling, string begin, Action step)
    {
        var next = $"x + {pass.Step(spelling.VectorBits)}";
        if (TapLoads.CanStream(pass, spelling)) next = $"TStores.Aligned(ref destination[0], {next})";
        using (writer.Block($"for ({begin}; ; x = Math.Min({next}, last))"))
        {
            step();
            PassFrame.EndOfStep(writer, spelling);
        }
    }
}
