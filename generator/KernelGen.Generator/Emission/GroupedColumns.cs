using System;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Emission;

/// <summary>
/// Writes column sums from which nothing is ever subtracted. Rows are taken in groups as high as the window; a window is the end
/// of one group and the beginning of the next, so that one sum up from each group's end and one down from its beginning serve all.
/// </summary>
/// <param name="writer">Where to write.</param>
/// <param name="plan">The plan of a box.</param>
/// <param name="spelling">How vectors are spelled.</param>
/// <param name="alongRow">Writes what follows for each output row; the column sums are called «sums1».</param>
internal sealed class GroupedColumns(CodeWriter writer, Plan plan, Spelling spelling, Action alongRow) : BoxColumns(writer, plan, spelling)
{
    /// <summary>Rows of a group whose sums may wait in registers.</summary>
    private const int MostGroupRegisters = 24;

    private readonly Expression scale = new Constant(plan.Passes[0].Taps[0].Coefficient);

    public void Write()
    {
        // groups begin at the same rows of the picture wherever a block does: a sum is then the same in every band
        using (Writer.Block(Invariant.Text($"for (int group = -(picture.FirstRow % {Window.Rows}); group < rows; group += {Window.Rows})")))
        {
            Writer.Line(Invariant.Text($"int before = Math.Max(0, -group), left = Math.Min({Window.Rows}, rows - group);"));
            using (Writer.Block("// sums of columns: from each row to the end of its group, and from the next group's beginning"))
            using (Loop())
            {
                if (Window.Rows <= MostGroupRegisters) WriteGroupInRegisters();
                else WriteGroupInScratch();
                EndOfLoop();
            }
            using (Writer.Block("for (int part = before; part < left; part++)"))
            {
                Writer.Line("int row = group + part;");
                Writer.Line(Scratch("sums1", " + part * pitch"));
                alongRow();
            }
        }
    }

    /// <summary>The group's sums wait in registers for the next group's.</summary>
    private void WriteGroupInRegisters()
    {
        for (var row = Window.Rows - 1; row >= 0; row--)
        {
            var value = new Variable(LoadPicture(Picture(row == Window.Rows - 1 ? Invariant.Text($"group + {row}") : Invariant.Text($"Math.Max(0, group + {row})"))));
            Expression sum = row == Window.Rows - 1 ? value * scale : value.MultiplyAdd(scale, new Variable(Invariant.Text($"from{row + 1}")));
            Writer.Line(Invariant.Text($"{Type} from{row} = {Print(sum)};"));
        }
        Writer.Line(Store("from0", Columns("0")));
        using (Writer.Block("do", "} while (false);"))
        {
            for (var row = 1; row < Window.Rows; row++)
            {
                var value = new Variable(LoadPicture(Picture(Invariant.Text($"group + {Window.Rows + row - 1}"))));
                Writer.Line(Invariant.Text($"if (left == {row}) break;"));
                Writer.Line(row == 1
                    ? $"{Type} next = {Print(value * scale)};"
                    : $"next = {Print(value.MultiplyAdd(scale, new Variable("next")))};");
                Writer.Line(Store(Invariant.Text($"(from{row} + next)"), Columns(Invariant.Text(row))));
            }
        }
    }

    private void WriteGroupInScratch()
    {
        Writer.Line($"{Type} sum = {Print(new Constant(0))}, next = sum;");
        using (Writer.Block(Invariant.Text($"for (int part = {Window.Rows - 1}; part >= before; part--)")))
        {
            Writer.Line($"sum = {Add("part", "sum")};");
            Writer.Line(Store("sum", Columns("part")));
        }
        using (Writer.Block("for (int part = 1; part < left; part++)"))
        {
            Writer.Line($"next = {Add(Invariant.Text($"{Window.Rows - 1} + part"), "next")};");
            Writer.Line(Store($"({Load(Columns("part"))} + next)", Columns("part")));
        }

        string Add(string row, string sum) => Print(
            new Variable(LoadPicture(Picture($"group + {row}"))).MultiplyAdd(scale, new Variable(sum)));
    }

    /// <summary>The row of column sums of an output row of the group.</summary>
    private string Columns(string part) => $"ScratchRow.Of<{Down.Output}>(scratch{(part == "0" ? "" : $" + {part} * pitch")})";
}
