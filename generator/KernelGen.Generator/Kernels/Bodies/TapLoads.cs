using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Which step of a row is written: one in between, or one at either end, whose windows leave the row.</summary>
internal enum RowEnd { None, Left, Right }

/// <summary>
/// Spells the loads of taps: plain ones, and at the ends of a row those that permute a vector of the row into what lies outside.
/// </summary>
internal sealed class TapLoads(CodeWriter writer, WholeRowBody body, RowEnd end)
{
    /// <summary>Lines of the cache from what is read to what is prefetched.</summary>
    public const int LinesAhead = 16;

    private readonly Pass pass = body.Pass;
    private readonly Spelling spelling = body.Spelling;
    private readonly RowEnds? ends = body.Ends;

    /// <summary>All that is loaded lies behind «taps».</summary>
    public bool AreInside => end == RowEnd.None;

    /// <summary>What is loaded is converted to the lane.</summary>
    public bool AreConverted => !body.LoadsPairs && pass.Input != body.LoadLane.Element;

    private bool Streams => end == RowEnd.None && body.Streams;

    /// <summary>How whole vectors of output are stored: the ends of a row are not aligned.</summary>
    public string Stores => Streams ? "TStores" : "CachedStores";

    /// <summary>The statement that stores a vector of finished sums so many elements after «output».</summary>
    public string Store(string sum, int offset) =>
        Streams ? $"TStores.Store({sum}, ref output, {offset});" : spelling.Store(pass.Lane, pass.Output, sum, "output", $"{offset}");

    /// <summary>
    /// Prefetches the lines of a row that steps will read soon; all of them: with gaps, the hardware prefetcher does worse than alone.
    /// </summary>
    public void FetchAhead(CodeWriter writer)
    {
        if (!Streams) return;
        var (line, step) = (Target.LineBytes / Element.Of(pass.Input).Bytes, body.Lanes * body.Stride);
        for (var at = LinesAhead * line; at < LinesAhead * line + step; at += line) writer.Line($"TStores.Prefetch(ref taps, {at});");
    }

    /// <summary>
    /// Prefetches the rows that the next block will read and this one does not: long before, and each line once. All of them together,
    /// before the step computes, so that they do not come between its loads.
    /// </summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="rows">Rows that a step reads.</param>
    /// <param name="shift">Rows from one block to the next.</param>
    public void FetchNextBlock(CodeWriter writer, int rows, int shift)
    {
        if (!Streams) return;
        var (line, step) = (Target.LineBytes / Element.Of(pass.Input).Bytes, body.Lanes * body.Stride);
        for (var row = rows; row < rows + shift; row++)
            for (var at = 0; at < step; at += line) writer.Line($"TStores.Prefetch(ref inputs[{row}, {From}], {at});");
    }

    /// <summary>The element that loads count from: at the left end the taps of the first output would begin before the picture.</summary>
    public string From => end == RowEnd.Left ? $"{ends!.Before}" : body.Stride > 1 ? $"x * {body.Stride}" : "x";

    /// <summary>A vector of the row, as it lies in memory or converted to the lane.</summary>
    /// <param name="column">The column of taps.</param>
    /// <param name="vector">The number of the vector in its step.</param>
    public string Load(int column, int vector)
    {
        if (body.Stride > 1) return Every(column, 2 * vector * spelling.Width(pass.Lane));
        return LoadAt(column * pass.ColumnStep + vector * spelling.Width(pass.Lane));
    }

    /// <summary>A vector that begins so many elements after the first tap.</summary>
    public string LoadAt(int offset)
    {
        if (Inside(offset) is { } inside) return Plain(inside);
        var (step, from) = (body.Lanes, offset - ends!.Before);
        // outside, the row's other end: its last vector
        return end == RowEnd.Left
            ? Permuted(Plain(0), Enumerable.Range(from, Width), ends.AtStart,
                $"{spelling.Vector}.LoadUnsafe(ref taps, count - {Width})", position => Width + position)
            : Permuted(Plain(ends.Before + step - Width), Enumerable.Range(from - step, Width), position => ends.AtEnd(position) + Width,
                $"{spelling.Vector}.LoadUnsafe(ref Unsafe.Subtract(ref taps, last - {ends.Before}))", position => position);
    }

    /// <summary>How far behind «taps» a vector begins that begins so many elements after the first tap; null: it leaves the row.</summary>
    public int? Inside(int offset)
    {
        if (end == RowEnd.None) return offset;
        var from = offset - ends!.Before;
        if (end == RowEnd.Left) return from >= 0 ? from : null;
        return from + Width <= body.Lanes ? offset : null;
    }

    private int Width => spelling.Target.Elements(Element.Of(pass.Input).Bytes);

    /// <summary>Every second element (<see cref="RowLoads.OfEverySecond"/>).</summary>
    private string Every(int column, int offset)
    {
        var first = RowLoads.OfEverySecond(column, pass.LastColumn);
        return $"{(first < column ? spelling.Words.LoadOdd : spelling.Words.LoadEven)}(ref taps, {offset + first})";
    }

    private string Plain(int offset) => body.LoadsPairs
        ? $"{spelling.Vector}.LoadUnsafe(ref taps, {offset})"
        : spelling.Load(body.LoadLane, pass.Input, "taps", $"{offset}");

    private string Permuted(string inside, IEnumerable<int> positions, Func<int, int?> index, string otherEnd, Func<int, int> otherIndex)
    {
        var all = positions.Select(position => (Inside: index(position), Outside: otherIndex(position))).ToArray();
        var (permute, indices) = (spelling.Words.Permute, Indices(all.Select(at => at.Inside)));
        var (name, type) = ("Beyond" + spelling.Target.Name, $"{spelling.Vector}<{pass.Input}>");
        return ends!.Border switch
        {
            Declarations.BorderMode.Constant => writer.Function(
                name, type, [("inside", inside)], $"{permute}(inside, {indices}, {spelling.Vector}.Create({Literals.OfElement(pass.Input, ends.Constant)}))"),
            Declarations.BorderMode.Wrap => writer.Function(
                name, type, [("inside", inside), ("otherEnd", otherEnd)],
                $"{permute}(inside, {indices}, {permute}(otherEnd, {Indices(all.Select(at => (int?)(at.Inside is null ? at.Outside : 0)))}))"),
            _ => writer.Function(name, type, [("inside", inside)], $"{permute}(inside, {indices})"),
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
        return $"{spelling.Vector}.Create({cast}{all})";
    }
}
