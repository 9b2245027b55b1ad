using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes a pool over channels one behind the other: the rows of a window are joined first, then neighbouring columns.</summary>
/// <remarks>
/// A vector holds neighbouring outputs. Where windows lie two columns apart, their taps are every second number of two vectors in a row.
/// Windows that reach beyond the left or right edge are computed one by one.
/// </remarks>
internal sealed class PlanePoolWriter(PoolStep step)
{
    private const int MostUnrolledRows = 8;

    private readonly TensorAddress source = TensorAddress.Of(step.Source, Layout.Channels);
    private readonly TensorAddress destination = TensorAddress.Of(step.Output);
    private readonly Pooling pooling = step.Pooling;
    private readonly PoolWindow window = new(step.Pooling, TensorAddress.Of(step.Source, Layout.Channels));
    private readonly TensorShape shape = step.Output.Shape;
    private readonly PlaneColumns columns = PlaneColumns.Of(step.Pooling.Window.Horizontal, step.Output.Shape.Width)!;

    private WindowAxis Down => pooling.Window.Vertical;

    private WindowAxis Across => pooling.Window.Horizontal;

    /// <summary>Whether no window reaches beyond the first or last row.</summary>
    private bool IsInside => PoolWriter.IsInside(Down, shape.Height);

    private bool IsUnrolled => Down.Window <= MostUnrolledRows;

    private bool HasEdges => columns.Count < shape.Width;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) => $"{methods.Name("Pool", Method)}({source.At()}, {destination.At()});";

    private void Method(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        $"{pooling.Kind} of {pooling.Window} windows, {shape.Channels} channels, {shape.Height}x{shape.Width} outputs.",
        ["source", "destination"],
        Tier.OfSixteenRegisters(columns.Count),
        Body);

    private void Body(CodeWriter writer, Tier tier)
    {
        var (plane, y) = (new Loop("plane", shape.Channels), new Loop("y", shape.Height));
        using (Loop.Nest(writer, "the only row", plane, y))
        {
            if (!IsUnrolled || !IsInside || HasEdges) window.WriteTop(writer, y.Variable);
            var across = new Loop("column", columns.Count, tier.Lanes, "windows within the row");
            using (Loop.Nest(writer, "windows within the row", across)) WriteVector(writer, tier, plane, y, across.First(writer, "x"));
            if (!HasEdges) return;

            var edges = new Loop("edge", shape.Width - columns.Count, 1, "windows that reach beyond it");
            using (Loop.Nest(writer, "the window that reaches beyond it", edges))
            {
                var scalar = Tier.All[Tier.All.Count - 1];
                var edge = edges.Variable;
                var place = columns.First == 0 ? Loop.Sum((edge, 1), ("1", columns.Count))
                    : columns.End == shape.Width ? edge : $"{edge} < {columns.First} ? {edge} : {edge} + {columns.Count}";
                writer.Line($"nint end = {place};");
                window.WriteClipped(writer, scalar, Loop.Sum((plane.Variable, source.PlaneStep)), "end");
                Store(writer, scalar, $"{window.Rows} * {window.Columns}", plane, y, "end", 0);
            }
        }
    }

    private void WriteVector(CodeWriter writer, Tier tier, Loop plane, Loop y, string x)
    {
        var parts = Parts(tier);
        var first = (long)columns.First * Across.Stride - Across.Before;
        writer.Line($"nint from = {Loop.Sum((plane.Variable, source.PlaneStep), (x, Across.Stride), ("1", first))};");
        writer.Line($"{tier.Type} {string.Join(", ", parts.Select(part => Part(part.Index)))};");
        if (IsUnrolled && IsInside)
        {
            WriteRows(writer, tier, parts, (y.Variable, Down.Stride * source.RowStep));
        }
        else if (IsUnrolled)
        {
            using (writer.Block($"if (top >= 0 && top <= {Down.Input - Down.Extent})"))
                WriteRows(writer, tier, parts, ("top", source.RowStep));
            using (writer.Block("else     // rows outside the input are passed over")) WriteRowLoop(writer, tier, parts);
        }
        else
        {
            WriteRowLoop(writer, tier, parts);
        }
        writer.Line($"{tier.Type} value = {Taps(tier).Aggregate((left, tap) => window.Join(tier, left, tap))};");
        var rowCount = IsInside ? $"{Down.Window}" : window.Rows;
        Store(writer, tier, $"{rowCount} * {Across.Window}", plane, y, x, columns.First);
    }

    /// <summary>The rows of windows within the input, joined.</summary>
    private void WriteRows(CodeWriter writer, Tier tier, IReadOnlyList<(int Offset, int Index)> parts, (string Variable, long Factor) top)
    {
        foreach (var (offset, index) in parts)
        {
            var rows = Enumerable.Range(0, Down.Window)
                .Select(row => Load(tier, row * Down.Dilation * source.RowStep + offset, Loop.Sum(("from", 1), top)));
            writer.Line($"{Part(index)} = {rows.Aggregate((above, row) => window.Join(tier, above, row))};");
        }
    }

    private void WriteRowLoop(CodeWriter writer, Tier tier, IReadOnlyList<(int Offset, int Index)> parts)
    {
        foreach (var (_, index) in parts) writer.Line($"{Part(index)} = {window.Nothing(tier)};");
        using (window.RowLoop(writer))
        {
            foreach (var (offset, index) in parts)
            {
                var row = Load(tier, offset, Loop.Sum(("from", 1), ("i", source.RowStep)));
                writer.Line($"{Part(index)} = {window.Join(tier, Part(index), row)};");
            }
        }
    }

    /// <summary>Where the vectors begin that hold the taps of a row: one for each, or two for a tap and its neighbour by turns.</summary>
    private IReadOnlyList<(int Offset, int Index)> Parts(Tier tier) => Firsts
        .SelectMany(first => Across.Stride == 1 ? [first] : new[] { first, first + tier.Lanes })
        .Select((offset, index) => (offset, index)).ToArray();

    /// <summary>The taps of a row, left to right, each a vector of neighbouring windows.</summary>
    private IEnumerable<string> Taps(Tier tier) => Offsets.Select(offset => Across.Stride == 1
        ? Part(Firsts.IndexOf(offset))
        : $"{(offset % 2 == 0 ? tier.Words.Even : tier.Words.Odd)}("
            + $"{Part(2 * Firsts.IndexOf(offset & ~1))}, {Part(2 * Firsts.IndexOf(offset & ~1) + 1)})");

    /// <summary>The columns of the taps.</summary>
    private IEnumerable<int> Offsets => Enumerable.Range(0, Across.Window).Select(tap => tap * Across.Dilation);

    private List<int> Firsts => Offsets.Select(offset => Across.Stride == 1 ? offset : offset & ~1).Distinct().ToList();

    private void Store(CodeWriter writer, Tier tier, string divisor, Loop plane, Loop y, string x, long first)
    {
        var place = Loop.Sum((plane.Variable, destination.PlaneStep), (y.Variable, destination.RowStep), (x, 1), ("1", first));
        writer.Line($"{tier.Words.Store}({window.Finish(tier, "value", divisor)}, ref destination, {place});");
    }

    private static string Part(int index) => $"p{index}";

    private static string Load(Tier tier, long offset, string from) =>
        $"{tier.Words.Load}(ref source, {Loop.Sum((from, 1), ("1", offset))})";
}
