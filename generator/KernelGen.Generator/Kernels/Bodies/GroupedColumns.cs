using System;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Writes column sums from which nothing is ever subtracted, or extrema of columns. Rows are taken in groups as high as the window; a window is the end
/// of one group and the beginning of the next, so that one sum up from each group's end and one down from its beginning serve all.
/// </summary>
/// <param name="writer">Where to write.</param>
/// <param name="body">The body.</param>
/// <param name="alongRow">Writes what follows for each output row; the column sums are called «sums1».</param>
internal sealed class GroupedColumns(CodeWriter writer, RunningBoxBody body, Action alongRow) : BoxColumns(writer, body)
{
    /// <summary>Vectors of each row whose sums are found together, where they wait in the scratch.</summary>
    private const int VectorsOfGroup = 8;

    /// <summary>Cache lines of a row that are asked for before they are read.</summary>
    private const int LinesAhead = 4;

    private readonly Expression scale = new Constant(body.Down.Taps[0].Coefficient);

    public void Write()
    {
        // groups begin at the same rows of the picture wherever a block does: a sum is then the same in every band
        var first = Window.Fold.IsIdempotent ? "0" : $"-(picture.FirstRow % {Window.Rows})";
        using (Writer.Block($"for (int group = {first}; group < rows; group += {Window.Rows})"))
        {
            Writer.Line($"int before = Math.Max(0, -group), left = Math.Min({Window.Rows}, rows - group);");
            using (Writer.Block($"// {Window.Fold.Many} of columns: from each row to the end of its group, and from the next group's beginning"))
            {
                if (Body.KeepsGroups)
                {
                    using (Loop())
                    {
                        WriteGroupInRegisters();
                        EndOfLoop();
                    }
                }
                else WriteGroupsInScratch();
            }
            using (Writer.Block("for (int part = before; part < left; part++)"))
            {
                Writer.Line("int row = group + part;");
                Writer.Line(Scratch($"{Window.Fold.Many}1", " + part * pitch"));
                alongRow();
            }
        }
    }

    /// <summary>The group's sums wait in registers for the next group's.</summary>
    private void WriteGroupInRegisters()
    {
        for (var row = Window.Rows - 1; row >= 0; row--)
        {
            var sum = PhraseParameter.Result(Type, $"from{row}");
            if (row == Window.Rows - 1) Read("Begin", row, sum, First);
            else Read("Up", row, sum, value => Next(value, $"from{row + 1}"), [PhraseParameter.Read(Type, $"from{row + 1}")]);
        }
        Writer.Line(Store("from0", Columns("0")));
        using (Writer.Block("do", "} while (false);"))
        {
            for (var row = 1; row < Window.Rows; row++)
            {
                Writer.Line($"if (left == {row}) break;");
                var (picked, all) = (Window.Rows + row - 1, Store($"({Folded($"from{row}", "next")})", Columns($"{row}")));
                if (row == 1)
                {
                    Read("Begin", picked, PhraseParameter.Result(Type, "next"), First);
                    Writer.Line(all);
                    continue;
                }
                Read(
                    "Down", picked, PhraseParameter.Changed(Type, "next"), value => Next(value, "next"),
                    [PhraseParameter.Read(Type, $"from{row}"), PhraseParameter.Value("nint", "columns", $"scratch + {row} * pitch")],
                    then: Store($"({Folded($"from{row}", "next")})", $"ScratchRow.Of<{Down.Output}>(columns)"));
            }
        }
    }

    /// <summary>The first value of a column.</summary>
    private string First(Expression value) => Print(Window.Fold.IsIdempotent ? value : value * scale);

    /// <summary>One more value of a column.</summary>
    private string Next(Expression value, string before) =>
        Print(Window.Fold.IsIdempotent ? Window.Fold.Of(new Variable(before), value) : value.MultiplyAdd(scale, new Variable(before)));

    /// <summary>Each row of a column lies in another page of memory: the hardware prefetcher does not predict this.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="row">The row of the group.</param>
    /// <param name="sum">What is assigned.</param>
    /// <param name="value">What becomes of the row.</param>
    /// <param name="others">What that asks.</param>
    /// <param name="then">A statement that follows.</param>
    private void Read(
        string name, int row, PhraseParameter sum, Func<Expression, string> value, PhraseParameter[]? others = null, string? then = null)
    {
        PhraseParameter[] parameters =
        [
            PhraseParameter.Read($"Rows<{Down.Input}>", "source"), PhraseParameter.Value("int", "row", $"group + {row}"),
            PhraseParameter.Read("nuint", "first"), PhraseParameter.Read("nuint", "x"), .. others ?? [], sum,
        ];
        Writer.Phrase(name + Body.Target.Name, parameters, () =>
        {
            // up, a group may begin above the first row
            Writer.Line($"ref {Down.Input} picked = ref {Picture(name == "Up" ? "Math.Max(0, row)" : "row")};");
            Writer.Line($"RowCache.Prefetch(ref picked, x + {LinesAhead * Target.LineBytes / Element.Of(Down.Input).Bytes});");
            Writer.Line($"{sum.Name} = {value(new Variable(LoadPicture("picked")))};");
            if (then is not null) Writer.Line(then);
        });
    }

    /// <summary>Several vectors of a row are read before the walk goes on: the next row lies in another page of memory.</summary>
    private void WriteGroupsInScratch()
    {
        if (Body.Target.IsScalar)
        {
            using (Loop()) WriteGroupInScratch(1);
            return;
        }
        var step = Spelling.Width(Down.Lane);
        Writer.Line("nuint x = 0;");
        using (Writer.Block($"for (; x + {VectorsOfGroup * step} <= width; x += {VectorsOfGroup * step})"))
            WriteGroupInScratch(VectorsOfGroup);
        using (Writer.Block($"for (; x < width; x += {step})     // the last step overlaps the one before"))
        {
            Writer.Line($"x = Math.Min(x, width - {step});");
            WriteGroupInScratch(1);
        }
    }

    private void WriteGroupInScratch(int vectors)
    {
        var all = Enumerable.Range(0, vectors).ToArray();
        var begun = all.SelectMany(vector => new[] { $"{Sum(vector)} = {Begin("picked", vector)}", $"{Following(vector)} = {(Window.Fold.IsIdempotent ? Begin("following", vector) : Sum(vector))}" });
        if (Window.Fold.IsIdempotent)
        {
            Writer.Line("// what is taken twice changes nothing");
            Writer.Line($"ref {Down.Input} picked = ref {Picture($"group + {Window.Rows - 1}")};");
            Writer.Line($"ref {Down.Input} following = ref {Picture($"group + {Window.Rows - 1} + Math.Min(1, left - 1)")};");
        }
        Writer.Line($"{Type} {string.Join(", ", begun)};");
        using (Writer.Block($"for (int part = {Window.Rows - 1}; part >= before; part--)"))
        {
            Writer.Line($"{Picked} = ref {Picture("group + part")};");
            Writer.Line($"ref {Down.Output} columns = ref {Columns("part")};");
            foreach (var vector in all) Writer.Line($"{Sum(vector)} = {Add(vector, Sum(vector))};");
            foreach (var vector in all) Writer.Line(Spelling.Store(Down.Lane, Down.Output, Sum(vector), "columns", At(vector)));
        }
        using (Writer.Block("for (int part = 1; part < left; part++)"))
        {
            Writer.Line($"{Picked} = ref {Picture($"group + {Window.Rows - 1} + part")};");
            Writer.Line($"ref {Down.Output} columns = ref {Columns("part")};");
            foreach (var vector in all) Writer.Line($"{Following(vector)} = {Add(vector, Following(vector))};");
            foreach (var vector in all)
            {
                var windows = $"({Folded(Spelling.Load(Down.Lane, Down.Output, "columns", At(vector)), Following(vector))})";
                Writer.Line(Spelling.Store(Down.Lane, Down.Output, windows, "columns", At(vector)));
            }
        }

        string Add(int vector, string before) => Next(new Variable(Spelling.Load(Down.Lane, Down.Input, "picked", At(vector))), before);
        string Begin(string row, int vector) =>
            Window.Fold.IsIdempotent ? Spelling.Load(Down.Lane, Down.Input, row, At(vector)) : Print(new Constant(0));
        string At(int vector) => Statements.Index("x", vector * Spelling.Width(Down.Lane));
        string Sum(int vector) => $"{Window.Fold.One}{vector}";
        static string Following(int vector) => $"next{vector}";
    }

    /// <summary>A reference to a row of the picture: declared in each loop, or before them.</summary>
    private string Picked => Window.Fold.IsIdempotent ? "picked" : $"ref {Down.Input} picked";

    /// <summary>The row of column sums of an output row of the group.</summary>
    private string Columns(string part) => $"ScratchRow.Of<{Down.Output}>(scratch{(part == "0" ? "" : $" + {part} * pitch")})";
}
