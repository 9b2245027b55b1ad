using System;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission;

/// <summary>Writes the walk along a whole row in steps, its two ends apart where they find the border by permuting.</summary>
internal static class RowSteps
{
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
            using (PassFrame.Loop(writer, pass, pass.Step(spelling.VectorBits)))
            {
                step(RowEnd.None);
                PassFrame.EndOfStep(writer, spelling);
            }
            return;
        }
        var length = pass.Step(spelling.VectorBits);
        writer.Line(Invariant.Text($"nuint x = 0, last = count - {length};"));
        using (writer.Block("if (picture.LeavesRows)"))
        {
            using (writer.Block("// the left end of the row")) step(RowEnd.Left);
            writer.Line();
            writer.Line("x = last;");
            using (writer.Block("// the right end of the row")) step(RowEnd.Right);
            writer.Line();
            writer.Line(Invariant.Text($"if (count <= {2 * length}) {leave};"));
            writer.Line(Invariant.Text($"last = Math.Max({plan.Ends!.Before}, last - {length});"));
            writer.Line(Invariant.Text($"x = Math.Min({length}, last);"));
            if (TapLoads.CanStream(pass, spelling, plan.Ends)) writer.Line("TStores.Align(ref destination[0], ref x, ref last);");
        }
        using (writer.Block(Invariant.Text($"for (; ; x = Math.Min(x + {length}, last))")))
        {
            step(RowEnd.None);
            PassFrame.EndOfStep(writer, spelling);
        }
    }
}
