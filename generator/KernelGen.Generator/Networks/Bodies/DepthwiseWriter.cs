using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes a depthwise convolution: a tile of positions, every lane a channel with taps of its own.</summary>
internal sealed class DepthwiseWriter(DepthwiseStep step, Placement places)
{
    private const int Block = ChannelBlock.Lanes;

    private readonly TensorAddress source = TensorAddress.Of(places[step.Source], Layout.Blocks);
    private readonly TensorAddress destination = TensorAddress.Of(places[step.Output]);
    private readonly DirectPass pass = step.Pass;

    /// <summary>The statement that runs it.</summary>
    public string Call(SharedMethods methods)
    {
        var name = methods.Name("Filter", Method());
        var from = source.At(pass.Vertical.First * source.RowStep + (long)pass.Horizontal.First * source.Lanes);
        return $"{name}({from}, {TensorAddress.Reference("packed", step.WeightsStart)}, {destination.At()});";
    }

    private HotMethod Method() => HotMethod.Of(
        $"{pass.Vertical.Taps}x{pass.Horizontal.Taps} taps of every one of {step.Output.Shape.Channels} channels, "
            + $"{pass.Vertical.Outputs}x{pass.Horizontal.Outputs} outputs.",
        MethodParameter.Filter(source.Element, destination.Element),
        step.Bodies,
        (code, body) =>
        {
            if (body is DepthwiseBody tiled) Body(code, tiled);
            else new DepthwiseRowsWriter(step, source, destination).Write(code, (DepthwiseRowsBody)body);
        });

    private void Body(CodeWriter writer, DepthwiseBody body)
    {
        var (target, tile) = (body.Target, body.Tile);
        var positions = (
            from row in Enumerable.Range(0, tile.Rows) from column in Enumerable.Range(0, tile.Columns) select (row, column)).ToArray();
        var block = new Loop("block", destination.Planes, Comment: "16 channels each");
        var lane = new Loop("lane", Block, target.Lanes);
        var down = new Loop("row", pass.Vertical.Outputs, tile.Rows);
        var across = new Loop("column", pass.Horizontal.Outputs, tile.Columns);
        using (Loop.Nest(writer, "all outputs at once", block, lane, down, across))
        {
            var (y, x) = (down.First(writer, "y"), across.First(writer, "x"));
            var sums = positions.Select((_, index) => $"a{index}").ToArray();
            var others = string.Concat(sums.Skip(1).Select(sum => $", {sum} = a0"));
            var bias = Loop.Sum((block.Variable, Block), (lane.Variable, 1));
            writer.Line($"{target.Type} {sums[0]} = {target.Words.Load}(ref weights, {bias}){others};");
            writer.Line($"{target.Type} weight;");
            var packing = pass.Weights.Packing;
            writer.Line($"nint tap = {Loop.Sum(("1", packing.Start), (block.Variable, packing.StripLength), (lane.Variable, 1))};");
            var first = Loop.Sum(
                (block.Variable, source.PlaneStep), (lane.Variable, 1), (y, pass.Vertical.Stride * source.RowStep),
                (x, (long)pass.Horizontal.Stride * Block));
            writer.Line($"nint first = {first};");
            WriteTaps(writer, target, positions, sums);
            Loop.Reference(
                writer, destination.Element, "to", "destination", (block.Variable, destination.PlaneStep), (lane.Variable, 1),
                (y, destination.RowStep), (x, Block));
            for (var i = 0; i < sums.Length; i++)
            {
                var offset = positions[i].row * destination.RowStep + positions[i].column * Block;
                writer.Line(
                    $"{target.Words.Store}({EpilogueSpelling.Of(target, step.Epilogue, [sums[i]])}, ref to, {offset});");
            }
        }
    }

    private void WriteTaps(
        CodeWriter writer, LayerTarget target, IReadOnlyList<(int Row, int Column)> positions, IReadOnlyList<string> sums)
    {
        var rows = new Loop("tapRow", pass.Vertical.Taps);
        var columns = new Loop("tapColumn", pass.Horizontal.Taps);
        using (Loop.Nest(writer, "the only tap", rows, columns))
        {
            Loop.Reference(
                writer, source.Element, "near", "source", ("first", 1), (rows.Variable, pass.Vertical.TapStep * source.RowStep),
                (columns.Variable, (long)pass.Horizontal.TapStep * Block));
            writer.Line($"weight = {target.Words.Load}(ref weights, tap);");
            writer.Line($"tap += {Block};");
            for (var i = 0; i < sums.Count; i++)
            {
                var offset = positions[i].Row * pass.Vertical.Stride * source.RowStep
                    + (long)positions[i].Column * pass.Horizontal.Stride * Block;
                writer.Line(
                    $"{sums[i]} = {target.Words.MultiplyAdd}({target.Words.Load}(ref near, {offset}), weight, {sums[i]});");
            }
        }
    }
}
