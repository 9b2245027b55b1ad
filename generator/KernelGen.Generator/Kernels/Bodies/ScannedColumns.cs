using System;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes extrema of columns that share nothing with the output row above: all rows of the window are read.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="body">The body.</param>
/// <param name="alongRow">Writes what follows for each output row.</param>
internal sealed class ScannedColumns(CodeWriter writer, RunningBoxBody body, Action alongRow) : BoxColumns(writer, body)
{
    public void Write()
    {
        var (name, row) = (Window.Fold.One, $"{Window.Fold.Many}1");
        Writer.Line(Scratch(row, ""));
        using (Writer.Block("for (int row = 0; row < rows; row++)"))
        {
            using (Writer.Block($"// {Window.Fold.Many} of columns"))
            using (Loop())
            {
                Writer.Line($"{Type} {name} = {LoadPicture(Picture("row"))};");
                if (Window.Rows > 1)
                {
                    Writer.Line($"for (int tapRow = 1; tapRow < {Window.Rows}; tapRow++)");
                    Writer.Line($"    {name} = {Folded(name, LoadPicture(Picture("row + tapRow")))};");
                }
                Writer.Line(Store(name, row));
                EndOfLoop();
            }
            alongRow();
        }
    }
}
