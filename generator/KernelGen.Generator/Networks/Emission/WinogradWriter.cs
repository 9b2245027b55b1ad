using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes a Winograd convolution: transform the tiles of a strip, multiply channels, transform back.</summary>
/// <remarks>The transforms take the sizes of the layer as arguments, so that all layers with such tiles share them.</remarks>
internal sealed class WinogradWriter(WinogradStep step)
{
    private const int Block = PlannedTensor.BlockLanes;

    /// <summary>What both transforms are told of the tiles.</summary>
    private static readonly string[] Sizes =
        ["nint first", "nint blocks", "nint rows", "nint columns", "nint lastRow", "nint lastColumn"];

    private readonly TensorAddress source = TensorAddress.Of(step.Source, Layout.Blocks);
    private readonly TensorAddress taken = TensorAddress.Of(step.Scratch[0]);
    private readonly TensorAddress made = TensorAddress.Of(step.Scratch[1]);
    private readonly TensorAddress square = TensorAddress.Of(step.Scratch[2]);
    private readonly TensorAddress destination = TensorAddress.Of(step.Output);
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
            var tiles = $"rows: {step.StripRows}, columns: {step.TileColumns}, "
                + $"lastRow: {step.Sums.Rows - Tile}, lastColumn: {step.Sums.Columns - Tile}";
            var transform = methods.Name("Transform", (Tile, matrices.Taps, InLanes), TransformMethod);
            writer.Line($"{transform}({from}, {taken.At()}, {square.At()}, {first},");
            writer.Line($"    blocks: {InBlocks}, {tiles}, sourcePlane: {source.PlaneStep}, sourceRow: {source.RowStep}, "
                + $"productStep: {step.ProductSteps.Taken});");
            writer.Line(new DirectWriter(step.Products, pass).Call(methods));
            var weights = TensorAddress.Reference("packed", step.Part.Start);
            var restore = methods.Name("Restore", (Tile, matrices.Taps, packing.Lanes, step.Epilogue), RestoreMethod);
            writer.Line($"{restore}({made.At()}, {weights}, {destination.At()}, {square.At()}, {first},");
            writer.Line(
                $"    blocks: {(packing.Lanes < Block ? 1 : OutBlocks)}, {tiles}, plane: {destination.PlaneStep}, "
                + $"row: {destination.RowStep}, productStep: {step.ProductSteps.Made});");
        }
        return writer.ToString().TrimEnd('\n').Split('\n');
    }

    private void TransformMethod(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        $"Tiles of {Size}x{Size} inputs: Bᵀ·d·B, each number of a tile to a plane of its own.",
        ["source", "products", "square", .. Sizes, "nint sourcePlane", "nint sourceRow", "nint productStep"],
        Tier.OfSixteenRegisters(InLanes),
        Transform);

    private void Transform(CodeWriter writer, Tier tier)
    {
        using (Tiles(writer, new Loop("lane", InLanes, tier.Lanes), out var lane))
        {
            Loop.Reference(
                writer, "near", "source", ("block * sourcePlane", 1), (lane, 1), ("y * sourceRow", 1), ("x", Block));
            using (writer.Block($"for (nint j = 0; j < {Size}; j++)     // down each column"))
            {
                var inputs = Declare(writer, tier, "d", i => $"ref near, {Loop.Sum(("j", Block), ("sourceRow", i))}");
                Combination.OfRows(writer, tier, matrices.Input, inputs, "t");
                StoreColumn(writer, tier, Size);
            }
            Loop.Reference(writer, "to", "products", ("tile", Block), (lane, 1));
            using (writer.Block($"for (nint i = 0; i < {Size}; i++)     // along each row"))
            {
                var inputs = Declare(
                    writer, tier, "d", j => $"ref square, {Loop.Sum(("i", (long)Size * tier.Lanes), ("1", j * tier.Lanes))}");
                Combination.OfRows(writer, tier, matrices.Input, inputs, "t");
                for (var j = 0; j < Size; j++)
                    writer.Line($"{tier.Words.Store}(t{j}, ref to, {Loop.Sum(("i * productStep", Size), ("productStep", j))});");
            }
        }
    }

    private void RestoreMethod(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        $"Tiles of {Tile}x{Tile} sums: Aᵀ·m·A, bias and what follows.",
        ["products", "weights", "destination", "square", .. Sizes, "nint plane", "nint row", "nint productStep"],
        Tier.OfSixteenRegisters(packing.Lanes),
        Restore);

    private void Restore(CodeWriter writer, Tier tier)
    {
        var epilogue = step.Epilogue;
        using (Tiles(writer, new Loop("lane", System.Math.Min(Block, packing.Lanes), tier.Lanes), out var lane))
        {
            writer.Line($"{tier.Type} bias = {tier.Words.Load}(ref weights, {Loop.Sum(("block", Block), (lane, 1))});");
            Loop.Reference(writer, "from", "products", ("tile", Block), (lane, 1));
            using (writer.Block($"for (nint j = 0; j < {Size}; j++)     // down each column"))
            {
                var inputs = Declare(
                    writer, tier, "m", i => $"ref from, {Loop.Sum(("j * productStep", 1), ("productStep", (long)i * Size))}");
                Combination.OfColumns(writer, tier, matrices.Output, inputs, "t");
                StoreColumn(writer, tier, Tile);
            }
            Loop.Reference(
                writer, "to", "destination", ("block * plane", 1), (lane, 1), ($"{Divided("y", epilogue.PoolRows)} * row", 1),
                (Divided("x", epilogue.PoolColumns), Block));
            using (writer.Block($"for (nint i = 0; i < {Tile / epilogue.PoolRows}; i++)     // along each row"))
            {
                for (var r = 0; r < epilogue.PoolRows; r++)
                {
                    var (row, rowStep) = (r, (long)Size * tier.Lanes);
                    var inputs = Declare(writer, tier, "m" + Letter(r), j =>
                        $"ref square, {Loop.Sum(("i", epilogue.PoolRows * rowStep), ("1", row * rowStep + (long)j * tier.Lanes))}");
                    Combination.OfColumns(writer, tier, matrices.Output, inputs, "y" + Letter(r));
                }
                for (var j = 0; j < Tile / epilogue.PoolColumns; j++)
                {
                    var sums = (
                        from r in Enumerable.Range(0, epilogue.PoolRows)
                        from c in Enumerable.Range(j * epilogue.PoolColumns, epilogue.PoolColumns)
                        select $"(y{Letter(r)}{c} + bias)").ToArray();
                    var value = EpilogueSpelling.Of(tier, epilogue, sums);
                    writer.Line($"{tier.Words.Store}({value}, ref to, {Loop.Sum(("i * row", 1), ("1", j * Block))});");
                }
            }
        }
    }

    /// <summary>
    /// The loops over the tiles of a strip, inside which <c>y</c> and <c>x</c> are the first row and column of a tile's sums, and
    /// <c>tile</c> is its place among all: the last tile of an axis ends where the axis ends.
    /// </summary>
    private System.IDisposable Tiles(CodeWriter writer, Loop lanes, out string lane)
    {
        lane = lanes.Variable;
        writer.Line("for (nint block = 0; block < blocks; block++)     // 16 channels each");
        var scope = Loop.Nest(writer, "all lanes at once", lanes, new Loop("tileRow", "rows"), new Loop("tileColumn", "columns"));
        writer.Line($"nint y = nint.Min((first + tileRow) * {Tile}, lastRow);");
        writer.Line($"nint x = nint.Min(tileColumn * {Tile}, lastColumn);");
        writer.Line("nint tile = (block * rows + tileRow) * columns + tileColumn;");
        return scope;
    }

    /// <summary>Writes column <c>j</c> of the square.</summary>
    private void StoreColumn(CodeWriter writer, Tier tier, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            var place = Loop.Sum(("j", tier.Lanes), ("1", (long)i * Size * tier.Lanes));
            writer.Line($"{tier.Words.Store}(t{i}, ref square, {place});");
        }
    }

    private static string Divided(string index, int divisor) => divisor == 1 ? index : $"({index} / {divisor})";

    private static char Letter(int row) => (char)('a' + row);

    private IReadOnlyList<string> Declare(CodeWriter writer, Tier tier, string name, System.Func<int, string> place)
    {
        var names = Enumerable.Range(0, Size).Select(index => name + $"{index}").ToArray();
        var loads = names.Select((declared, index) => $"{declared} = {tier.Words.Load}({place(index)})");
        writer.Line($"{tier.Type} {string.Join(", ", loads)};");
        return names;
    }
}
