using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes what makes windows of the columns of one output row, «sums1» or «minima1», and finishes and stores them.</summary>
internal sealed class BoxRowWriter(CodeWriter writer, RunningBoxBody body)
{
    private readonly BoxWindow window = body.Window;
    private readonly Fold fold = body.Window.Fold;
    private readonly Pass down = body.Down;
    private readonly Pass across = body.Across;
    private readonly Spelling spelling = body.Spelling;

    /// <summary>Sums of 1 column become sums of more, and those the window: in registers, or where those are too few, in the scratch.</summary>
    public void Write()
    {
        if (body.Stream is { } stream)
        {
            using (writer.Block(Comment(stream.AllParts))) WriteStream(body.StreamLane, stream);
            return;
        }
        WriteLevels();
        if (window.AddsPairs)
        {
            using (writer.Block(Comment(window.Parts()))) WritePairsOfRows();
            return;
        }
        using (writer.Block(Comment(window.Parts())))
        {
            writer.Line($"ref {across.Output} output = ref Unsafe.Add(ref destination[row], first);");
            var step = spelling.Width(across.Lane);
            if (step > 1) writer.Line($"nuint last = length - {step};");
            using (writer.Block(step == 1 ? "for (nuint x = 0; x < length; x++)" : $"for (nuint x = 0; ; x = Math.Min(x + {step}, last))"))
            {
                writer.Line($"{spelling.Type(across.Lane)} {fold.One}{ExtraLocals};");
                writer.Line($"{fold.One} = {Folded(across.Lane, window.Parts().Select(part => Along(across.Lane, part.Length, part.Column)))};");
                WriteFinish();
                writer.Line(spelling.Store(across.Lane, across.Output, fold.One, "output", "x"));
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
        var groups = stream.Groups.Select((group, index) => (Name: stream.Groups.Count == 1 ? "window" : $"window{index}", Value: Folded(lane, stream.Parts(group, spelling.Align)))).ToArray();
        writer.Line($"ref {across.Output} output = ref Unsafe.Add(ref destination[row], first);");
        writer.Line($"nuint last = length - {step};");
        writer.Line($"{type} {string.Join(", ", groups.Select(group => $"{group.Name}, {group.Name}Before = {zero}"))};");
        writer.Line($"{type} {string.Join(", ", stream.Names.Select(name => $"{name} = {zero}"))};");
        writer.Line($"{spelling.Type(across.Lane)} {(window.AddsPairs ? "low0, high0" : fold.One)}{ExtraLocals};");
        using (writer.Block($"for (nuint ahead = 0; ; ahead += {step})"))
        {
            var steps = stream.Steps(
                offset => spelling.Load(lane, down.Output, $"{fold.Many}1", Statements.Index("ahead", offset)), spelling.Align, parts => Folded(lane, parts));
            foreach (var (name, value) in steps) writer.Line($"{name} = {value};");
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
            if (window.AddsPairs)
            {
                WritePairs(0, groups.Select(group => group.Name).ToArray());
                writer.Line($"{spelling.Words.StoreHalves}(low0, high0, ref output, x);");
            }
            else WriteHalves();
            writer.Line("if (x == last) break;");
        }

        void WriteHalves()
        {
            foreach (var (half, offset) in lane == across.Lane ? [("", 0)] : new[] { ("Lower", 0), ("Upper", spelling.Width(across.Lane)) })
            {
                var values = groups.Select(group => half.Length == 0 ? group.Name : spelling.Widen(lane, across.Lane, half, group.Name));
                writer.Line($"{fold.One} = {Folded(across.Lane, values)};");
                WriteFinish();
                writer.Line(spelling.Store(across.Lane, across.Output, fold.One, "output", Statements.Index("x", offset)));
            }
        }
    }

    /// <summary>Windows whose columns come in pairs of groups, from rows of the scratch: as many as make a vector of the output.</summary>
    private void WritePairsOfRows()
    {
        var (words, step) = (spelling.Width(down.Lane), body.Lanes);
        var vectors = Enumerable.Range(0, step / words).ToArray();
        var halves = string.Join(", ", vectors.Select(vector => $"low{vector}, high{vector}"));
        var groups = window.Pairs().SelectMany(pair => new[] { pair.First, pair.Second })
            .Select((parts, index) => (Name: $"window{index}", Parts: parts)).ToArray();
        writer.Line($"ref {across.Output} output = ref Unsafe.Add(ref destination[row], first);");
        using (writer.Block($"for (nuint x = 0, last = length - {step}; ; x = Math.Min(x + {step}, last))"))
        {
            writer.Line($"{spelling.Type(down.Lane)} {string.Join(", ", groups.Select(group => group.Name))};");
            writer.Line($"{spelling.Type(across.Lane)} {halves}{ExtraLocals};");
            foreach (var vector in vectors)
            {
                foreach (var (name, parts) in groups) writer.Line($"{name} = {Group(parts, vector * words)};");
                WritePairs(vector, groups.Select(group => group.Name).ToArray());
            }
            writer.Line($"{spelling.Words.StoreHalves}({halves}, ref output, x);");
            writer.EndOfStep(body.Target);
        }

        string Group(IReadOnlyList<BoxPart> parts, int offset) => parts.Count == 0 ? spelling.Constant(down.Lane, Rational.Zero)
            : Folded(down.Lane, parts.Select(part => Along(down.Lane, part.Length, part.Column, offset)));
    }

    /// <summary>
    /// Adds two groups at a time into 32 bits and finishes the sums; lower and upper halves stay apart until they are stored.
    /// </summary>
    private void WritePairs(int vector, IReadOnlyList<string> groups)
    {
        for (var index = 0; index < groups.Count; index += 2)
        {
            var (first, second) = (groups[index], index + 1 < groups.Count ? groups[index + 1] : spelling.Constant(down.Lane, Rational.Zero));
            foreach (var (half, interleave) in new[] { ("low", spelling.Words.InterleaveLow), ("high", spelling.Words.InterleaveHigh) })
                writer.Line($"{half}{vector} {(index > 0 ? "+" : "")}= {spelling.Words.PairSum}({interleave}({first}, {second}), 1, 1);");
        }
        WriteFinish($"low{vector}");
        WriteFinish($"high{vector}");
    }

    private void WriteFinish(string sum = "sum") => BoxFinish.Write(writer, spelling, across, sum);

    private void WriteLevels()
    {
        for (var index = 1; index < window.Lengths.Count; index++)
        {
            var (from, to) = (window.Lengths[index - 1], window.Lengths[index]);
            var spared = (to - 1) * down.ColumnStep;
            writer.Line($"ref {down.Output} {fold.Many}{to} = ref ScratchRow.Of<{down.Output}>(scratch + {body.FirstLevel + index - 1} * pitch);");
            using (writer.Block($"for (nuint x = 0; x < width - {spared}; x += {spelling.Width(down.Lane)})     // {fold.Many} of {to} columns"))
            {
                var sums = Enumerable.Range(0, to / from).Select(n => Along(down.Lane, from, n * from));
                writer.Line(spelling.Store(down.Lane, down.Output, $"({Folded(down.Lane, sums)})", $"{fold.Many}{to}", "x"));
            }
        }
    }

    /// <summary>All of them as one, the first two first.</summary>
    private string Folded(Lane lane, IEnumerable<string> values) =>
        values.Aggregate((first, second) => spelling.Print(lane, fold.Of(new Variable(first), new Variable(second))));

    private string Along(Lane lane, int length, int column, int offset = 0) =>
        spelling.Load(lane, down.Output, $"{fold.Many}{length}", Statements.Index("x", offset + column * down.ColumnStep));

    private string Comment(IEnumerable<BoxPart> parts) =>
        $"// along the row: {string.Join(fold.IsIdempotent ? " and " : " + ", parts.Select(part => $"{part.Length}"))} columns";
}
