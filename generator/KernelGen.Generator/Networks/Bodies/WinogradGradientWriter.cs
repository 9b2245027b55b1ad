using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Emission;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Algorithms;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>
/// Writes the gradients of taps in the transformed domain: the gradient's tiles once, then for each block of input channels its tiles
/// and the sums of products.
/// </summary>
internal sealed class WinogradGradientWriter(WinogradGradientStep step, Placement places)
{
    private const int Block = ChannelBlock.Lanes;

    private readonly TensorAddress near = TensorAddress.Of(places[step.Inputs[0].Tensor], Layout.Blocks);
    private readonly TensorAddress far = TensorAddress.Of(places[step.Inputs[1].Tensor], Layout.Blocks);
    private readonly TensorAddress nearTiles = TensorAddress.Of(places[step.Scratch[0]]);
    private readonly TensorAddress farTiles = TensorAddress.Of(places[step.Scratch[1]]);
    private readonly TensorAddress square = TensorAddress.Of(places[step.Scratch[2]]);
    private readonly WinogradGradientPart part = (WinogradGradientPart)step.Gradient;
    private readonly CookToom matrices = step.Matrices;

    private int Size => matrices.Size;

    private int Tiles => step.TileRows * step.TileColumns;

    /// <summary>The statements that run it.</summary>
    public IEnumerable<string> Calls(SharedMethods methods)
    {
        var writer = new CodeWriter();
        writer.Line($"{methods.Name("GradeTiles", NearMethod())}({near.At()}, {nearTiles.At()}, {square.At()});");
        var blocks = new Loop("block", part.InBlocks, Comment: "16 input channels each");
        using (Loop.Nest(writer, "all input channels at once", blocks))
        {
            var from = far.First - step.Before.Top * far.RowStep - (long)step.Before.Left * far.Lanes;
            var sums = step.GradientStart + part.SumsStart;
            writer.Line(
                $"{methods.Name("TransformTiles", FarMethod())}({At(far.Memory, from, far.PlaneStep)}, {farTiles.At()}, {square.At()});");
            writer.Line(
                $"{methods.Name("GradeProducts", ProductMethod())}({nearTiles.At()}, {farTiles.At()}, "
                + $"{At("gradient", sums, part.BlockLength)});");
        }
        if (part.BiasRow is not null)
        {
            var shape = step.Source.Shape;
            writer.Line(
                $"TensorGradients.ChannelSums({near.At()}, {near.Steps}, {TensorAddress.Reference("gradient", step.GradientStart)}, "
                + $"{part.OutBlocks}, {shape.Height}, {shape.Width});");
        }
        return writer.Written;

        string At(string memory, long first, long plane) =>
            $"ref Unsafe.Add(ref {memory}, {Loop.Sum(("1", first), (blocks.Variable, plane))})";
    }

    private HotMethod NearMethod() => HotMethod.Of(
        $"Tiles of {matrices.Outputs}x{matrices.Outputs} gradients, {part.OutChannels} channels: A·dy·Aᵀ, "
            + "each number of a tile to a plane of its own.",
        [MethodParameter.To("source", near.Element), MethodParameter.To("products"), MethodParameter.To("square")],
        step.NearBodies,
        (code, body) => Transform(
            code, body.Target, matrices.Output, near, nearTiles, part.OutBlocks, ChannelBlock.Used(part.OutChannels)));

    private HotMethod FarMethod() => HotMethod.Of(
        $"Tiles of {Size}x{Size} inputs, {part.BlockChannels} channels: Bᵀ·d·B, each number of a tile to a plane of its own.",
        [MethodParameter.To("source", near.Element), MethodParameter.To("products"), MethodParameter.To("square")],
        step.FarBodies,
        (code, body) => Transform(code, body.Target, matrices.Input, far, farTiles, 1, ChannelBlock.Used(part.BlockChannels)));

    /// <summary>M·d·Mᵀ of each tile: down each column, then along each row.</summary>
    private void Transform(
        CodeWriter writer, LayerTarget target, double[,] matrix, TensorAddress from, TensorAddress to, int planes, int lanes)
    {
        var (inputs, product) = (matrix.GetLength(1), TileProducts.Step(planes, Tiles));
        var (block, lane) = (new Loop("block", planes, Comment: "16 channels each"), new Loop("lane", lanes, target.Lanes));
        var (row, column) = (new Loop("tileRow", step.TileRows), new Loop("tileColumn", step.TileColumns));
        using (Loop.Nest(writer, "the only tile", block, lane, row, column))
        {
            Loop.Reference(
                writer, from.Element, "near", "source", (block.Variable, from.PlaneStep), (lane.Variable, 1),
                (row.Variable, matrices.Outputs * from.RowStep), (column.Variable, (long)matrices.Outputs * Block));
            using (writer.Block($"for (nint j = 0; j < {inputs}; j++)     // down each column"))
            {
                var names = Declare(writer, target, inputs, i => $"ref near, {Loop.Sum(("j", Block), ("1", i * from.RowStep))}");
                Combination.OfRows(writer, target, matrix, names, "t");
                for (var i = 0; i < Size; i++) writer.Line(
                    $"{target.Words.Store}(t{i}, ref square, {Loop.Sum(("j", target.Lanes), ("1", (long)i * inputs * target.Lanes))});");
            }
            Loop.Reference(
                writer, to.Element, "to", "products", (block.Variable, to.PlaneStep), (lane.Variable, 1),
                (row.Variable, (long)step.TileColumns * Block), (column.Variable, Block));
            using (writer.Block($"for (nint i = 0; i < {Size}; i++)     // along each row"))
            {
                var names = Declare(
                    writer, target, inputs, j => $"ref square, {Loop.Sum(("i", (long)inputs * target.Lanes), ("1", j * target.Lanes))}");
                Combination.OfRows(writer, target, matrix, names, "t");
                for (var j = 0; j < Size; j++) writer.Line(
                    $"{target.Words.Store}(t{j}, ref to, {Loop.Sum(("i", Size * product), ("1", j * product))});");
            }
        }
    }

    private static IReadOnlyList<string> Declare(CodeWriter writer, LayerTarget target, int count, Func<int, string> place)
    {
        var names = Enumerable.Range(0, count).Select(index => "d" + $"{index}").ToArray();
        var loads = names.Select((name, index) => $"{name} = {target.Words.Load}({place(index)})");
        writer.Line($"{target.Type} {string.Join(", ", loads)};");
        return names;
    }

    private HotMethod ProductMethod() => HotMethod.Of(
        $"Sums over {Tiles} tiles of {part.Products} products, {part.BlockChannels} to {part.OutChannels} channels.",
        [MethodParameter.To("near", nearTiles.Element), MethodParameter.To("far", farTiles.Element), MethodParameter.To("gradient")],
        step.ProductBodies,
        Products);

    private void Products(CodeWriter writer, TileProductBody body)
    {
        var (target, strips, vectors, run) = (body.Target, body.Strips, body.Vectors, body.Channels);
        var lanes = ChannelBlock.Used(part.OutChannels);
        var product = new Loop("product", part.Products);
        var blocks = new Loop("strip", part.OutBlocks, strips, "16 output channels each");
        var lane = new Loop("part", strips == 2 ? 1 : lanes, strips == 2 ? 1 : (long)vectors * target.Lanes);
        var channels = new Loop("channel", part.BlockChannels, run);
        var (sumStep, tileStep) = strips == 2
            ? ((long)part.BlockChannels * Block, nearTiles.PlaneStep) : (target.Lanes, (long)target.Lanes);
        using (Loop.Nest(writer, "all sums at once", product, blocks, lane, channels))
        {
            Loop.Reference(
                writer, Element.Single, "sums", "gradient", (product.Variable, (long)part.OutBlocks * part.BlockChannels * Block),
                (blocks.Variable, (long)part.BlockChannels * Block), (lane.Variable, 1), (channels.Variable, Block));
            var sum = (int v, int i) => $"{(char)('a' + v)}{i}";
            for (var v = 0; v < vectors; v++)
            {
                var loads = Enumerable.Range(0, run).Select(i =>
                    $"{sum(v, i)} = {target.Words.Load}(ref sums, {v * sumStep + i * Block})");
                writer.Line($"{target.Type} {string.Join(", ", loads)};");
            }
            writer.Line($"{target.Type} value, {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"n{v}"))};");
            Loop.Reference(
                writer, nearTiles.Element, "here", "near", (product.Variable, TileProducts.Step(part.OutBlocks, Tiles)),
                (blocks.Variable, nearTiles.PlaneStep), (lane.Variable, 1));
            Loop.Reference(
                writer, farTiles.Element, "there", "far", (product.Variable, TileProducts.Step(1, Tiles)), (channels.Variable, 1));
            using (writer.Block($"for (nint tile = 0; tile < {(long)Tiles * Block}; tile += {Block})"))
            {
                for (var v = 0; v < vectors; v++)
                    writer.Line($"n{v} = {target.Words.Load}(ref here, {Loop.Sum(("tile", 1), ("1", v * tileStep))});");
                for (var i = 0; i < run; i++)
                {
                    var products = Enumerable.Range(0, vectors).Select(v =>
                        $" {sum(v, i)} = {target.Words.MultiplyAdd}(value, n{v}, {sum(v, i)});");
                    var place = Loop.Sum(("tile", 1), ("1", i));
                    writer.Line($"value = {target.Words.Broadcast}(ref there, {place});{string.Concat(products)}");
                }
            }
            for (var v = 0; v < vectors; v++)
                for (var i = 0; i < run; i++)
                    writer.Line($"{target.Words.Store}({sum(v, i)}, ref sums, {v * sumStep + i * Block});");
        }
    }
}
