using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>Which step of a row is written: one in between, or one at either end, whose windows leave the row.</summary>
internal enum RowEnd
{
    /// <summary>In between.</summary>
    None,

    /// <summary>At the beginning of the row.</summary>
    Left,

    /// <summary>At its end.</summary>
    Right,

    /// <summary>At either end, by one text: at the beginning <c>x</c> is 0.</summary>
    Both,
}

/// <summary>
/// Spells the loads of taps: plain ones, and at the ends of a row those that permute a vector of the row into what lies outside.
/// </summary>
internal sealed class TapLoads(CodeWriter writer, WholeRowBody body, RowEnd end)
{
    /// <summary>Lines of the cache from what is read to what is prefetched.</summary>
    private const int LinesAhead = 16;

    private readonly Pass pass = body.Pass;
    private readonly Spelling spelling = body.Spelling;
    private readonly RowEnds? ends = body.Ends;

    /// <summary>All that is loaded lies behind «taps».</summary>
    public bool AreInside => end == RowEnd.None;

    /// <summary>What is loaded is converted to the lane.</summary>
    public bool AreConverted => !body.LoadsPairs && pass.Input != body.LoadLane.Element;

    private bool Streams => end == RowEnd.None && body.Streams;

    /// <summary>How whole vectors of output are stored: the ends of a row are not aligned.</summary>
    public string Stores => Streams ? Many : Cached;

    /// <summary>The same in a phrase that steps of many rows say and those at ends and of single rows.</summary>
    public string StoresOfPhrase => body.StreamsManyRows ? Many : Cached;

    private const string Many = "TStores", Cached = "CachedStores";

    /// <summary>The statement that stores a vector of finished sums so many elements after «output».</summary>
    /// <param name="sum">The vector.</param>
    /// <param name="offset">The elements.</param>
    /// <param name="output">The reference.</param>
    /// <param name="stores">How.</param>
    public string Store(string sum, int offset, string output, string stores) =>
        stores == Many ? $"{stores}.Store({sum}, ref {output}, {offset});" : spelling.Store(pass.Lane, pass.Output, sum, output, $"{offset}");

    /// <summary>The same after «output».</summary>
    public string Store(string sum, int offset) => Store(sum, offset, "output", Stores);

    /// <summary>
    /// Prefetches the lines of a row that steps will read soon; all of them: with gaps, the hardware prefetcher does worse than alone.
    /// </summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="isPhrase">It is a part of a phrase that steps of single rows say too: they prefetch nothing by its «TStores».</param>
    public void FetchAhead(CodeWriter writer, bool isPhrase = false)
    {
        if (isPhrase ? end == RowEnd.None && body.StreamsManyRows : Streams) FetchAhead(writer, pass, "taps", body.Lanes * body.Stride);
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
        if (Streams) writer.Line($"TStores.Prefetch(in inputs, {rows}, {shift}, {From}, {Lines(LineOf(pass), body.Lanes * body.Stride)});");
    }

    /// <summary>Prefetches what a later step will read of a row.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="row">What this step reads first.</param>
    /// <param name="elements">From one step to the next.</param>
    public static void FetchAhead(CodeWriter writer, Pass pass, string row, int elements) =>
        writer.Line($"TStores.Prefetch(ref {row}, {LinesAhead * LineOf(pass)}, {Lines(LineOf(pass), elements)});");

    private static int LineOf(Pass pass) => Target.LineBytes / Element.Of(pass.Input).Bytes;

    private static int Lines(int line, int elements) => (elements + line - 1) / line;

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
        if (end == RowEnd.Left) return AtStart(offset, Plain(0), 0);
        if (end == RowEnd.Right) return AtEnd(offset, Plain(Last));
        var start = LeavesStart(offset) ? AtStart(offset, Plain(ends!.Before), ends.Before) : Plain(offset);
        return OfEither([PhraseParameter.Changed(pass.Input, "taps")], start, LeavesEnd(offset) ? AtEnd(offset, Plain(Last)) : Plain(offset));
    }

    /// <summary>What lies outside is permuted after columns are summed: that needs neither a constant nor the row's other end.</summary>
    public bool PermutesSums => end == RowEnd.Both && ends!.AreNear;

    /// <summary>The element where a vector begins out of which, at either end, one is permuted that begins so many elements after the first tap.</summary>
    public string SourceOf(int offset) => $"x == 0 ? {(LeavesStart(offset) ? ends!.Before : offset)} : {Statements.Index("x", LeavesEnd(offset) ? Last : offset)}";

    /// <summary>The vector that is permuted out of it.</summary>
    public string PermutedOf(string source, int offset) => OfEither(
        [PhraseParameter.Value(VectorType, "inside", source)],
        LeavesStart(offset) ? AtStart(offset, "inside", ends!.Before) : "inside",
        LeavesEnd(offset) ? AtEnd(offset, "inside") : "inside");

    private string OfEither(IEnumerable<PhraseParameter> parameters, string start, string stop) =>
        writer.Function("End" + spelling.Target.Name, VectorType, [.. OfEnds, .. parameters], $"x == 0 ? {start} : {stop}");

    /// <summary>What a phrase of a row of the picture takes to load.</summary>
    /// <param name="row">The row, counted from the first that is read.</param>
    /// <param name="taps">The reference to it; null: the walk's next.</param>
    public IEnumerable<PhraseParameter> OfRow(int row, string? taps) =>
        [.. OfEnds, PhraseParameter.Changed(pass.Input, "taps") with { Argument = taps ?? RowSteps.Next(body, row, From) }];

    /// <summary>What loads at the ends of a row ask besides «taps».</summary>
    public IReadOnlyList<PhraseParameter> OfEnds =>
    [
        .. end == RowEnd.Both ? [PhraseParameter.Read("nuint", "x")] : Array.Empty<PhraseParameter>(),
        .. end != RowEnd.None && ends!.Border == Declarations.BorderMode.Wrap ? [PhraseParameter.Read("nuint", "last")] : Array.Empty<PhraseParameter>(),
    ];

    /// <summary>A vector that begins before the row; outside is the border, or the row's other end: its last vector.</summary>
    /// <param name="offset">Where it begins, in elements after the first tap.</param>
    /// <param name="first">The row's first vector.</param>
    /// <param name="start">Where that begins, behind «taps».</param>
    private string AtStart(int offset, string first, int start) => Permuted(
        first, Enumerable.Range(offset - ends!.Before, Width), ends.AtStart,
        $"{spelling.Vector}.LoadUnsafe(ref taps, {Statements.Index("last", start + body.Lanes - Width)})", position => Width + position);

    /// <summary>A vector that ends behind the row; its other end is its first vector.</summary>
    private string AtEnd(int offset, string lastVector) => Permuted(
        lastVector, Enumerable.Range(offset - ends!.Before - body.Lanes, Width), position => ends.AtEnd(position) + Width,
        $"{spelling.Vector}.LoadUnsafe(ref Unsafe.Subtract(ref taps, last - {ends.Before}))", position => position);

    /// <summary>How far behind «taps» a vector begins that begins so many elements after the first tap; null: it leaves the row.</summary>
    public int? Inside(int offset)
    {
        if ((end is RowEnd.Left or RowEnd.Both) && LeavesStart(offset)) return null;
        if ((end is RowEnd.Right or RowEnd.Both) && LeavesEnd(offset)) return null;
        return end == RowEnd.Left ? offset - ends!.Before : offset;
    }

    /// <summary>Where the row's last vector begins.</summary>
    private int Last => ends!.Before + body.Lanes - Width;

    private bool LeavesStart(int offset) => offset < ends!.Before;

    private bool LeavesEnd(int offset) => offset - ends!.Before + Width > body.Lanes;

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
        var (name, type) = ("Beyond" + spelling.Target.Name, VectorType);
        return ends!.Border switch
        {
            Declarations.BorderMode.Constant => writer.Function(
                name, type, [Pixels("inside", inside)], $"{permute}(inside, {indices}, {spelling.Vector}.Create({Literals.OfElement(pass.Input, ends.Constant)}))"),
            Declarations.BorderMode.Wrap => writer.Function(
                name, type, [Pixels("inside", inside), Pixels("otherEnd", otherEnd)],
                $"{permute}(inside, {indices}, {permute}(otherEnd, {Indices(all.Select(at => (int?)(at.Inside is null ? at.Outside : 0)))}))"),
            _ => writer.Function(name, type, [Pixels("inside", inside)], $"{permute}(inside, {indices})"),
        };

        PhraseParameter Pixels(string name, string argument) => PhraseParameter.Value(type, name, argument);
    }

    private string VectorType => $"{spelling.Vector}<{pass.Input}>";

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
