using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>The sums of a tile of a direct convolution, in registers: declared, added to, written.</summary>
internal sealed class DirectSums(
    DirectStep step, DirectPass pass, TensorAddress source, TensorAddress destination, DirectBody body)
{
    private const int Block = ChannelBlock.Lanes;

    private readonly LayerTarget target = body.Target;
    private readonly OutputTile tile = body.Tile;
    private readonly TapPacking packing = pass.Weights.Packing;
    private readonly Epilogue epilogue = step.Epilogue;

    /// <summary>Channels of the source, or blocks of them, that a group sees.</summary>
    public int Planes => (packing.InChannels + source.Lanes - 1) / source.Lanes;

    private static string Sum(int vector, int position) => $"{(char)('a' + vector)}{position}";

    private int Positions => tile.Rows * tile.Columns * epilogue.PoolRows * epilogue.PoolColumns;

    /// <summary>Declares the sums, which begin as the bias of their channels.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="channel">The first channel, as text.</param>
    public void Declare(CodeWriter writer, string channel)
    {
        for (var v = 0; v < tile.Vectors; v++)
        {
            var bias = Loop.Sum((channel, 1), ("1", v * target.Lanes));
            var others = Enumerable.Range(1, Positions - 1).Select(p => $", {Sum(v, p)} = {Sum(v, 0)}");
            writer.Line($"{target.Type} {Sum(v, 0)} = {target.Words.Load}(ref weights, {bias}){string.Concat(others)};");
        }
    }

    /// <summary>Adds all products.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="planeLoop">The loop over the planes of the source, if it is to be written here.</param>
    /// <param name="plane">Where a plane begins.</param>
    public void AddTaps(CodeWriter writer, Loop planeLoop, string plane)
    {
        if (packing.StripLength == 0) return;
        var weights = string.Join(", ", Enumerable.Range(0, tile.Vectors).Select(v => $"w{v}"));
        writer.Line($"{target.Type} value, {weights};");

        // a block of channels lies side by side, so a row of taps without gaps is one run of numbers
        var rest = packing.InChannels % source.Lanes;
        var isRun = source.Lanes == 1 || (rest == 0 && pass.Horizontal.TapStep == 1) || pass.Horizontal.Taps == 1;
        var rowLoop = new Loop("tapRow", pass.Vertical.Taps);
        var columnLoop = new Loop("tapColumn", isRun ? 1 : pass.Horizontal.Taps);
        using (Loop.Nest(writer, "one row of taps", planeLoop, rowLoop, columnLoop))
        {
            var from = Loop.Sum(
                ("first", 1), (plane, 1), (rowLoop.Variable, pass.Vertical.TapStep * source.RowStep),
                (columnLoop.Variable, (long)pass.Horizontal.TapStep * source.Lanes));
            writer.Line($"nint from = {from};");
            var channels = source.Lanes == 1 ? "1" : rest == 0 ? $"{Block}"
                : Planes == 1 ? $"{rest}" : $"(plane < {Planes - 1} ? {Block} : {rest})";
            var end = source.Lanes == 1 ? $"{(long)pass.Horizontal.Taps * pass.Horizontal.TapStep}"
                : isRun && pass.Horizontal.Taps > 1 ? $"{pass.Horizontal.Taps * Block}" : channels;
            var next = source.Lanes == 1 && pass.Horizontal.TapStep > 1 ? $"i += {pass.Horizontal.TapStep}" : "i++";
            writer.Line($"nint end = from + {end};");
            using (writer.Block($"for (nint i = from; i < end; {next})")) WriteProducts(writer);
        }
    }

    /// <summary>One input channel of one tap: its value at every position times the weights of all channels of the strip.</summary>
    private void WriteProducts(CodeWriter writer)
    {
        writer.Line($"ref {source.Element.Name} near = ref Unsafe.Add(ref source, i);");
        writer.Line("ref float weight = ref Unsafe.Add(ref weights, tap);");
        writer.Line($"tap += {packing.Lanes};");
        if (body.FetchesWeights)
            for (var at = 0; at < tile.Vectors * target.Lanes; at += Target.LineBytes / sizeof(float))
                writer.Line($"RowCache.Prefetch(ref weight, {target.Machine.Costs.FetchedAhead / sizeof(float) + at});");
        for (var v = 0; v < tile.Vectors; v++)
            writer.Line($"w{v} = {target.Words.Load}(ref weight, {v * target.Lanes});");
        var position = 0;
        foreach (var (row, column) in Places)
        {
            var offset = row * pass.Vertical.Stride * source.RowStep + (long)column * pass.Horizontal.Stride * source.Lanes;
            var products = Enumerable.Range(0, tile.Vectors)
                .Select(v => $" {Sum(v, position)} = {target.Words.MultiplyAdd}(value, w{v}, {Sum(v, position)});");
            writer.Line($"value = {target.Words.Broadcast}(ref near, {offset});{string.Concat(products)}");
            position++;
        }
    }

    /// <summary>The positions of the sums of a tile, the sums of an output together.</summary>
    private IEnumerable<(int Row, int Column)> Places =>
        from output in Outputs
        from row in Enumerable.Range(0, epilogue.PoolRows)
        from column in Enumerable.Range(0, epilogue.PoolColumns)
        select (output.Row * epilogue.PoolRows + row, output.Column * epilogue.PoolColumns + column);

    private IEnumerable<(int Row, int Column)> Outputs =>
        from row in Enumerable.Range(0, tile.Rows) from column in Enumerable.Range(0, tile.Columns) select (row, column);

    /// <summary>Writes the outputs: the sums, and what follows them.</summary>
    public void Write(CodeWriter writer)
    {
        var pooled = epilogue.PoolRows * epilogue.PoolColumns;
        var output = 0;
        foreach (var (row, column) in Outputs)
        {
            WriteVectors(writer, v =>
            {
                var sums = Enumerable.Range(output * pooled, pooled).Select(position => Sum(v, position)).ToArray();
                var value = EpilogueSpelling.Of(target, epilogue, sums);
                return $"{target.Words.Store}({value}, ref to, {OutputOffset(v, row, column)});";
            });
            output++;
        }
    }

    /// <summary>The statements of the vectors of one output, side by side where they are short.</summary>
    private void WriteVectors(CodeWriter writer, Func<int, string> statement)
    {
        var statements = Enumerable.Range(0, tile.Vectors).Select(statement).ToArray();
        if (epilogue == Epilogue.None) writer.Line(string.Join(" ", statements));
        else foreach (var one in statements) writer.Line(one);
    }

    private long OutputOffset(int vector, int row, int column)
    {
        var lane = vector * target.Lanes;
        return lane / Block * destination.PlaneStep + lane % Block
            + row * pass.Vertical.OutputStep * destination.RowStep + (long)column * pass.Horizontal.OutputStep * destination.Lanes;
    }
}
