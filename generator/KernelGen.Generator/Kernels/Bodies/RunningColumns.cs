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
        {
            if (Body.AddsBytePairs) WriteFirstInPairs();
            else WriteFirst();
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

    private void WriteFirst()
    {
        using (Loop())
        {
            var first = new Variable(LoadPicture(Picture("0")));
            Writer.Line($"{Type} sum = {Print(Down.Bias.IsZero ? first : first + new Constant(Down.Bias))};");
            Writer.Line($"for (int tapRow = 1; tapRow < {Window.Rows}; tapRow++) sum += {LoadPicture(Picture("tapRow"))};");
            Writer.Line(Store("sum", "sums1"));
            EndOfLoop();
        }
    }

    /// <summary>Two rows of bytes at a time.</summary>
    private void WriteFirstInPairs()
    {
        var (vector, words, step) = (Spelling.Vector, Spelling.Words, Body.Target.Elements(sizeof(byte)));
        using (Writer.Block($"for (nuint x = 0, last = width - {step}; ; x = Math.Min(x + {step}, last))"))
        {
            Writer.Line($"{vector}<short> low = {Spelling.Constant(Lane.Int16, Down.Bias)}, high = low;");
            using (Writer.Block($"for (int tapRow = 0; tapRow < {Window.Rows - 1}; tapRow += 2)"))
            {
                Writer.Line($"{vector}<byte> bytes0 = {Load("tapRow")}, bytes1 = {Load("tapRow + 1")};");
                Writer.Line($"low += {words.PairSum}({words.InterleaveLow}(bytes0, bytes1), 1, 1);");
                Writer.Line($"high += {words.PairSum}({words.InterleaveHigh}(bytes0, bytes1), 1, 1);");
            }
            if (Window.Rows % 2 == 1)
            {
                Writer.Line($"{vector}<byte> lastBytes = {Load($"{Window.Rows - 1}")};");
                Writer.Line($"low += {words.InterleaveLow}(lastBytes, {vector}<byte>.Zero).AsInt16();");
                Writer.Line($"high += {words.InterleaveHigh}(lastBytes, {vector}<byte>.Zero).AsInt16();");
            }
            ByteColumns.WriteStore(Writer, Spelling, Down, "sums1");
            EndOfLoop();
        }

        string Load(string row) => $"{vector}.LoadUnsafe(ref {Picture(row)}, x)";
    }
}
