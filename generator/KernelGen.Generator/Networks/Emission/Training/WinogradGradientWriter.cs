using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Networks.Planning.Training;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Emission.Training;

/// <summary>
/// Writes the gradients of taps in the transformed domain: the gradient's tiles once, then for each block of input channels its tiles
/// and the sums of products.
/// </summary>
internal sealed class WinogradGradientWriter(WinogradGradientStep step)
{
    private const int Block = PlannedTensor.BlockLanes;

    private readonly TensorAddress near = TensorAddress.Of(step.Inputs[0].Tensor, Layout.Blocks);
    private readonly TensorAddress far = TensorAddress.Of(step.Inputs[1].Tensor, Layout.Blocks);
    private readonly TensorAddress nearTiles = TensorAddress.Of(step.Scratch[0]);
    private readonly TensorAddress farTiles = TensorAddress.Of(step.Scratch[1]);
    private readonly TensorAddress square = TensorAddress.Of(step.Scratch[2]);
    private readonly WinogradGradientPart part = (WinogradGradientPart)step.Gradient;
    private readonly CookToom matrices = step.Matrices;

    private int Size => matrices.Size;

    private int Tiles => step.TileRows * step.TileColumns;

    /// <summary>The statements that run it.</summary>
    public IEnumerable<string> Calls(SharedMethods methods)
    {
        var writer = new CodeWriter();
        writer.Line($"{methods.Name("GradeTiles", NearMethod)}({near.At()}, {nearTiles.At()}, {square.At()});");
        var blocks = new Loop("block", part.InBlocks, Comment: "16 input channels each");
        using (Loop.Nest(writer, "all input channels at once", blocks))
        {
            var from = far.First - step.Before.Top * far.RowStep - (long)step.Before.Left * far.Lanes;
            var sums = part.Start + part.SumsStart;
            writer.Line(
                $"{methods.Name("TransformTiles", FarMethod)}({At(far.Memory, from, far.PlaneStep)}, {farTiles.At()}, {square.At()});");
            writer.Line(
                $"{methods.Name("GradeProducts", ProductMethod)}({nearTiles.At()}, {farTiles.At()}, {At("gradient", sums, part.BlockLength)});");
        }
        if (part.BiasRow is not null)
        {
            var shape = step.Source.Shape;
            writer.Line(
                $"TensorGradients.ChannelSums({near.At()}, {near.Steps}, {TensorAddress.Reference("gradient", part.Start)}, "
                + $"{part.OutBlocks}, {shape.Height}, {shape.Width});");
        }
        return writer.ToString().TrimEnd('\n').Split('\n');

        string At(string memory, long first, long plane) =>
            $"ref Unsafe.Add(ref {memory}, {Loop.Sum(("1", first), (blocks.Variable, plane))})";
    }

    private static int LanesOf(int channels) => channels <= StripWidth.Half ? StripWidth.Half : Block;

    private void NearMethod(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        $"Tiles of {matrices.Outputs}x{matrices.Outputs} gradients, {part.OutChannels} channels: A·dy·Aᵀ, "
            + "each number of a tile to a plane of its own.",
        ["source", "products", "square"],
        Tier.OfSixteenRegisters(LanesOf(part.OutChannels)),
        (body, tier) => Transform(body, tier, matrices.Output, near, nearTiles, part.OutBlocks, LanesOf(part.OutChannels)));

    private void FarMethod(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        $"Tiles of {Size}x{Size} inputs, {part.BlockChannels} channels: Bᵀ·d·B, each number of a tile to a plane of its own.",
        ["source", "products", "square"],
        Tier.OfSixteenRegisters(LanesOf(part.BlockChannels)),
        (body, tier) => Transform(body, tier, matrices.Input, far, farTiles, 1, LanesOf(part.BlockChannels)));

    /// <summary>M·d·Mᵀ of each tile: down each column, then along each row.</summary>
    private void Transform(CodeWriter writer, Tier tier, double[,] matrix, TensorAddress from, TensorAddress to, int planes, int lanes)
    {
        var inputs = matrix.GetLength(1);
        var (block, lane) = (new Loop("block", planes, Comment: "16 channels each"), new Loop("lane", lanes, tier.Lanes));
        var (row, column) = (new Loop("tileRow", step.TileRows), new Loop("tileColumn", step.TileColumns));
        using (Loop.Nest(writer, "the only tile", block, lane, row, column))
        {
            Loop.Reference(
                writer, "near", "source", (block.Variable, from.PlaneStep), (lane.Variable, 1),
                (row.Variable, matrices.Outputs * from.RowStep), (column.Variable, (long)matrices.Outputs * Block));
            using (writer.Block($"for (nint j = 0; j < {inputs}; j++)     // down each column"))
            {
                var names = Declare(writer, tier, inputs, i => $"ref near, {Loop.Sum(("j", Block), ("1", i * from.RowStep))}");
                Combination.OfRows(writer, tier, matrix, names, "t");
                for (var i = 0; i < Size; i++) writer.Line(
                    $"{tier.Words.Store}(t{i}, ref square, {Loop.Sum(("j", tier.Lanes), ("1", (long)i * inputs * tier.Lanes))});");
            }
            Loop.Reference(
                writer, "to", "products", (block.Variable, to.PlaneStep), (lane.Variable, 1), (row.Variable, (long)step.TileColumns * Block),
                (column.Variable, Block));
            using (writer.Block($"for (nint i = 0; i < {Size}; i++)     // along each row"))
            {
                var names = Declare(
                    writer, tier, inputs, j => $"ref square, {Loop.Sum(("i", (long)inputs * tier.Lanes), ("1", j * tier.Lanes))}");
                Combination.OfRows(writer, tier, matrix, names, "t");
                for (var j = 0; j < Size; j++) writer.Line(
                    $"{tier.Words.Store}(t{j}, ref to, {Loop.Sum(("i", Size * planes * to.PlaneStep), ("1", j * planes * to.PlaneStep))});");
            }
        }
    }

    private static IReadOnlyList<string> Declare(CodeWriter writer, Tier tier, int count, Func<int, string> place)
    {
        var names = Enumerable.Range(0, count).Select(index => "d" + $"{index}").ToArray();
        var loads = names.Select((name, index) => $"{name} = {tier.Words.Load}({place(index)})");
        writer.Line($"{tier.Type} {string.Join(", ", loads)};");
        return names;
    }

    private void ProductMethod(CodeWriter writer, string name) => HotMethod.Write(
        writer,
        name,
        $"Sums over {Tiles} tiles of {part.Products} products, {part.BlockChannels} to {part.OutChannels} channels.",
        ["near", "far", "gradient"],
        Tier.All.Where(tier => tier.Lanes <= LanesOf(part.OutChannels)).ToArray(),
        Products);

    private void Products(CodeWriter writer, Tier tier)
    {
        var lanes = LanesOf(part.OutChannels);
        // two vectors of output channels share what is read of the input, where there are as many
        var strips = tier.Lanes < lanes ? 1 : part.OutBlocks % 2 == 0 ? 2 : 1;
        var vectors = strips == 2 ? 2 : Math.Min(2, lanes / tier.Lanes);
        var run = TapRun.Longest(1, 1, part.BlockChannels, (tier.Registers - 2 - vectors) / vectors).Channels;
        var product = new Loop("product", part.Products);
        var blocks = new Loop("strip", part.OutBlocks, strips, "16 output channels each");
        var lane = new Loop("part", strips == 2 ? 1 : lanes, strips == 2 ? 1 : (long)vectors * tier.Lanes);
        var channels = new Loop("channel", part.BlockChannels, run);
        var (sumStep, tileStep) = strips == 2
            ? ((long)part.BlockChannels * Block, nearTiles.PlaneStep) : (tier.Lanes, (long)tier.Lanes);
        using (Loop.Nest(writer, "all sums at once", product, blocks, lane, channels))
        {
            Loop.Reference(
                writer, "sums", "gradient", (product.Variable, (long)part.OutBlocks * part.BlockChannels * Block),
                (blocks.Variable, (long)part.BlockChannels * Block), (lane.Variable, 1), (channels.Variable, Block));
            var sum = (int v, int i) => $"{(char)('a' + v)}{i}";
            for (var v = 0; v < vectors; v++)
            {
                var loads = Enumerable.Range(0, run).Select(i =>
                    $"{sum(v, i)} = {tier.Words.Load}(ref sums, {v * sumStep + i * Block})");
                writer.Line($"{tier.Type} {string.Join(", ", loads)};");
            }
            writer.Line($"{tier.Type} value, {string.Join(", ", Enumerable.Range(0, vectors).Select(v => $"n{v}"))};");
            Loop.Reference(
                writer, "here", "near", (product.Variable, part.OutBlocks * nearTiles.PlaneStep), (blocks.Variable, nearTiles.PlaneStep),
                (lane.Variable, 1));
            Loop.Reference(writer, "there", "far", (product.Variable, farTiles.PlaneStep), (channels.Variable, 1));
            using (writer.Block($"for (nint tile = 0; tile < {(long)Tiles * Block}; tile += {Block})"))
            {
                for (var v = 0; v < vectors; v++)
                    writer.Line($"n{v} = {tier.Words.Load}(ref here, {Loop.Sum(("tile", 1), ("1", v * tileStep))});");
                for (var i = 0; i < run; i++)
                {
                    var products = Enumerable.Range(0, vectors).Select(v =>
                        $" {sum(v, i)} = {tier.Words.MultiplyAdd}(value, n{v}, {sum(v, i)});");
                    writer.Line($"value = {tier.Words.Broadcast}(ref there, {Loop.Sum(("tile", 1), ("1", i))});{string.Concat(products)}");
                }
            }
            for (var v = 0; v < vectors; v++)
                for (var i = 0; i < run; i++)
                    writer.Line($"{tier.Words.Store}({sum(v, i)}, ref sums, {v * sumStep + i * Block});");
        }
    }
}
