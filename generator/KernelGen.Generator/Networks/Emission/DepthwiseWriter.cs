using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes a depthwise convolution: a tile of positions, every lane a channel with taps of its own.</summary>
internal sealed class DepthwiseWriter(DepthwiseStep step)
{
    private const int Block = PlannedTensor.BlockLanes;

    private readonly TensorAddress source = TensorAddress.Of(step.Source, Layout.Blocks);
    private readonly TensorAddress destination = TensorAddress.Of(step.Output);
    private readonly DirectPass pass = step.Pass;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods)
    {
        var name = methods.Name("Filter", Method);
        var from = source.At(pass.Vertical.First * source.RowStep + (long)pass.Horizontal.First * source.Lanes);
        return $"{name}({from}, {TensorAddress.Reference("packed", pass.Weights.Start)}, {destination.At()});";
    }

    private void Method(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        $"{pass.Vertical.Taps}x{pass.Horizontal.Taps} taps of every one of {step.Output.Shape.Channels} channels, "
            + $"{pass.Vertical.Outputs}x{pass.Horizontal.Outputs} outputs.",
        ["source", "weights", "destination"],
        Tier.All,
        pass.Weights.Packing.RowOutputs == 0 ? Body : new DepthwiseRows(step, source, destination).Body);

    private void Body(CodeWriter writer, Tier tier)
    {
        // half of the registers: every product reads its own input, so that more sums would gain nothing
        var tile = Tile.Best(pass.Vertical.Outputs, pass.Horizontal.Outputs, 1, 1, 1, System.Math.Min(tier.Accumulators, 14));
        var positions = (
            from row in Enumerable.Range(0, tile.Rows) from column in Enumerable.Range(0, tile.Columns) select (row, column)).ToArray();
        var block = new Loop("block", destination.Planes, Comment: "16 channels each");
        var lane = new Loop("lane", Block, tier.Lanes);
        var down = new Loop("row", pass.Vertical.Outputs, tile.Rows);
        var across = new Loop("column", pass.Horizontal.Outputs, tile.Columns);
        using (Loop.Nest(writer, "all outputs at once", block, lane, down, across))
        {
            var (y, x) = (down.First(writer, "y"), across.First(writer, "x"));
            var sums = positions.Select((_, index) => $"a{index}").ToArray();
            var others = string.Concat(sums.Skip(1).Select(sum => $", {sum} = a0"));
            var bias = Loop.Sum((block.Variable, Block), (lane.Variable, 1));
            writer.Line($"{tier.Type} {sums[0]} = {tier.Words.Load}(ref weights, {bias}){others};");
            writer.Line($"{tier.Type} weight;");
            var packing = pass.Weights.Packing;
            writer.Line($"nint tap = {Loop.Sum(("1", packing.Start), (block.Variable, packing.StripLength), (lane.Variable, 1))};");
            var first = Loop.Sum(
                (block.Variable, source.PlaneStep), (lane.Variable, 1), (y, pass.Vertical.Stride * source.RowStep),
                (x, (long)pass.Horizontal.Stride * Block));
            writer.Line($"nint first = {first};");
            WriteTaps(writer, tier, positions, sums);
            Loop.Reference(
                writer, "to", "destination", (block.Variable, destination.PlaneStep), (lane.Variable, 1), (y, destination.RowStep),
                (x, Block));
            for (var i = 0; i < sums.Length; i++)
            {
                var offset = positions[i].row * destination.RowStep + positions[i].column * Block;
                writer.Line(
                    $"{tier.Words.Store}({EpilogueSpelling.Of(tier, step.Epilogue, [sums[i]])}, ref to, {offset});");
            }
        }
    }

    private void WriteTaps(CodeWriter writer, Tier tier, IReadOnlyList<(int Row, int Column)> positions, IReadOnlyList<string> sums)
    {
        var rows = new Loop("tapRow", pass.Vertical.Taps);
        var columns = new Loop("tapColumn", pass.Horizontal.Taps);
        using (Loop.Nest(writer, "the only tap", rows, columns))
        {
            Loop.Reference(
                writer, "near", "source", ("first", 1), (rows.Variable, pass.Vertical.TapStep * source.RowStep),
                (columns.Variable, (long)pass.Horizontal.TapStep * Block));
            writer.Line($"weight = {tier.Words.Load}(ref weights, tap);");
            writer.Line($"tap += {Block};");
            for (var i = 0; i < sums.Count; i++)
            {
                var offset = positions[i].Row * pass.Vertical.Stride * source.RowStep
                    + (long)positions[i].Column * pass.Horizontal.Stride * Block;
                writer.Line(
                    $"{sums[i]} = {tier.Words.MultiplyAdd}({tier.Words.Load}(ref near, {offset}), weight, {sums[i]});");
            }
        }
    }
}
