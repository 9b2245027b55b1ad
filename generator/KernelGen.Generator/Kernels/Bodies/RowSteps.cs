using System;
using System.Collections.Generic;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Writes the walk along a row in steps, its two ends apart where they find the border by permuting.</summary>
internal static class RowSteps
{
    /// <summary>Declares the rows that all steps read and write: each by itself, or the first of those that lie a pitch apart.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="body">The body.</param>
    /// <param name="row">The first output row.</param>
    /// <param name="firstTap">The first row of taps that is not all zero.</param>
    /// <param name="tapRows">The rows of taps that are read, counted from there.</param>
    public static void WriteRows(CodeWriter writer, WholeRowBody body, string row, int firstTap, IEnumerable<int> tapRows)
    {
        if (body.IsOfSingleRows)
        {
            writer.Line($"Rows<{body.Pass.Input}> source = picture.Inside;");
            foreach (var tapRow in tapRows)
                writer.Line($"ref {body.Pass.Input} source{tapRow} = ref source[{FirstInput(body, row, firstTap + tapRow)}];");
            writer.Line($"ref {body.Pass.Output} outputRow = ref destination[{row}];");
            writer.Line("nuint change = 0;     // the step from which rows are read elsewhere");
            return;
        }
        writer.Line($"PitchedRows<{body.Pass.Input}> inside = picture.Inside.Pitched({FirstInput(body, row, firstTap)});");
        writer.Line($"PitchedRows<{body.Pass.Output}> outputs = destination.Pitched({row});");
    }

    /// <summary>Declares the rows that the step at <c>x</c> reads.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="body">The body.</param>
    /// <param name="row">The first output row.</param>
    /// <param name="firstTap">The first row of taps that is not all zero.</param>
    /// <param name="tapRows">The rows of taps that are read, counted from there.</param>
    public static void WriteInputs(CodeWriter writer, WholeRowBody body, string row, int firstTap, IEnumerable<int> tapRows)
    {
        if (body.IsOfSingleRows)
        {
            using (writer.Block("if (x >= change)"))
            {
                writer.Line("source = picture.At(x);");
                writer.Line("change = picture.NextChange(x);");
                foreach (var tapRow in tapRows) writer.Line($"source{tapRow} = ref source[{FirstInput(body, row, firstTap + tapRow)}];");
            }
            return;
        }
        writer.Line($"PitchedRows<{body.Pass.Input}> inputs = inside;");
        writer.Line($"picture.Turn(x, {FirstInput(body, row, firstTap)}, ref inputs);");
    }

    /// <summary>The reference that a phrase takes to a row of the picture; «taps» is a walk, and at the row before.</summary>
    /// <param name="body">The body.</param>
    /// <param name="row">The row, counted from the first that is read.</param>
    /// <param name="from">The element that loads count from.</param>
    public static string Next(WholeRowBody body, int row, string from) =>
        body.IsOfSingleRows ? Taps(body, row, from) : row == 0 ? "ref taps.Here" : "ref taps.Next()";

    /// <summary>The same of an output row, for its vectors one after the other.</summary>
    public static string Next(WholeRowBody body, int output, bool isFirstVector) =>
        body.IsOfSingleRows ? "output" : output > 0 && isFirstVector ? "output.Next()" : "output.Here";

    /// <summary>The reference «taps» of a row of the picture, when it is at the row before.</summary>
    /// <param name="body">The body.</param>
    /// <param name="row">The row, counted from the first that is read.</param>
    /// <param name="from">The element that loads count from.</param>
    public static string Taps(WholeRowBody body, int row, string from) =>
        body.IsOfSingleRows ? $"ref Unsafe.Add(ref source{row}, {from})"
        : row == 0 ? $"ref inputs[0, {from}]"
        : "ref inputs.Below(ref taps)";

    /// <summary>The reference «output» of the first output row.</summary>
    public static string Output(WholeRowBody body) => body.IsOfSingleRows ? "ref Unsafe.Add(ref outputRow, x)" : "ref outputs[0, x]";

    private static string FirstInput(WholeRowBody body, string row, int firstTap) => (row, body.Stride) switch
    {
        ("0", _) => $"{firstTap}",
        (_, 1) => Statements.Index(row, firstTap),
        _ => Statements.Index($"{row} * {body.Stride}", firstTap),
    };

    /// <param name="writer">Where to write.</param>
    /// <param name="body">The body.</param>
    /// <param name="leave">The statement that goes on when the ends were all.</param>
    /// <param name="step">Writes the step at <c>x</c>.</param>
    /// <param name="endsTogether">It writes both ends by one text.</param>
    public static void Write(CodeWriter writer, WholeRowBody body, string leave, Action<RowEnd> step, bool endsTogether = false)
    {
        if (body.Ends is not { } ends)
        {
            WriteWhole(writer, body, () => step(RowEnd.None));
            return;
        }
        var length = body.Lanes;
        writer.Line($"nuint x = 0, last = count - {length};");
        using (writer.Block("if (picture.LeavesRows)"))
        {
            if (endsTogether) WriteEnds(writer, step);
            else
            {
                using (writer.Block("// the left end of the row")) step(RowEnd.Left);
                writer.Line("x = last;");
                using (writer.Block("// the right end of the row")) step(RowEnd.Right);
            }
            writer.Line($"if (count <= {2 * length}) {leave};");
            writer.Line($"last = Math.Max({ends.Before}, last - {length});");
            writer.Line($"x = Math.Min({length}, last);");
            if (body.LoadsWholeVectors)
            {
                writer.Line($"if (x == {length} && !picture.Streams) x = StreamingStores.Aligned(ref source0, x);"
                    + "     // each whole vector in one line of the cache");
            }
            if (body.Streams) writer.Line("TStores.Align(ref destination[0], ref x, ref last);");
        }
        WriteSteps(writer, body, "", () => step(RowEnd.None));
    }

    private static void WriteEnds(CodeWriter writer, Action<RowEnd> step)
    {
        using (writer.Block("for (; ; x = last)     // both ends of the row"))
        {
            step(RowEnd.Both);
            writer.Line("if (x == last) break;");
        }
    }

    /// <summary>Writes the walk along a row whose ends are copies.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="body">The body.</param>
    /// <param name="step">Writes the step at <c>x</c>.</param>
    public static void WriteWhole(CodeWriter writer, WholeRowBody body, Action step)
    {
        if (body.Target.IsScalar)
        {
            using (writer.Block("for (nuint x = 0; x < count; x++)")) step();
            return;
        }
        writer.Line($"nuint last = count - {body.Lanes};");
        WriteSteps(writer, body, "nuint x = 0", step);
    }

    /// <summary>Whole steps, the last one overlapping where they do not divide the length.</summary>
    private static void WriteSteps(CodeWriter writer, WholeRowBody body, string begin, Action step)
    {
        var next = $"x + {body.Lanes}";
        if (body.Streams) next = $"TStores.Aligned(ref destination[0], {next})";
        using (writer.Block($"for ({begin}; ; x = Math.Min({next}, last))"))
        {
            step();
            writer.EndOfStep(body.Target);
        }
    }
}
