using System;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes column sums that are carried down: the row that enters the window is added, the row that leaves it subtracted.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="body">The body.</param>
/// <param name="alongRow">Writes what follows for each output row; the column sums are called «sums1».</param>
internal sealed class RunningColumns(CodeWriter writer, RunningBoxBody body, Action alongRow) : BoxColumns(writer, body)
{
    public void Write()
    {
        Writer.Line(Scratch("sums1", ""));
        Writer.Line(Scratch("next", " + pitch"));
        using (Writer.Block("// the first window's sums of columns"))
        using (Loop())
        {
            var first = new Variable(LoadPicture(Picture("0")));
            Writer.Line($"{Type} sum = {Print(Down.Bias.IsZero ? first : first + new Constant(Down.Bias))};");
            Writer.Line($"for (int tapRow = 1; tapRow < {Window.Rows}; tapRow++) sum += {LoadPicture(Picture("tapRow"))};");
            Writer.Line(Store("sum", "sums1"));
            EndOfLoop();
        }
        using (Writer.Block("for (int row = 0; ; row++)"))
        {
            alongRow();
            Writer.Line("if (row + 1 == rows) break;");
            using (Writer.Block("// one row enters the window, one leaves it"))
            {
                Writer.Line($"ref {Down.Input} entering = ref {Picture($"row + {Window.Rows}")};");
                Writer.Line($"ref {Down.Input} leaving = ref {Picture("row")};");
                using (Loop())
                {
                    Writer.Line(Store($"({Load("sums1")} + {LoadPicture("entering")} - {LoadPicture("leaving")})", "next"));
                    EndOfLoop();
                }
            }
            Writer.Line($"ref {Down.Output} spare = ref sums1;");
            Writer.Line("sums1 = ref next;");
            Writer.Line("next = ref spare;");
        }
    }
}
