using System;
using System.Linq;
using KernelGen.Generator.Planning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission;

/// <summary>
/// Writes the body of a box: per output row, a row of column sums from the row before it, then sums of more and more columns
/// along it. All rows of sums lie in the scratch; wide runs are cut into pieces, so that it stays in the first cache.
/// </summary>
internal sealed class BoxBody(CodeWriter writer, Plan plan, Spelling spelling)
{
    /// <summary>The longest piece of a run, in elements.</summary>
    private const int MostElements = 1024;

    /// <summary>Groups of column sums that are worth widening one by one.</summary>
    private const int MostGroups = 3;

    private readonly BoxWindow window = plan.Box!;
    private readonly Pass down = plan.Passes[0];
    private readonly Pass across = plan.Passes[1];

    /// <summary>Column sums of this row and the next (or prefix sums of both, column sums and a group of suffix sums), and the sums made from them.</summary>
    public static string ScratchBytes(Plan plan) => Invariant.Text($"{ScratchRows(plan.Box!)} * Pitch(Math.Min(count, {MostElements})) + 128");

    private static int ScratchRows(BoxWindow window) => FirstLevel(window) + window.Lengths.Count - 1;

    private static int FirstLevel(BoxWindow window) => window.Subtracts ? 2 : 3 + window.Rows;

    /// <summary>The distance between rows of the scratch, the same in all bodies.</summary>
    public static void WritePitch(CodeWriter writer, Plan plan)
    {
        var bytes = plan.Passes[0].Lane.Bits / 8;
        writer.Line(Invariant.Text($"/// <summary>Bytes from one row of sums to the next: room for {Slack(plan)} vectors beyond the end, and never a multiple of 128, let alone of 4096.</summary>"));
        writer.Line(Invariant.Text($"private static int Pitch(int elements) => ((elements + {plan.Passes[0].Margin}) * {bytes} + {64 * Slack(plan) + 63} & -64) | 64;"));
    }

    /// <summary>Vectors that may be read beyond a row's end: at most one for each length of sums, and one for the last step.</summary>
    private static int Slack(Plan plan) => Rational.BitLength(plan.Box!.Columns) + 2;

    public void Write()
    {
        writer.Line(Invariant.Text($"nuint pieces = (count + {MostElements - 1}) / {MostElements};"));
        writer.Line("nuint length = (count + pieces - 1) / pieces;");
        writer.Line(Invariant.Text($"nuint width = {PassFrame.Index("length", down.Margin)};"));
        writer.Line("nint pitch = Pitch((int)length);");
        using (writer.Block("for (nuint first = 0; ; first = Math.Min(first + length, count - length))"))
        {
            if (window.Subtracts) WriteRunning();
            else WriteGroups();
            writer.Line("if (first == count - length) break;     // the last piece may overlap the one before");
        }
    }

    private string Type => spelling.Type(down.Lane);
    private string Load(string row) => spelling.Load(down.Lane, down.Output, row, "x");
    private string LoadPicture(string row) => spelling.Load(down.Lane, down.Input, row, "x");
    private string Store(string value, string row) => spelling.Store(down.Lane, down.Output, value, row, "x");
    private string Picture(string name, string row) => $"ref {down.Input} {name} = ref Unsafe.Add(ref source[{row}], first);";
    private string Scratch(string name, string row) => $"ref {down.Output} {name} = ref ScratchRow.Of<{down.Output}>(scratch{row});";

    private void WriteRunning()
    {
        writer.Line(Scratch("sums1", ""));
        writer.Line(Scratch("next", " + pitch"));
        using (writer.Block("// the first window's sums of columns"))
        using (SourceLoop())
        {
            writer.Line($"{Type} sum = {LoadPicture("Unsafe.Add(ref source[0], first)")};");
            writer.Line(Invariant.Text($"for (int tapRow = 1; tapRow < {window.Rows}; tapRow++) sum += {LoadPicture("Unsafe.Add(ref source[tapRow], first)")};"));
            writer.Line(Store("sum", "sums1"));
            EndOfLoop();
        }
        using (writer.Block("for (int row = 0; ; row++)"))
        {
            WriteAlong();
            writer.Line("if (row + 1 == rows) break;");
            using (writer.Block("// one row enters the window, one leaves it"))
            {
                writer.Line(Picture("entering", Invariant.Text($"row + {window.Rows}")));
                writer.Line(Picture("leaving", "row"));
                using (SourceLoop())
                {
                    writer.Line(Store($"({Load("sums1")} + {LoadPicture("entering")} - {LoadPicture("leaving")})", "next"));
                    EndOfLoop();
                }
            }
            writer.Line($"ref {down.Output} spare = ref sums1;");
            writer.Line("sums1 = ref next;");
            writer.Line("next = ref spare;");
        }
    }

    private void WriteGroups()
    {
        var scale = new Constant(down.Taps[0].Coefficient);
        writer.Line(Scratch("sums1", ""));
        writer.Line(Scratch("above", " + pitch"));
        writer.Line(Scratch("next", " + 2 * pitch"));
        using (writer.Block(Invariant.Text($"for (int row = 0, part = 0; row < rows; row++, part = part == {window.Rows - 1} ? 0 : part + 1)")))
        {
            using (writer.Block("if (part == 0)     // a group of rows as high as the window: sums from each of its rows to its end"))
            using (SourceLoop())
            {
                writer.Line($"{Type} sum = {spelling.Constant(down.Lane, Rational.Zero)};");
                writer.Line(Store("sum", "above"));
                using (writer.Block(Invariant.Text($"for (int tapRow = {window.Rows - 1}; tapRow >= 0; tapRow--)")))
                {
                    var sum = new Variable(LoadPicture("Unsafe.Add(ref source[row + tapRow], first)")).MultiplyAdd(scale, new Variable("sum"));
                    writer.Line($"sum = {spelling.Print(down.Lane, sum)};");
                    writer.Line(Store("sum", Suffix("tapRow")));
                }
                writer.Line(Store("sum", "sums1"));
                EndOfLoop();
            }
            using (writer.Block("else     // the end of that group, and the beginning of the next down to this row"))
            {
                writer.Line(Picture("entering", Invariant.Text($"row + {window.Rows - 1}")));
                writer.Line(Scratch("group", " + (3 + part) * pitch"));
                using (SourceLoop())
                {
                    var sum = new Variable(LoadPicture("entering")).MultiplyAdd(scale, new Variable(Load("above")));
                    writer.Line($"{Type} sum = {spelling.Print(down.Lane, sum)};");
                    writer.Line(Store("sum", "next"));
                    writer.Line(Store($"({Load("group")} + sum)", "sums1"));
                    EndOfLoop();
                }
                writer.Line($"ref {down.Output} spare = ref above;");
                writer.Line("above = ref next;");
                writer.Line("next = ref spare;");
            }
            WriteAlong();
        }
    }

    private string Suffix(string row) => $"ScratchRow.Of<{down.Output}>(scratch + (3 + {row}) * pitch)";

    /// <summary>Sums of 1 column become sums of more, and those the window: in registers, or where those are too few, in the scratch.</summary>
    private void WriteAlong()
    {
        var (lane, stream) = ChooseStream();
        if (stream.Registers <= MostRegisters)
        {
            using (writer.Block(Invariant.Text($"// along the row: {string.Join(" + ", stream.Parts.Select(part => Invariant.Text(part.Length)))} columns"))) WriteStream(lane, stream);
            return;
        }
        WriteLevels();
        using (writer.Block(Invariant.Text($"// along the row: {string.Join(" + ", window.Parts().Select(part => Invariant.Text(part.Length)))} columns")))
        {
            writer.Line($"ref {across.Output} output = ref Unsafe.Add(ref destination[row], first);");
            var step = spelling.Width(across.Lane);
            if (step > 1) writer.Line(Invariant.Text($"nuint last = length - {step};"));
            using (writer.Block(step == 1 ? "for (nuint x = 0; x < length; x++)" : Invariant.Text($"for (nuint x = 0; ; x = Math.Min(x + {step}, last))")))
            {
                writer.Line($"{spelling.Type(across.Lane)} sum{ExtraLocals};");
                writer.Line($"sum = {string.Join(" + ", window.Parts().Select(part => Along(across.Lane, part.Length, part.Column)))};");
                WriteFinish("x");
                PassFrame.EndOfStep(writer, spelling);
            }
        }
    }

    private int MostRegisters => spelling.VectorBits == 512 ? 24 : 12;

    private string ExtraLocals =>
        string.Concat(across.Finish.Select(assignment => assignment.Target).Where(name => name != "sum").Distinct().Select(name => ", " + name));

    /// <summary>Twice as many pixels at a time in lanes of the column sums, where few groups of those make the window.</summary>
    private (Lane Lane, BoxStream Stream) ChooseStream()
    {
        if (spelling.VectorBits > 0 && down.Lane != across.Lane)
        {
            var narrow = new BoxStream(window.Columns, across.ColumnStep, spelling.Width(down.Lane), window.MostColumns);
            if (narrow.Groups.Count <= MostGroups && narrow.Registers <= MostRegisters) return (down.Lane, narrow);
        }
        return (across.Lane, new BoxStream(window.Columns, across.ColumnStep, spelling.Width(across.Lane), window.Columns));
    }

    private void WriteStream(Lane lane, BoxStream stream)
    {
        var step = spelling.Width(lane);
        var type = spelling.Type(lane);
        var zero = spelling.Constant(lane, Rational.Zero);
        var groups = stream.Groups.Select((group, index) => (Name: stream.Groups.Count == 1 ? "window" : Invariant.Text($"window{index}"), Value: stream.Sum(group, spelling.Align))).ToArray();
        writer.Line($"ref {across.Output} output = ref Unsafe.Add(ref destination[row], first);");
        writer.Line(Invariant.Text($"nuint last = length - {step};"));
        writer.Line($"{type} {string.Join(", ", groups.Select(group => $"{group.Name}, {group.Name}Before = {zero}"))};");
        writer.Line($"{type} {string.Join(", ", stream.Names.Select(name => $"{name} = {zero}"))};");
        writer.Line($"{spelling.Type(across.Lane)} sum{ExtraLocals};");
        using (writer.Block(Invariant.Text($"for (nuint ahead = 0; ; ahead += {step})")))
        {
            writer.Line($"{BoxStream.Name(1, 0)} = {spelling.Load(lane, down.Output, "sums1", "ahead")};");
            foreach (var (name, value) in stream.Sums(spelling.Align)) writer.Line($"{name} = {value};");
            foreach (var (name, value) in groups) writer.Line($"{name} = {value};");
            foreach (var move in stream.Moves()) writer.Line(move);
            if (stream.Lag > 0) writer.Line(Invariant.Text($"if (ahead < {stream.Lag * step}) continue;"));
            writer.Line(Invariant.Text($"nuint x = ahead - {stream.Lag * step};"));
            if (step > 1)
            {
                using (writer.Block("if (x > last)     // the last step overlaps the one before"))
                {
                    writer.Line($"ref {lane.Element} end = ref ScratchRow.Of<{lane.Element}>(scratch + {ScratchRows(window)} * pitch);");
                    foreach (var (name, _) in groups)
                    {
                        writer.Line(spelling.Store(lane, lane.Element, name + "Before", "end", "0"));
                        writer.Line(spelling.Store(lane, lane.Element, name, "end", Invariant.Text(step)));
                        writer.Line($"{name} = {spelling.Load(lane, lane.Element, "end", Invariant.Text($"last + {step} - x"))};");
                    }
                    writer.Line("x = last;");
                }
                foreach (var (name, _) in groups) writer.Line($"{name}Before = {name};");
            }
            foreach (var (half, offset) in lane == across.Lane ? [("", 0)] : new[] { ("Lower", 0), ("Upper", spelling.Width(across.Lane)) })
            {
                writer.Line($"sum = {string.Join(" + ", groups.Select(group => half.Length == 0 ? group.Name : spelling.Widen(lane, across.Lane, half, group.Name)))};");
                WriteFinish(PassFrame.Index("x", offset));
            }
            writer.Line("if (x == last) break;");
        }
    }

    private void WriteFinish(string index)
    {
        var coefficient = across.Taps[0].Coefficient;
        Expression? bias = across.Bias.IsZero ? null : new Constant(across.Bias);
        if (bias is not null || coefficient != Rational.One)
            writer.Line($"sum = {spelling.Print(across.Lane, PassFrame.Add(across.Lane, bias, new Variable("sum"), coefficient))};");
        foreach (var assignment in across.Finish)
            writer.Line(PassFrame.Text(spelling, across.Lane, assignment) + (assignment.Comment.Length == 0 ? "" : "     // " + assignment.Comment));
        writer.Line(spelling.Store(across.Lane, across.Output, "sum", "output", index));
    }

    private void WriteLevels()
    {
        for (var index = 1; index < window.Lengths.Count; index++)
        {
            var (from, to) = (window.Lengths[index - 1], window.Lengths[index]);
            var spared = (to - 1) * down.ColumnStep;
            writer.Line(Invariant.Text($"ref {down.Output} sums{to} = ref ScratchRow.Of<{down.Output}>(scratch + {FirstLevel(window) + index - 1} * pitch);"));
            using (writer.Block(Invariant.Text($"for (nuint x = 0; x < width - {spared}; x += {spelling.Width(down.Lane)})     // sums of {to} columns")))
            {
                var sums = Enumerable.Range(0, to / from).Select(n => Along(down.Lane, from, n * from));
                writer.Line(spelling.Store(down.Lane, down.Output, $"({string.Join(" + ", sums)})", Invariant.Text($"sums{to}"), "x"));
            }
        }
    }

    private string Along(Lane lane, int length, int column) =>
        spelling.Load(lane, down.Output, Invariant.Text($"sums{length}"), PassFrame.Index("x", column * down.ColumnStep));

    private IDisposable SourceLoop()
    {
        var step = spelling.Width(down.Lane);
        return writer.Block(step == 1
            ? "for (nuint x = 0; x < width; x++)"
            : Invariant.Text($"for (nuint x = 0, last = width - {step}; ; x = Math.Min(x + {step}, last))"));
    }

    private void EndOfLoop()
    {
        if (spelling is not ScalarSpelling) writer.Line("if (x == last) break;");
    }
}
