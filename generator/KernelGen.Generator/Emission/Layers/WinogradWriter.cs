using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Planning.Layers;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Emission.Layers;

/// <summary>Writes a Winograd convolution: transform the tiles of a strip, multiply channels, transform back.</summary>
internal sealed class WinogradWriter(WinogradStep step)
{
    private const int Block = PlannedTensor.BlockLanes;

    private readonly Geometry source = Geometry.Of(step.Source, Layout.Blocks);
    private readonly Geometry taken = Geometry.Of(step.Scratch[0]);
    private readonly Geometry made = Geometry.Of(step.Scratch[1]);
    private readonly Geometry square = Geometry.Of(step.Scratch[2]);
    private readonly Geometry destination = Geometry.Of(step.Output);
    private readonly CookToom matrices = step.Matrices;
    private readonly WinogradPacking packing = step.Part.Packing;

    private int Size => matrices.Size;

    private int Tile => matrices.Outputs;

    private int InBlocks => (packing.InChannels + Block - 1) / Block;

    /// <summary>Lanes of a block that hold channels; half of them where there are few.</summary>
    private int InLanes => packing.InChannels <= StripWidth.Half ? StripWidth.Half : Block;

    private int OutBlocks => (int)((packing.Start + Block - 1) / Block);

    /// <summary>The statements that run it, strip by strip; the last strip may overlap the one before.</summary>
    public IEnumerable<string> Calls(SharedMethods methods)
    {
        var pass = step.Products.Passes[0];
        pass.Weights.Start = step.Part.Start + packing.Start;
        var strips = new Loop("strip", step.TileRows, step.StripRows, "rows of tiles that stay in the cache");
        var writer = new CodeWriter();
        using (Loop.Nest(writer, "all tiles at once", strips))
        {
            var first = strips.First(writer, "first");
            var from = source.At(-step.Before.Top * source.RowStep - (long)step.Before.Left * source.Lanes);
            writer.Line($"{methods.Name("Transform", TransformMethod)}({from}, {taken.At()}, {square.At()}, {first});");
            writer.Line(new DirectWriter(step.Products, pass).Call(methods));
            writer.Line(
                $"{methods.Name("Restore", RestoreMethod)}({made.At()}, {Geometry.Reference("packed", step.Part.Start)}, {destination.At()}, {square.At()}, {first});");
        }
        return writer.ToString().TrimEnd('\n').Split('\n');
    }

    private void TransformMethod(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        Invariant.Text(
            $"Tiles of {Size}x{Size} inputs, {packing.InChannels} channels: Bᵀ·d·B, each number of a tile to a plane of its own."),
        ["source", "products", "square", "nint first"],
        Tier.OfSixteenRegisters(InLanes),
        Transform);

    private void Transform(CodeWriter writer, Tier tier)
    {
        var (block, lane) = (new Loop("block", InBlocks, Comment: "16 channels each"), new Loop("lane", InLanes, tier.Lanes));
        var (row, column) = (new Loop("tileRow", step.StripRows), new Loop("tileColumn", step.TileColumns));
        using (Loop.Nest(writer, "the only tile", block, lane, row, column))
        {
            var (y, x) = Corner(writer, row, column);
            Loop.Reference(
                writer, "near", "source", (block.Variable, source.PlaneStep), (lane.Variable, 1), (y, source.RowStep), (x, Block));
            using (writer.Block(Invariant.Text($"for (nint j = 0; j < {Size}; j++)     // down each column")))
            {
                var inputs = Declare(writer, tier, "d", i => $"ref near, {Loop.Sum(("j", Block), ("1", i * source.RowStep))}");
                Combination.OfRows(writer, tier, matrices.Input, inputs, "t");
                for (var i = 0; i < Size; i++) writer.Line(
                    $"{tier.Words}.Store(t{i}, ref square, {Loop.Sum(("j", tier.Lanes), ("1", (long)i * Size * tier.Lanes))});");
            }
            Loop.Reference(
                writer, "to", "products", (block.Variable, taken.PlaneStep), (lane.Variable, 1),
                (row.Variable, (long)step.TileColumns * Block), (column.Variable, Block));
            using (writer.Block(Invariant.Text($"for (nint i = 0; i < {Size}; i++)     // along each row")))
            {
                var inputs = Declare(
                    writer, tier, "d", j => $"ref square, {Loop.Sum(("i", (long)Size * tier.Lanes), ("1", j * tier.Lanes))}");
                Combination.OfRows(writer, tier, matrices.Input, inputs, "t");
                for (var j = 0; j < Size; j++)
                    writer.Line(
                        $"{tier.Words}.Store(t{j}, ref to, {Loop.Sum(("i", Size * step.ProductSteps.Taken), ("1", j * step.ProductSteps.Taken))});");
            }
        }
    }

    private void RestoreMethod(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        Invariant.Text($"Tiles of {Tile}x{Tile} sums, {packing.OutChannels} channels: Aᵀ·m·A, bias and what follows."),
        ["products", "weights", "destination", "square", "nint first"],
        Tier.OfSixteenRegisters(packing.Lanes),
        Restore);

    private void Restore(CodeWriter writer, Tier tier)
    {
        var epilogue = step.Epilogue;
        var blocks = packing.Lanes < Block ? new Loop("block", 1) : new Loop("block", OutBlocks, Comment: "16 channels each");
        var lane = new Loop("lane", System.Math.Min(Block, packing.Lanes), tier.Lanes);
        var (row, column) = (new Loop("tileRow", step.StripRows), new Loop("tileColumn", step.TileColumns));
        using (Loop.Nest(writer, "the only tile", blocks, lane, row, column))
        {
            var (y, x) = Corner(writer, row, column);
            writer.Line($"{tier.Type} bias = {tier.Words}.Load(ref weights, {Loop.Sum((blocks.Variable, Block), (lane.Variable, 1))});");
            Loop.Reference(
                writer, "from", "products", (blocks.Variable, made.PlaneStep), (lane.Variable, 1),
                (row.Variable, (long)step.TileColumns * Block), (column.Variable, Block));
            using (writer.Block(Invariant.Text($"for (nint j = 0; j < {Size}; j++)     // down each column")))
            {
                var inputs = Declare(
                    writer, tier, "m", i =>
                    $"ref from, {Loop.Sum(("j", step.ProductSteps.Made), ("1", i * Size * step.ProductSteps.Made))}");
                Combination.OfColumns(writer, tier, matrices.Output, inputs, "t");
                for (var i = 0; i < Tile; i++) writer.Line(
                    $"{tier.Words}.Store(t{i}, ref square, {Loop.Sum(("j", tier.Lanes), ("1", (long)i * Size * tier.Lanes))});");
            }
            Loop.Reference(
                writer, "to", "destination", (blocks.Variable, destination.PlaneStep), (lane.Variable, 1),
                (Divided(y, epilogue.PoolRows), destination.RowStep), (Divided(x, epilogue.PoolColumns), Block));
            using (writer.Block(Invariant.Text($"for (nint i = 0; i < {Tile / epilogue.PoolRows}; i++)     // along each row")))
            {
                for (var r = 0; r < epilogue.PoolRows; r++)
                {
                    var inputs = Declare(
                        writer, tier, Invariant.Text($"m{(char)('a' + r)}"), j =>
                            $"ref square, {Loop.Sum(("i", (long)epilogue.PoolRows * Size * tier.Lanes), ("1", ((long)r * Size + j) * tier.Lanes))}");
                    Combination.OfColumns(writer, tier, matrices.Output, inputs, Invariant.Text($"y{(char)('a' + r)}"));
                }
                for (var j = 0; j < Tile / epilogue.PoolColumns; j++)
                {
                    var sums = (
                        from r in Enumerable.Range(0, epilogue.PoolRows)
                        from c in Enumerable.Range(j * epilogue.PoolColumns, epilogue.PoolColumns)
                        select Invariant.Text($"(y{(char)('a' + r)}{c} + bias)")).ToArray();
                    writer.Line(
                        $"{tier.Words}.Store({EpilogueSpelling.Of(tier, epilogue, sums)}, ref to, {Loop.Sum(("i", destination.RowStep), ("1", j * Block))});");
                }
            }
        }
    }

    /// <summary>The first row and column of a tile's sums: the last tile of an axis ends where the axis ends.</summary>
    private (string Y, string X) Corner(CodeWriter writer, Loop row, Loop column)
    {
        writer.Line($"nint y = {(row.Variable == "0" ? "first" : "(first + tileRow)")} * {Invariant.Text(Tile)};");
        if (step.Sums.Rows % Tile != 0) writer.Line(Invariant.Text($"if (y > {step.Sums.Rows - Tile}) y = {step.Sums.Rows - Tile};"));
        if (column.Variable == "0") return ("y", "0");
        writer.Line($"nint x = {column.Variable} * {Invariant.Text(Tile)};");
        if (step.Sums.Columns % Tile != 0) writer.Line(
            Invariant.Text($"if (x > {step.Sums.Columns - Tile}) x = {step.Sums.Columns - Tile};"));
        return ("y", "x");
    }

    private static string Divided(string index, int divisor) =>
        divisor == 1 || index == "0" ? index : Invariant.Text($"({index} / {divisor})");

    private IReadOnlyList<string> Declare(CodeWriter writer, Tier tier, string name, System.Func<int, string> place)
    {
        var names = Enumerable.Range(0, Size).Select(index => name + Invariant.Text(index)).ToArray();
        var loads = names.Select((declared, index) => $"{declared} = {tier.Words}.Load({place(index)})");
        writer.Line($"{tier.Type} {string.Join(", ", loads)};");
        return names;
    }
}
