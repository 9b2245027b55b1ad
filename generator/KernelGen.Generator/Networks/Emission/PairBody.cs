using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>
/// The body of a direct convolution to at most eight channels, which would fill half of a vector of sixteen: the sums of two
/// neighbouring columns share one, by turns, for their inputs are neighbours too and are spread together.
/// </summary>
internal sealed class PairBody(DirectPass pass, Epilogue epilogue, TensorAddress source, TensorAddress destination)
{
    private readonly TapPacking packing = pass.Weights.Packing;

    private int Rows => pass.Vertical.Outputs / epilogue.PoolRows;

    private int Columns => pass.Horizontal.Outputs / epilogue.PoolColumns;

    /// <summary>Whether neighbouring sums read neighbouring numbers, and there are two.</summary>
    public static bool Suits(DirectStep step, DirectPass pass, TensorAddress source) =>
        step is { Groups: 1, HasBias: true } && source.Lanes == 1 && pass.Weights.Packing.Lanes == StripWidth.Half
            && pass.Horizontal.Stride == 1 && pass.Horizontal.Outputs >= 2 * step.Epilogue.PoolColumns;

    public void Write(CodeWriter writer, Tier tier)
    {
        var (tileRows, tileColumns) = BestTile(tier.Accumulators);
        var (down, across) = (new Loop("row", Rows, tileRows), new Loop("column", Columns, tileColumns));
        using (Loop.Nest(writer, "all outputs at once", down, across))
        {
            var (y, x) = (down.First(writer, "y"), across.First(writer, "x"));
            Loop.Reference(
                writer, "to", "destination", (y, pass.Vertical.OutputStep * destination.RowStep),
                (x, (long)pass.Horizontal.OutputStep * destination.Lanes));
            var first = Loop.Sum((y, (long)epilogue.PoolRows * pass.Vertical.Stride * source.RowStep), (x, epilogue.PoolColumns));
            writer.Line($"nint tap = {packing.Start}, first = {first};");
            var pairs = PairsOf(tileRows, tileColumns).ToArray();
            var others = Enumerable.Range(1, pairs.Length - 1).Select(pair => $", {Sum(pair)} = {Sum(0)}");
            writer.Line($"{tier.Type} {Sum(0)} = {tier.Words.LoadTwice}(ref weights, 0){string.Concat(others)};     // biases");
            WriteTaps(writer, tier, pairs);
            WriteOutputs(writer, tier, tileRows, tileColumns);
        }
    }

    private void WriteTaps(CodeWriter writer, Tier tier, IReadOnlyList<(int Row, int Column)> pairs)
    {
        if (packing.StripLength == 0) return;
        writer.Line($"{tier.Type} weight;");
        var (planes, rows) = (new Loop("plane", packing.InChannels), new Loop("tapRow", pass.Vertical.Taps));
        using (Loop.Nest(writer, "one row of taps", planes, rows))
        {
            var from = Loop.Sum(
                ("first", 1), (planes.Variable, source.PlaneStep), (rows.Variable, pass.Vertical.TapStep * source.RowStep));
            var length = pass.Horizontal.Taps * pass.Horizontal.TapStep;
            writer.Line($"nint from = {from}, end = from + {length};");
            using (writer.Block($"for (nint i = from; i < end; i += {pass.Horizontal.TapStep})"))
            {
                writer.Line("ref float near = ref Unsafe.Add(ref source, i);");
                writer.Line($"weight = {tier.Words.LoadTwice}(ref weights, tap);");
                writer.Line($"tap += {packing.Lanes};");
                for (var pair = 0; pair < pairs.Count; pair++)
                {
                    var offset = pairs[pair].Row * pass.Vertical.Stride * source.RowStep + pairs[pair].Column;
                    writer.Line(
                        $"{Sum(pair)} = {tier.Words.MultiplyAdd}({tier.Words.BroadcastPair}(ref near, {offset}), weight, {Sum(pair)});");
                }
            }
        }
    }

    /// <summary>The rows of a pool while both columns of a pair are together, the rest with the columns apart, eight lanes wide.</summary>
    private void WriteOutputs(CodeWriter writer, Tier tier, int tileRows, int tileColumns)
    {
        var half = Tier.All.First(other => other.Lanes == StripWidth.Half);
        var columnPairs = tileColumns * epilogue.PoolColumns / 2;
        for (var row = 0; row < tileRows; row++)
        {
            for (var pair = 0; pair < columnPairs; pair++)
            {
                var rows = Enumerable.Range(row * epilogue.PoolRows, epilogue.PoolRows).Select(i => Sum(i * columnPairs + pair)).ToArray();
                if (rows.Length > 1) writer.Line($"{rows[0]} = {EpilogueSpelling.OfRows(tier, epilogue, rows)};");
            }
            for (var column = 0; column < tileColumns; column++)
            {
                var sums = Enumerable.Range(column * epilogue.PoolColumns, epilogue.PoolColumns).Select(j =>
                    $"{(j % 2 == 0 ? tier.Words.Even : tier.Words.Odd)}({Sum(row * epilogue.PoolRows * columnPairs + j / 2)})").ToArray();
                var value = epilogue.PoolRows > 1
                    ? EpilogueSpelling.OfColumns(half, epilogue, sums) : EpilogueSpelling.Of(half, epilogue, sums);
                var offset = row * pass.Vertical.OutputStep * destination.RowStep
                    + (long)column * pass.Horizontal.OutputStep * destination.Lanes;
                writer.Line($"{half.Words.Store}({value}, ref to, {offset});");
            }
        }
    }

    /// <summary>The tile that computes the fewest sums, the largest of these.</summary>
    private (int Rows, int Columns) BestTile(int accumulators)
    {
        var (best, least) = ((1, 2), double.MaxValue);
        for (var down = 1; down <= Math.Min(Rows, accumulators); down++)
            for (var across = 1; across <= Math.Min(Columns, 2 * accumulators); across++)
            {
                var sums = down * epilogue.PoolRows * across * epilogue.PoolColumns;
                if (across * epilogue.PoolColumns % 2 != 0 || sums > 2 * accumulators) continue;
                var tiles = (double)((Rows + down - 1) / down) * ((Columns + across - 1) / across);
                var cost = tiles * (Math.Max(sums / 2, 8) + 2);     // eight sums hide the time of one, two steps begin a tap
                if (cost < least) (best, least) = ((down, across), cost);
            }
        return best;
    }

    private IEnumerable<(int Row, int Column)> PairsOf(int tileRows, int tileColumns) =>
        from row in Enumerable.Range(0, tileRows * epilogue.PoolRows)
        from column in Enumerable.Range(0, tileColumns * epilogue.PoolColumns / 2)
        select (row, 2 * column);

    private static string Sum(int pair) => $"a{pair}";
}
