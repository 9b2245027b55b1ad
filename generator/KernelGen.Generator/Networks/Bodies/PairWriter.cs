using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>
/// The body of a direct convolution to at most eight channels, which would fill half of a vector of sixteen: the sums of two
/// neighboring columns share one, by turns, for their inputs are neighbors too and are spread together.
/// </summary>
internal sealed class PairWriter(DirectPass pass, Epilogue epilogue, TensorAddress source, TensorAddress destination)
{
    private readonly TapPacking packing = pass.Weights.Packing;

    private int Rows => pass.Vertical.Outputs / epilogue.PoolRows;

    private int Columns => pass.Horizontal.Outputs / epilogue.PoolColumns;

    public void Write(CodeWriter writer, PairBody body)
    {
        var (target, tileRows, tileColumns) = (body.Target, body.Rows, body.Columns);
        var (down, across) = (new Loop("row", Rows, tileRows), new Loop("column", Columns, tileColumns));
        using (Loop.Nest(writer, "all outputs at once", down, across))
        {
            var (y, x) = (down.First(writer, "y"), across.First(writer, "x"));
            Loop.Reference(
                writer, destination.Element, "to", "destination", (y, pass.Vertical.OutputStep * destination.RowStep),
                (x, (long)pass.Horizontal.OutputStep * destination.Lanes));
            var first = Loop.Sum((y, (long)epilogue.PoolRows * pass.Vertical.Stride * source.RowStep), (x, epilogue.PoolColumns));
            writer.Line($"nint tap = {packing.Start}, first = {first};");
            var pairs = PairsOf(tileRows, tileColumns).ToArray();
            var others = Enumerable.Range(1, pairs.Length - 1).Select(pair => $", {Sum(pair)} = {Sum(0)}");
            writer.Line($"{target.Type} {Sum(0)} = {target.Words.LoadTwice}(ref weights, 0){string.Concat(others)};     // biases");
            WriteTaps(writer, target, pairs);
            WriteOutputs(writer, body);
        }
    }

    private void WriteTaps(CodeWriter writer, LayerTarget target, IReadOnlyList<(int Row, int Column)> pairs)
    {
        if (packing.StripLength == 0) return;
        writer.Line($"{target.Type} weight;");
        var (planes, rows) = (new Loop("plane", packing.InChannels), new Loop("tapRow", pass.Vertical.Taps));
        using (Loop.Nest(writer, "one row of taps", planes, rows))
        {
            var from = Loop.Sum(
                ("first", 1), (planes.Variable, source.PlaneStep), (rows.Variable, pass.Vertical.TapStep * source.RowStep));
            var length = pass.Horizontal.Taps * pass.Horizontal.TapStep;
            writer.Line($"nint from = {from}, end = from + {length};");
            using (writer.Block($"for (nint i = from; i < end; i += {pass.Horizontal.TapStep})"))
            {
                writer.Line($"ref {source.Element.Name} near = ref Unsafe.Add(ref source, i);");
                writer.Line($"weight = {target.Words.LoadTwice}(ref weights, tap);");
                writer.Line($"tap += {packing.Lanes};");
                for (var pair = 0; pair < pairs.Count; pair++)
                {
                    var offset = pairs[pair].Row * pass.Vertical.Stride * source.RowStep + pairs[pair].Column;
                    writer.Line(
                        $"{Sum(pair)} = {target.Words.MultiplyAdd}("
                            + $"{target.Words.BroadcastPair}(ref near, {offset}), weight, {Sum(pair)});");
                }
            }
        }
    }

    /// <summary>The rows of a pool while both columns of a pair are together, the rest with the columns apart, eight lanes wide.</summary>
    private void WriteOutputs(CodeWriter writer, PairBody body)
    {
        var (target, half) = (body.Target, body.Half);
        var (tileRows, tileColumns) = (body.Rows, body.Columns);
        var columnPairs = tileColumns * epilogue.PoolColumns / 2;
        for (var row = 0; row < tileRows; row++)
        {
            for (var pair = 0; pair < columnPairs; pair++)
            {
                var rows = Enumerable.Range(row * epilogue.PoolRows, epilogue.PoolRows).Select(i => Sum(i * columnPairs + pair)).ToArray();
                if (rows.Length > 1) writer.Line($"{rows[0]} = {EpilogueSpelling.OfRows(target, epilogue, rows)};");
            }
            for (var column = 0; column < tileColumns; column++)
            {
                var sums = Enumerable.Range(column * epilogue.PoolColumns, epilogue.PoolColumns).Select(j =>
                    (j % 2 == 0 ? target.Words.Even : target.Words.Odd)
                        + $"({Sum(row * epilogue.PoolRows * columnPairs + j / 2)})").ToArray();
                var value = epilogue.PoolRows > 1
                    ? EpilogueSpelling.OfColumns(half, epilogue, sums) : EpilogueSpelling.Of(half, epilogue, sums);
                var offset = row * pass.Vertical.OutputStep * destination.RowStep
                    + (long)column * pass.Horizontal.OutputStep * destination.Lanes;
                writer.Line($"{half.Words.Store}({value}, ref to, {offset});");
            }
        }
    }

    private IEnumerable<(int Row, int Column)> PairsOf(int tileRows, int tileColumns) =>
        from row in Enumerable.Range(0, tileRows * epilogue.PoolRows)
        from column in Enumerable.Range(0, tileColumns * epilogue.PoolColumns / 2)
        select (row, 2 * column);

    private static string Sum(int pair) => $"a{pair}";
}
