using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning.Layers;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission.Layers;

/// <summary>Writes one pass of a direct convolution: a tile of positions by vectors of output channels, summed in registers.</summary>
internal sealed class DirectWriter(DirectStep step, DirectPass pass)
{
    private const int Block = PlannedTensor.BlockLanes;

    private readonly Geometry source = Geometry.Of(step.Source, step.Inputs[0].Layout);
    private readonly Geometry destination = Geometry.Of(step.Output);
    private readonly TapPacking packing = pass.Weights.Packing;
    private readonly Epilogue epilogue = step.Epilogue;

    private int Rows => pass.Vertical.Outputs / epilogue.PoolRows;

    private int Columns => pass.Horizontal.Outputs / epilogue.PoolColumns;

    /// <summary>The statement that runs the pass.</summary>
    public string Call(SharedMethods methods)
    {
        var name = methods.Name("Convolve", Method);
        var from = source.At(pass.Vertical.First * source.RowStep + (long)pass.Horizontal.First * source.Lanes);
        var to = destination.At(pass.Vertical.OutputFirst * destination.RowStep + (long)pass.Horizontal.OutputFirst * destination.Lanes);
        return $"{name}({from}, {Geometry.Reference("packed", pass.Weights.Start)}, {to});";
    }

    private void Method(CodeWriter writer, string name)
    {
        var hasPairs = PairBody.Suits(step, pass, source);
        var tiers = Tier.All.Where(tier => tier.Lanes <= (hasPairs ? 2 : 1) * packing.Lanes).ToArray();
        var summary = Invariant.Text(
            $"{pass.Vertical.Taps}x{pass.Horizontal.Taps} taps, {packing.InChannels} to {packing.OutChannels} channels, {Rows}x{Columns} outputs.");
        HotMethod.Write(writer, name, summary, ["source", "weights", "destination"], tiers, (body, tier) =>
        {
            if (tier.Lanes > packing.Lanes) new PairBody(pass, epilogue, source, destination).Write(body, tier);
            else Body(body, tier);
        });
    }

    private void Body(CodeWriter writer, Tier tier)
    {
        var tile = BestTile(tier);
        var strip = tile.Vectors * tier.Lanes;
        var group = new Loop("group", step.Groups, Comment: Invariant.Text($"{packing.OutChannels / step.Groups} output channels each"));
        var strips = new Loop(
            "strip", packing.Strips / step.Groups, Comment: Invariant.Text($"{packing.Lanes} output channels side by side"));
        var part = new Loop("part", packing.Lanes, strip);
        var down = new Loop("row", Rows, tile.Rows);
        var across = new Loop("column", Columns, tile.Columns);
        using (Loop.Nest(writer, "all outputs at once", group, strips, part, down, across))
        {
            var y = down.First(writer, "y");
            var x = across.First(writer, "x");
            var channel = Loop.Sum(
                (group.Variable, packing.OutChannels / step.Groups), (strips.Variable, packing.Lanes), (part.Variable, 1));
            var tap = Loop.Sum(
                ("1", step.HasBias ? packing.Start : 0), (group.Variable, packing.Strips / step.Groups * packing.StripLength),
                    (strips.Variable, packing.StripLength), (part.Variable, 1));
            var pixel = Loop.Sum(
                (group.Variable, GroupStep(step.GroupSteps.Source, packing.InChannels, source)),
                (y, (long)epilogue.PoolRows * pass.Vertical.Stride * source.RowStep),
                (x, (long)epilogue.PoolColumns * pass.Horizontal.Stride * source.Lanes));
            var place = Loop.Sum(
                (group.Variable, GroupStep(step.GroupSteps.Output, packing.OutChannels / step.Groups, destination)),
                (strips.Variable, packing.Lanes / Block * destination.PlaneStep),
                (strip < Block ? $"(part / {Block})" : "part", part.Variable == "0" ? 0 : strip < Block
                    ? destination.PlaneStep : destination.PlaneStep / Block),
                (strip < Block ? $"part % {Block}" : "0", part.Variable == "0" ? 0 : 1),
                (y, pass.Vertical.OutputStep * destination.RowStep),
                (x, (long)pass.Horizontal.OutputStep * destination.Lanes));
            writer.Line($"ref float to = ref Unsafe.Add(ref destination, {place});");
            writer.Line($"nint tap = {tap}, first = {pixel};");
            if (step.AddsBlocks)
            {
                using (writer.Block(Invariant.Text($"for (nint plane = 0; plane < {Planes}; plane++)     // 16 channels each")))
                {
                    WriteSums(writer, tier, tile, channel);
                    WriteTaps(writer, tier, tile, new Loop("plane", 1), Invariant.Text($"plane * {source.PlaneStep}"));
                    using (writer.Block("if (plane > 0)")) WriteAddition(writer, tier, tile);
                    WriteOutputs(writer, tier, tile);
                }
                return;
            }
            WriteSums(writer, tier, tile, channel);
            var planes = new Loop("plane", Planes, Comment: source.Lanes == 1 ? "a channel each" : "16 channels each");
            WriteTaps(writer, tier, tile, planes, Loop.Sum((planes.Variable, source.PlaneStep)));
            WriteOutputs(writer, tier, tile);
        }
    }

    private static long GroupStep(long step, int channels, Geometry tensor) =>
        step > 0 ? step : (channels + tensor.Lanes - 1) / tensor.Lanes * tensor.PlaneStep;

    /// <summary>Channels of the source, or blocks of them, that a group sees.</summary>
    private int Planes => (packing.InChannels + source.Lanes - 1) / source.Lanes;

    private Tile BestTile(Tier tier)
    {
        Tile? best = null;
        for (var vectors = 1; vectors <= 4; vectors++)
        {
            var strip = vectors * tier.Lanes;
            if (packing.Lanes % strip != 0 || (strip % Block != 0 && Block % strip != 0)) continue;
            var tile = Tile.Best(Rows, Columns, epilogue.PoolRows, epilogue.PoolColumns, vectors, tier.Accumulators);
            tile = tile with { Cost = tile.Cost * packing.Lanes / strip };
            if (best is null || tile.Cost <= best.Cost) best = tile;
        }
        return best!;
    }

    private static string Sum(int vector, int position) => Invariant.Text($"{(char)('a' + vector)}{position}");

    private int Positions(Tile tile) => tile.Rows * tile.Columns * epilogue.PoolRows * epilogue.PoolColumns;

    /// <summary>Declares the sums, which begin as the bias of their channels.</summary>
    private void WriteSums(CodeWriter writer, Tier tier, Tile tile, string channel)
    {
        for (var v = 0; v < tile.Vectors; v++)
        {
            if (!step.HasBias)
            {
                writer.Line(
                    $"{tier.Type} {string.Join(", ", Enumerable.Range(0, Positions(tile)).Select(p => Sum(v, p) + " = default"))};");
                continue;
            }
            var bias = Loop.Sum((channel, 1), ("1", v * tier.Lanes));
            var others = Enumerable.Range(1, Positions(tile) - 1).Select(p => $", {Sum(v, p)} = {Sum(v, 0)}");
            writer.Line($"{tier.Type} {Sum(v, 0)} = {tier.Words}.Load(ref weights, {bias}){string.Concat(others)};");
        }
    }

    /// <param name="writer">Where to write.</param>
    /// <param name="tier">The vectors.</param>
    /// <param name="tile">The sums.</param>
    /// <param name="planeLoop">The loop over the planes of the source, if it is to be written here.</param>
    /// <param name="plane">Where a plane begins.</param>
    private void WriteTaps(CodeWriter writer, Tier tier, Tile tile, Loop planeLoop, string plane)
    {
        if (packing.StripLength == 0) return;
        var weights = string.Join(", ", Enumerable.Range(0, tile.Vectors).Select(v => Invariant.Text($"w{v}")));
        writer.Line($"{tier.Type} value, {weights};");

        // a block of channels lies side by side, so a row of taps without gaps is one run of numbers
        var rest = packing.InChannels % source.Lanes;
        var isRun = source.Lanes == 1 || (rest == 0 && pass.Horizontal.TapStep == 1) || pass.Horizontal.Taps == 1;
        var rowLoop = new Loop("tapRow", pass.Vertical.Taps);
        var columnLoop = new Loop("tapColumn", isRun ? 1 : pass.Horizontal.Taps);
        using (Loop.Nest(writer, "one row of taps", planeLoop, rowLoop, columnLoop))
        {
            writer.Line(
                $"nint from = {Loop.Sum(("first", 1), (plane, 1), (rowLoop.Variable, pass.Vertical.TapStep * source.RowStep), (columnLoop.Variable, (long)pass.Horizontal.TapStep * source.Lanes))};");
            var channels = source.Lanes == 1 ? "1" : rest == 0 ? Invariant.Text($"{Block}")
                : Planes == 1 ? Invariant.Text($"{rest}") : Invariant.Text($"(plane < {Planes - 1} ? {Block} : {rest})");
            var end = source.Lanes == 1 ? Invariant.Text($"{(long)pass.Horizontal.Taps * pass.Horizontal.TapStep}")
                : isRun && pass.Horizontal.Taps > 1 ? Invariant.Text($"{pass.Horizontal.Taps * Block}") : channels;
            var next = source.Lanes == 1 && pass.Horizontal.TapStep > 1 ? Invariant.Text($"i += {pass.Horizontal.TapStep}") : "i++";
            writer.Line($"nint end = from + {end};");
            using (writer.Block($"for (nint i = from; i < end; {next})")) WriteProducts(writer, tier, tile);
        }
    }

    /// <summary>One input channel of one tap: its value at every position times the weights of all channels of the strip.</summary>
    private void WriteProducts(CodeWriter writer, Tier tier, Tile tile)
    {
        writer.Line("ref float near = ref Unsafe.Add(ref source, i);");
        writer.Line("ref float weight = ref Unsafe.Add(ref weights, tap);");
        writer.Line(Invariant.Text($"tap += {packing.Lanes};"));
        for (var v = 0; v < tile.Vectors; v++)
            writer.Line(Invariant.Text($"w{v} = {tier.Words}.Load(ref weight, {v * tier.Lanes});"));
        var position = 0;
        foreach (var (row, column) in SumsOf(tile))
        {
            var offset = row * pass.Vertical.Stride * source.RowStep + (long)column * pass.Horizontal.Stride * source.Lanes;
            var products = Enumerable.Range(0, tile.Vectors)
                .Select(v => Invariant.Text($" {Sum(v, position)} = {tier.Words}.MultiplyAdd(value, w{v}, {Sum(v, position)});"));
            writer.Line(Invariant.Text($"value = {tier.Words}.Spread(ref near, {offset});{string.Concat(products)}"));
            position++;
        }
    }

    /// <summary>The positions of the sums of a tile, the sums of an output together.</summary>
    private IEnumerable<(int Row, int Column)> SumsOf(Tile tile) =>
        from output in Outputs(tile)
        from row in Enumerable.Range(0, epilogue.PoolRows)
        from column in Enumerable.Range(0, epilogue.PoolColumns)
        select (output.Row * epilogue.PoolRows + row, output.Column * epilogue.PoolColumns + column);

    private static IEnumerable<(int Row, int Column)> Outputs(Tile tile) =>
        from row in Enumerable.Range(0, tile.Rows) from column in Enumerable.Range(0, tile.Columns) select (row, column);

    /// <summary>What the blocks of channels before have given is added.</summary>
    private void WriteAddition(CodeWriter writer, Tier tier, Tile tile)
    {
        var position = 0;
        foreach (var (row, column) in Outputs(tile))
        {
            WriteVectors(writer, tile, v => Invariant.Text(
                $"{Sum(v, position)} += {tier.Words}.Load(ref to, {OutputOffset(tier, v, row, column)});"));
            position++;
        }
    }

    private void WriteOutputs(CodeWriter writer, Tier tier, Tile tile)
    {
        var pooled = epilogue.PoolRows * epilogue.PoolColumns;
        var output = 0;
        foreach (var (row, column) in Outputs(tile))
        {
            WriteVectors(writer, tile, v =>
            {
                var sums = Enumerable.Range(output * pooled, pooled).Select(position => Sum(v, position)).ToArray();
                var value = EpilogueSpelling.Of(tier, epilogue, sums);
                return Invariant.Text($"{tier.Words}.Store({value}, ref to, {OutputOffset(tier, v, row, column)});");
            });
            output++;
        }
    }

    /// <summary>The statements of the vectors of one output, side by side where they are short.</summary>
    private void WriteVectors(CodeWriter writer, Tile tile, Func<int, string> statement)
    {
        var statements = Enumerable.Range(0, tile.Vectors).Select(statement).ToArray();
        if (epilogue == Epilogue.None) writer.Line(string.Join(" ", statements));
        else foreach (var one in statements) writer.Line(one);
    }

    private long OutputOffset(Tier tier, int vector, int row, int column)
    {
        var lane = vector * tier.Lanes;
        return lane / Block * destination.PlaneStep + lane % Block
            + row * pass.Vertical.OutputStep * destination.RowStep + (long)column * pass.Horizontal.OutputStep * destination.Lanes;
    }
}
