using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Which step of a row is written: one in between, or one at either end, whose windows leave the row.</summary>
internal enum RowEnd { None, Left, Right }

/// <summary>Spells the loads of taps: plain ones, and at the ends of a row those that permute a vector of the row into what lies outside.</summary>
internal sealed class TapLoads(Pass pass, Spelling spelling, RowEnds? ends, RowEnd end)
{
    private const int LineBytes = 64, LinesAhead = 16;

    private readonly bool isPaired = pass.MultipliesPairs(spelling.VectorBits);

    /// <summary>Whether a body of that spelling can do without copies of the ends.</summary>
    public static bool CanPermute(Pass pass, Spelling spelling, RowEnds? ends) =>
        ends is not null && spelling.VectorBits > 0
        && (pass.MultipliesPairs(spelling.VectorBits) || pass.Input == pass.Lane.Element)
        && ends.Fit(spelling.VectorBits / 8 / Element.Bytes(pass.Input));

    /// <summary>Whether a body of that spelling can store past the cache.</summary>
    public static bool CanStream(Pass pass, Spelling spelling) =>
        spelling.VectorBits >= 256
        && (pass.MultipliesPairs(spelling.VectorBits) || pass.Output == pass.Lane.Element);

    /// <summary>How whole vectors of output are stored: the ends of a row are not aligned.</summary>
    public string Stores => end == RowEnd.None && CanStream(pass, spelling) ? "TStores" : "CachedStores";

    /// <summary>Asks for the lines of a row that steps will read soon; for all of them: with gaps, the machine foresees less than alone.</summary>
    public void FetchAhead(CodeWriter writer)
    {
        if (Stores == "CachedStores") return;
        var (line, step) = (LineBytes / Element.Bytes(pass.Input), Source(pass.Step(spelling.VectorBits)));
        for (var at = LinesAhead * line; at < LinesAhead * line + step; at += line) writer.Line($"TStores.Prefetch(ref taps, {at});");
    }

    /// <summary>
    /// Asks for the rows that the next block will read and this one does not: long before, and each line once. All of them together,
    /// before the step computes, lest they come between its loads.
    /// </summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="rows">Rows that a step reads.</param>
    /// <param name="shift">Rows from one block to the next.</param>
    public void FetchNextBlock(CodeWriter writer, int rows, int shift)
    {
        if (Stores == "CachedStores") return;
        var (line, step) = (LineBytes / Element.Bytes(pass.Input), Source(pass.Step(spelling.VectorBits)));
        for (var row = rows; row < rows + shift; row++)
            for (var at = 0; at < step; at += line) writer.Line($"TStores.Prefetch(ref inputs[{row}, {From}], {at});");
    }

    /// <summary>Elements of the source behind so many of the output.</summary>
    private int Source(int outputs) => outputs * (pass.Walk?.RowShift ?? 1);

    /// <summary>The element that loads count from: at the left end the taps of the first output would begin before the picture.</summary>
    public string From => end == RowEnd.Left ? PassFrame.Offset(ends!.Before)
        : pass.Walk is { RowShift: > 1 } walk ? $"x * {walk.RowShift}" : "x";

    /// <summary>A vector of the row, as it lies in memory or converted to the lane.</summary>
    /// <param name="column">The column of taps.</param>
    /// <param name="vector">The number of the vector in its step.</param>
    public string Load(int column, int vector)
    {
        if (pass.Walk is { RowShift: 2 }) return Every(column, 2 * vector * spelling.Width(pass.Lane));
        return LoadAt(column * pass.ColumnStep + vector * spelling.Width(pass.Lane));
    }

    /// <summary>A vector that begins so many elements after the first tap.</summary>
    public string LoadAt(int offset)
    {
        if (end == RowEnd.None) return Plain(offset);
        var width = spelling.VectorBits / 8 / Element.Bytes(pass.Input);
        var step = pass.Step(spelling.VectorBits);
        var from = offset - ends!.Before;
        if (end == RowEnd.Left)
        {
            // outside, the row's other end: its last vector
            return from >= 0 ? Plain(from)
                : Permuted(Plain(0), Enumerable.Range(from, width), ends.AtStart,
                    $"{Vector}.LoadUnsafe(ref taps, count - {width})", position => width + position);
        }
        return from + width <= step ? Plain(offset)
            : Permuted(Plain(ends.Before + step - width), Enumerable.Range(from - step, width), position => ends.AtEnd(position) + width,
                $"{Vector}.LoadUnsafe(ref Unsafe.Subtract(ref taps, last - {ends.Before}))", position => position);
    }

    private string Vector => $"Vector{spelling.VectorBits}";

    /// <summary>Every second element (<see cref="RowLoads.OfEverySecond"/>).</summary>
    private string Every(int column, int offset)
    {
        var first = RowLoads.OfEverySecond(column, pass.Taps.Max(tap => tap.Column));
        return $"{(first < column ? spelling.Words.LoadOdd : spelling.Words.LoadEven)}(ref taps, {offset + first})";
    }

    private string Plain(int offset) => isPaired
        ? $"Vector{spelling.VectorBits}.LoadUnsafe(ref taps, {offset})"
        : spelling.Load(pass.Lane, pass.Input, "taps", PassFrame.Offset(offset));

    private string Permuted(string inside, IEnumerable<int> positions, Func<int, int?> index, string otherEnd, Func<int, int> otherIndex)
    {
        var all = positions.Select(position => (Inside: index(position), Outside: otherIndex(position))).ToArray();
        var indices = Indices(all.Select(at => at.Inside));
        return ends!.Border switch
        {
            Declarations.BorderMode.Constant => $"{spelling.Words.Permute}({inside}, {indices}, {Vector}.Create({Literals.OfElement(pass.Input, ends.Constant)}))",
            Declarations.BorderMode.Wrap => $"{spelling.Words.Permute}({inside}, {indices}, {spelling.Words.Permute}({otherEnd}, {Indices(all.Select(at => (int?)(at.Inside is null ? at.Outside : 0)))}))",
            _ => $"{spelling.Words.Permute}({inside}, {indices})",
        };
    }

    /// <summary>A vector of indices, all bits set where there is none.</summary>
    private string Indices(IEnumerable<int?> indices)
    {
        var (cast, none) = pass.Input switch
        {
            "byte" => ("(byte)", "byte.MaxValue"),
            "short" or "ushort" => ("(short)", "-1"),
            "double" => ("(long)", "-1"),
            _ => ("", "-1"),
        };
        var all = string.Join(", ", indices.Select(index => index is { } inside ? $"{inside}" : none));
        return $"{Vector}.Create({cast}{all})";
    }
}
