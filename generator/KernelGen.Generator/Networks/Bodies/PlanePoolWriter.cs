using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes a pool over channels one after another: the rows of a window are joined first, then neighboring columns.</summary>
/// <remarks>
/// A vector holds neighboring outputs. Where windows lie two columns apart, their taps are every second number of two vectors in a row.
/// Windows that reach beyond the left or right edge are computed one by one.
/// </remarks>
internal sealed class PlanePoolWriter(PlanePoolStep step, Placement places)
{
    private readonly TensorAddress source = TensorAddress.Of(places[step.Source], Layout.Channels);
    private readonly TensorAddress destination = TensorAddress.Of(places[step.Output]);
    private readonly Pooling pooling = step.Pooling;
    private readonly PoolWindow window = new(step.Pooling, TensorAddress.Of(places[step.Source], Layout.Channels));
    private readonly TensorShape shape = step.Output.Shape;
    private readonly PlaneColumns columns = step.Columns;

    private WindowAxis Down => pooling.Window.Vertical;

    private WindowAxis Across => pooling.Window.Horizontal;

    private bool IsInside => step.RowsAreInside;

    private bool IsUnrolled => step.IsUnrolled;

    private bool HasEdges => columns.Count < shape.Width;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods) => $"{methods.Name("Pool", Method())}({source.At()}, {destination.At()});";

    private HotMethod Method() => HotMethod.Of(
        $"{pooling.Kind} of {pooling.Window} windows, {shape.Channels} channels, {shape.Height}x{shape.Width} outputs.",
        [MethodParameter.To("source", source.Element), MethodParameter.To("destination", destination.Element)],
        step.Bodies,
        Body);

    private void Body(CodeWriter writer, PlainBody body)
    {
        var target = body.Target;
        var (plane, y) = (new Loop("plane", shape.Channels), new Loop("y", shape.Height));
        using (Loop.Nest(writer, "the only row", plane, y))
        {
            if (!IsUnrolled || !IsInside || HasEdges) window.WriteTop(writer, y.Variable);
            var across = new Loop("column", columns.Count, target.Lanes, "windows within the row");
            using (Loop.Nest(writer, "windows within the row", across)) WriteVector(writer, target, plane, y, across.First(writer, "x"));
            if (!HasEdges) return;

            var edges = new Loop("edge", shape.Width - columns.Count, 1, "windows that reach beyond it");
            using (Loop.Nest(writer, "the window that reaches beyond it", edges))
            {
                var scalar = LayerTarget.Scalar;
                var edge = edges.Variable;
                var place = columns.First == 0 ? Loop.Sum((edge, 1), ("1", columns.Count))
                    : columns.End == shape.Width ? edge : $"{edge} < {columns.First} ? {edge} : {edge} + {columns.Count}";
                writer.Line($"nint end = {place};");
                window.WriteClipped(writer, scalar, Loop.Sum((plane.Variable, source.PlaneStep)), "end");
                Store(writer, scalar, $"{window.Rows} * {window.Columns}", plane, y, "end", 0);
            }
        }
    }

    private void WriteVector(CodeWriter writer, LayerTarget target, Loop plane, Loop y, string x)
    {
        var parts = Parts(target);
        var first = (long)columns.First * Across.Stride - Across.Before;
        writer.Line($"nint from = {Loop.Sum((plane.Variable, source.PlaneStep), (x, Across.Stride), ("1", first))};");
        writer.Line($"{target.Type} {string.Join(", ", parts.Select(part => Part(part.Index)))};");
        if (IsUnrolled && IsInside)
        {
            WriteRows(writer, target, parts, (y.Variable, Down.Stride * source.RowStep));
        }
        else if (IsUnrolled)
        {
            using (writer.Block($"if (top >= 0 && top <= {Down.Input - Down.Extent})"))
                WriteRows(writer, target, parts, ("top", source.RowStep));
            using (writer.Block("else     // rows outside the input are passed over")) WriteRowLoop(writer, target, parts);
        }
        else
        {
            WriteRowLoop(writer, target, parts);
        }
        writer.Line($"{target.Type} value = {Taps(target).Aggregate((left, tap) => window.Join(target, left, tap))};");
        var rowCount = IsInside ? $"{Down.Window}" : window.Rows;
        Store(writer, target, $"{rowCount} * {Across.Window}", plane, y, x, columns.First);
    }

    /// <summary>The rows of windows within the input, joined.</summary>
    private void WriteRows(
        CodeWriter writer, LayerTarget target, IReadOnlyList<(int Offset, int Index)> parts, (string Variable, long Factor) top)
    {
        foreach (var (offset, index) in parts)
        {
            var rows = Enumerable.Range(0, Down.Window)
                .Select(row => Load(target, row * Down.Dilation * source.RowStep + offset, Loop.Sum(("from", 1), top)));
            writer.Line($"{Part(index)} = {rows.Aggregate((above, row) => window.Join(target, above, row))};");
        }
    }

    private void WriteRowLoop(CodeWriter writer, LayerTarget target, IReadOnlyList<(int Offset, int Index)> parts)
    {
        foreach (var (_, index) in parts) writer.Line($"{Part(index)} = {window.Nothing(target)};");
        using (window.RowLoop(writer))
        {
            foreach (var (offset, index) in parts)
            {
                var row = Load(target, offset, Loop.Sum(("from", 1), ("i", source.RowStep)));
                writer.Line($"{Part(index)} = {window.Join(target, Part(index), row)};");
            }
        }
    }

    /// <summary>Where the vectors begin that hold the taps of a row: one for each, or two for a tap and its neighbor by turns.</summary>
    private IReadOnlyList<(int Offset, int Index)> Parts(LayerTarget target) => Firsts
        .SelectMany(first => Across.Stride == 1 ? [first] : new[] { first, first + target.Lanes })
        .Select((offset, index) => (offset, index)).ToArray();

    /// <summary>The taps of a row, left to right, each a vector of neighboring windows.</summary>
    private IEnumerable<string> Taps(LayerTarget target) => Offsets.Select(offset => Across.Stride == 1
        ? Part(Firsts.IndexOf(offset))
        : $"{(offset % 2 == 0 ? target.Words.Even : target.Words.Odd)}("
            + $"{Part(2 * Firsts.IndexOf(offset & ~1))}, {Part(2 * Firsts.IndexOf(offset & ~1) + 1)})");

    /// <summary>The columns of the taps.</summary>
    private IEnumerable<int> Offsets => Enumerable.Range(0, Across.Window).Select(tap => tap * Across.Dilation);

    private List<int> Firsts => Offsets.Select(offset => Across.Stride == 1 ? offset : offset & ~1).Distinct().ToList();

    private void Store(CodeWriter writer, LayerTarget target, string divisor, Loop plane, Loop y, string x, long first)
    {
        var place = Loop.Sum((plane.Variable, destination.PlaneStep), (y.Variable, destination.RowStep), (x, 1), ("1", first));
        writer.Line($"{target.Words.Store}({window.Finish(target, "value", divisor)}, ref destination, {place});");
    }

    private static string Part(int index) => $"p{index}";

    private static string Load(LayerTarget target, long offset, string from) =>
        $"{target.Words.Load}(ref source, {Loop.Sum((from, 1), ("1", offset))})";
}
