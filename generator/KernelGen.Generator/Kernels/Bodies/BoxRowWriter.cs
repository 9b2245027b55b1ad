using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes what makes windows of the column sums «sums1» of one output row, and finishes and stores them.</summary>
internal sealed class BoxRowWriter(CodeWriter writer, RunningBoxBody body)
{
    private readonly BoxWindow window = body.Window;
    private readonly Pass down = body.Down;
    private readonly Pass across = body.Across;
    private readonly Spelling spelling = body.Spelling;

    /// <summary>Sums of 1 column become sums of more, and those the window: in registers, or where those are too few, in the scratch.</summary>
    public void Write()
    {
        if (body.Stream is { } stream)
        {
            using (writer.Block(Comment(stream.Parts))) WriteStream(body.StreamLane, stream);
            return;
        }
        WriteLevels();
        using (writer.Block(Comment(window.Parts())))
        {
            writer.Line($"ref {across.Output} output = ref Unsafe.Add(ref destination[row], first);");
            var step = spelling.Width(across.Lane);
            if (step > 1) writer.Line($"nuint last = length - {step};");
            using (writer.Block(step == 1 ? "for (nuint x = 0; x < length; x++)" : $"for (nuint x = 0; ; x = Math.Min(x + {step}, last))"))
            {
                writer.Line($"{spelling.Type(across.Lane)} sum{ExtraLocals};");
                writer.Line($"sum = {string.Join(" + ", window.Parts().Select(part => Along(across.Lane, part.Length, part.Column)))};");
                WriteFinish("x");
                writer.EndOfStep(body.Target);
            }
        }
    }

    private string ExtraLocals => string.Concat(across.ExtraLocals.Select(name => ", " + name));

    private void WriteStream(Lane lane, BoxStream stream)
    {
        var step = spelling.Width(lane);
        var type = spelling.Type(lane);
        var zero = spelling.Constant(lane, Rational.Zero);
        var groups = stream.Groups.Select((group, index) => (Name: stream.Groups.Count == 1 ? "window" : $"window{index}", Value: stream.Sum(group, spelling.Align))).ToArray();
        writer.Line($"ref {across.Output} output = ref Unsafe.Add(ref destination[row], first);");
        writer.Line($"nuint last = length - {step};");
        writer.Line($"{type} {string.Join(", ", groups.Select(group => $"{group.Name}, {group.Name}Before = {zero}"))};");
        writer.Line($"{type} {string.Join(", ", stream.Names.Select(name => $"{name} = {zero}"))};");
        writer.Line($"{spelling.Type(across.Lane)} sum{ExtraLocals};");
        using (writer.Block($"for (nuint ahead = 0; ; ahead += {step})"))
        {
            foreach (var (name, value) in stream.Sums(offset => spelling.Load(lane, down.Output, "sums1", Statements.Index("ahead", offset)), spelling.Align)) writer.Line($"{name} = {value};");
            foreach (var (name, value) in groups) writer.Line($"{name} = {value};");
            foreach (var move in stream.Moves()) writer.Line(move);
            if (stream.Lag > 0) writer.Line($"if (ahead < {stream.Lag * step}) continue;");
            writer.Line($"nuint x = ahead - {stream.Lag * step};");
            if (step > 1)
            {
                using (writer.Block("if (x > last)     // the last step overlaps the one before"))
                {
                    writer.Line($"ref {lane.Element} end = ref ScratchRow.Of<{lane.Element}>(scratch + {body.EndOfRow} * pitch);");
                    foreach (var (name, _) in groups)
                    {
                        writer.Line(spelling.Store(lane, lane.Element, name + "Before", "end", "0"));
                        writer.Line(spelling.Store(lane, lane.Element, name, "end", $"{step}"));
                        writer.Line($"{name} = {spelling.Load(lane, lane.Element, "end", $"last + {step} - x")};");
                    }
                    writer.Line("x = last;");
                }
                foreach (var (name, _) in groups) writer.Line($"{name}Before = {name};");
            }
            foreach (var (half, offset) in lane == across.Lane ? [("", 0)] : new[] { ("Lower", 0), ("Upper", spelling.Width(across.Lane)) })
            {
                writer.Line($"sum = {string.Join(" + ", groups.Select(group => half.Length == 0 ? group.Name : spelling.Widen(lane, across.Lane, half, group.Name)))};");
                WriteFinish(Statements.Index("x", offset));
            }
            writer.Line("if (x == last) break;");
        }
    }

    private void WriteFinish(string index)
    {
        var coefficient = across.Taps[0].Coefficient;
        Expression? bias = across.Bias.IsZero ? null : new Constant(across.Bias);
        if (bias is not null || coefficient != Rational.One)
            writer.Line($"sum = {spelling.Print(across.Lane, SignedSum.Add(across.Lane, bias, new Variable("sum"), coefficient))};");
        foreach (var step in across.Finish) writer.Assign(spelling, across.Lane, step);
        writer.Line(spelling.Store(across.Lane, across.Output, "sum", "output", index));
    }

    private void WriteLevels()
    {
        for (var index = 1; index < window.Lengths.Count; index++)
        {
            var (from, to) = (window.Lengths[index - 1], window.Lengths[index]);
            var spared = (to - 1) * down.ColumnStep;
            writer.Line($"ref {down.Output} sums{to} = ref ScratchRow.Of<{down.Output}>(scratch + {body.FirstLevel + index - 1} * pitch);");
            using (writer.Block($"for (nuint x = 0; x < width - {spared}; x += {spelling.Width(down.Lane)})     // sums of {to} columns"))
            {
                var sums = Enumerable.Range(0, to / from).Select(n => Along(down.Lane, from, n * from));
                writer.Line(spelling.Store(down.Lane, down.Output, $"({string.Join(" + ", sums)})", $"sums{to}", "x"));
            }
        }
    }

    private string Along(Lane lane, int length, int column) =>
        spelling.Load(lane, down.Output, $"sums{length}", Statements.Index("x", column * down.ColumnStep));

    private static string Comment(IEnumerable<BoxPart> parts) => $"// along the row: {string.Join(" + ", parts.Select(part => $"{part.Length}"))} columns";
}
