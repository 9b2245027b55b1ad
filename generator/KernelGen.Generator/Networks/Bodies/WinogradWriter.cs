using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Writes a Winograd convolution: transform the tiles of a strip, multiply channels, transform back.</summary>
/// <remarks>The transforms take the sizes of the layer as arguments, so that all layers with such tiles share them.</remarks>
internal sealed class WinogradWriter(WinogradStep step, Placement places)
{
    private const int Block = ChannelBlock.Lanes;

    /// <summary>What both transforms are told of the tiles.</summary>
    private static readonly IEnumerable<MethodParameter> Sizes =
        MethodParameter.Indices("first", "blocks", "rows", "columns", "rowsOver", "columnsOver");

    private readonly TensorAddress source = TensorAddress.Of(places[step.Source], Layout.Blocks);
    private readonly TensorAddress taken = TensorAddress.Of(places[step.Scratch[0]]);
    private readonly TensorAddress made = TensorAddress.Of(places[step.Scratch[1]]);
    private readonly TensorAddress square = TensorAddress.Of(places[step.Scratch[2]]);
    private readonly TensorAddress destination = TensorAddress.Of(places[step.Output]);
    private readonly CookToom matrices = step.Matrices;
    private readonly WinogradPacking packing = step.Part.Packing;

    private int Size => matrices.Size;

    private int Tile => matrices.Outputs;

    private int InBlocks => ChannelBlock.Count(packing.InChannels);

    /// <summary>Lanes of a block that hold channels; half of them where there are few.</summary>
    private int InLanes => ChannelBlock.Used(packing.InChannels);

    private int OutBlocks => ChannelBlock.Count((int)packing.Start);

    /// <summary>The statements that run it, strip by strip; the last strip may overlap the one before.</summary>
    public IEnumerable<string> Calls(SharedMethods methods)
    {
        var strips = new Loop("strip", step.TileRows, step.Grid.Rows, "rows of tiles that stay in the cache");
        var writer = new CodeWriter();
        using (Loop.Nest(writer, "all tiles at once", strips))
        {
            var first = strips.First(writer, "first");
            var from = source.At(-step.Before.Top * source.RowStep - (long)step.Before.Left * source.Lanes);
            var tiles = $"rows: {step.Grid.Rows}, columns: {step.Grid.Columns}, "
                + $"rowsOver: {step.TileRows * Tile - step.Sums.Rows}, columnsOver: {step.Grid.Columns * Tile - step.Sums.Columns}";
            var transform = methods.Name("Transform", (Tile, matrices.Taps, InLanes), TransformMethod);
            writer.Line($"{transform}({from}, {taken.At()}, {square.At()}, {first},");
            writer.Line($"    blocks: {InBlocks}, {tiles}, sourcePlane: {source.PlaneStep}, sourceRow: {source.RowStep}, "
                + $"productStep: {step.ProductSteps.Taken});");
            var taps = TensorAddress.Reference("packed", step.WeightsStart + packing.Start);
            writer.Line($"{methods.Name("Multiply", ProductsMethod())}({taken.At()}, {taps}, {made.At()});");
            var weights = TensorAddress.Reference("packed", step.WeightsStart);
            var restore = methods.Name("Restore", (Tile, matrices.Taps, packing.Lanes, step.Epilogue), RestoreMethod);
            writer.Line($"{restore}({made.At()}, {weights}, {destination.At()}, {square.At()}, {first},");
            writer.Line(
                $"    blocks: {(packing.Lanes < Block ? 1 : OutBlocks)}, {tiles}, plane: {destination.PlaneStep}, "
                + $"row: {destination.RowStep}, productStep: {step.ProductSteps.Made});");
        }
        return writer.Written;
    }

    private HotMethod TransformMethod() => HotMethod.Of(
        $"Tiles of {Size}x{Size} inputs: Bᵀ·d·B, each number of a tile to a plane of its own.",
        [
            MethodParameter.To("source", source.Element), MethodParameter.To("products"),
            MethodParameter.To("square"), .. Sizes,
            .. MethodParameter.Indices("sourcePlane", "sourceRow", "productStep"),
        ],
        step.TransformBodies,
        Transform);

    private void Transform(CodeWriter writer, PlainBody body)
    {
        var target = body.Target;
        using (Tiles(writer, new Loop("lane", InLanes, target.Lanes), out var lane))
        {
            Loop.Reference(
                writer, source.Element, "near", "source", ("block * sourcePlane", 1), (lane, 1), ("y * sourceRow", 1), ("x", Block));
            using (writer.Block($"for (nint j = 0; j < {Size}; j++)     // down each column"))
            {
                var inputs = Declare(writer, target, "d", i => $"ref near, {Loop.Sum(("j", Block), ("sourceRow", i))}");
                Combination.OfRows(writer, target, matrices.Input, inputs, "t");
                StoreColumn(writer, target, Size);
            }
            Loop.Reference(writer, taken.Element, "to", "products", ("tile", Block), (lane, 1));
            using (writer.Block($"for (nint i = 0; i < {Size}; i++)     // along each row"))
            {
                var inputs = Declare(
                    writer, target, "d", j => $"ref square, {Loop.Sum(("i", (long)Size * target.Lanes), ("1", j * target.Lanes))}");
                Combination.OfRows(writer, target, matrices.Input, inputs, "t");
                for (var j = 0; j < Size; j++)
                    writer.Line($"{target.Words.Store}(t{j}, ref to, {Loop.Sum(("i * productStep", Size), ("productStep", j))});");
            }
        }
    }

    private HotMethod ProductsMethod() => HotMethod.Of(
        $"Sums over channels: {packing.InChannels} to {packing.OutChannels}, {Size}x{Size} products of {step.Grid.Count} tiles.",
        MethodParameter.Filter(taken.Element, made.Element),
        step.ProductBodies,
        (code, body) => new ChannelProductsWriter(step, body).Write(code));

    private HotMethod RestoreMethod() => HotMethod.Of(
        $"Tiles of {Tile}x{Tile} sums: Aᵀ·m·A, bias and what follows.",
        [
            MethodParameter.To("products"), MethodParameter.To("weights"), MethodParameter.To("destination", destination.Element),
            MethodParameter.To("square"), .. Sizes,
            .. MethodParameter.Indices("plane", "row", "productStep"),
        ],
        step.RestoreBodies,
        Restore);

    private void Restore(CodeWriter writer, PlainBody body)
    {
        var (target, epilogue) = (body.Target, step.Epilogue);
        using (Tiles(writer, new Loop("lane", System.Math.Min(Block, packing.Lanes), target.Lanes), out var lane))
        {
            writer.Line($"{target.Type} bias = {target.Words.Load}(ref weights, {Loop.Sum(("block", Block), (lane, 1))});");
            Loop.Reference(writer, made.Element, "from", "products", ("tile", Block), (lane, 1));
            using (writer.Block($"for (nint j = 0; j < {Size}; j++)     // down each column"))
            {
                var inputs = Declare(
                    writer, target, "m", i => $"ref from, {Loop.Sum(("j * productStep", 1), ("productStep", (long)i * Size))}");
                Combination.OfColumns(writer, target, matrices.Output, inputs, "t");
                StoreColumn(writer, target, Tile);
            }
            Loop.Reference(
                writer, destination.Element, "to", "destination", ("block * plane", 1), (lane, 1),
                ($"{Divided("y", epilogue.PoolRows)} * row", 1),
                (Divided("x", epilogue.PoolColumns), Block));
            using (writer.Block($"for (nint i = 0; i < {Tile / epilogue.PoolRows}; i++)     // along each row"))
            {
                for (var r = 0; r < epilogue.PoolRows; r++)
                {
                    var (row, rowStep) = (r, (long)Size * target.Lanes);
                    var inputs = Declare(writer, target, "m" + Letter(r), j =>
                        $"ref square, {Loop.Sum(("i", epilogue.PoolRows * rowStep), ("1", row * rowStep + (long)j * target.Lanes))}");
                    Combination.OfColumns(writer, target, matrices.Output, inputs, "y" + Letter(r));
                }
                for (var j = 0; j < Tile / epilogue.PoolColumns; j++)
                {
                    var sums = (
                        from r in Enumerable.Range(0, epilogue.PoolRows)
                        from c in Enumerable.Range(j * epilogue.PoolColumns, epilogue.PoolColumns)
                        select $"(y{Letter(r)}{c} + bias)").ToArray();
                    var value = EpilogueSpelling.Of(target, epilogue, sums);
                    writer.Line($"{target.Words.Store}({value}, ref to, {Loop.Sum(("i * row", 1), ("1", j * Block))});");
                }
            }
        }
    }

    /// <summary>
    /// The loops over the tiles of a strip, inside which <c>y</c> and <c>x</c> are the first row and column of a tile's sums, and
    /// <c>tile</c> is its place among all: the last tile of an axis ends where the axis ends, and the first begins where it begins.
    /// </summary>
    private System.IDisposable Tiles(CodeWriter writer, Loop lanes, out string lane)
    {
        lane = lanes.Variable;
        writer.Line("for (nint block = 0; block < blocks; block++)     // 16 channels each");
        var scope = Loop.Nest(writer, "all lanes at once", lanes, new Loop("tileRow", "rows"), new Loop("tileColumn", "columns"));
        writer.Line($"nint y = nint.Max(0, (first + tileRow) * {Tile} - rowsOver);");
        writer.Line($"nint x = nint.Max(0, tileColumn * {Tile} - columnsOver);");
        writer.Line("nint tile = (block * rows + tileRow) * columns + tileColumn;");
        return scope;
    }

    /// <summary>Writes column <c>j</c> of the square.</summary>
    private void StoreColumn(CodeWriter writer, LayerTarget target, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            var place = Loop.Sum(("j", target.Lanes), ("1", (long)i * Size * target.Lanes));
            writer.Line($"{target.Words.Store}(t{i}, ref square, {place});");
        }
    }

    private static string Divided(string index, int divisor) => divisor == 1 ? index : $"({index} / {divisor})";

    private static char Letter(int row) => (char)('a' + row);

    private IReadOnlyList<string> Declare(CodeWriter writer, LayerTarget target, string name, System.Func<int, string> place)
    {
        var names = Enumerable.Range(0, Size).Select(index => name + $"{index}").ToArray();
        var loads = names.Select((declared, index) => $"{declared} = {target.Words.Load}({place(index)})");
        writer.Line($"{target.Type} {string.Join(", ", loads)};");
        return names;
    }
}
