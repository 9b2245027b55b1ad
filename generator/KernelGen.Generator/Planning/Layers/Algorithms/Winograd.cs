using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Stencils.Layers;
using KernelGen.Shared;

namespace KernelGen.Generator.Planning.Layers.Algorithms;

/// <summary>
/// A square convolution without steps or gaps by Winograd's F(m×m, r×r): m² outputs of r² taps for (m + r − 1)² products instead of
/// m²·r² (S. Winograd 1980; A. Lavin, S. Gray 2016). Rounding errors are a few times those of the definition.
/// </summary>
internal sealed class Winograd : ILayerAlgorithm
{
    private const int Block = PlannedTensor.BlockLanes;
    private const int MostProducts = 8;

    /// <summary>From this size on the transforms enlarge rounding errors so much that those of the products must be kept small.</summary>
    private const int LargeTile = 7;

    /// <summary>What stays in the cache that a core has for itself, and what comes from beyond in the time of a product of vectors.</summary>
    private const double CacheBytes = 700_000;
    private const double BytesPerStep = 20;

    /// <summary>What does not stay there is fetched to be written, written, and read again.</summary>
    private const int Passes = 3;

    /// <summary>What a step of the transforms and of reading the weights costs, against one of the products: by measurement, not more.</summary>
    private const double WorthIt = 0.75;

    public Layer? Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Convolution { Groups: 1, IsSignal: false } convolution || !IsSquare(convolution.Window)) return null;
        var isFew = draft.SourceOf(layer).Layout == Layout.Channels && layer.Input.Channels < Block;
        if (convolution.Algorithm == ConvolutionAlgorithm.Direct) return null;
        if (isFew && convolution.Algorithm == ConvolutionAlgorithm.Auto) return null;

        var whole = Fusion.Of(draft, layer, withPool: true);
        var plain = Fusion.Of(draft, layer, withPool: false);
        var sums = Sums(layer, whole);
        var candidates = Candidates(layer, convolution, sums, [whole, plain]);
        var (fusion, outputs, cost) = candidates.OrderBy(candidate => candidate.Cost).FirstOrDefault();
        if (fusion is null) return null;
        var isAsked = convolution.Algorithm == ConvolutionAlgorithm.Winograd;
        if (!isAsked && cost > WorthIt * DirectCost(layer, convolution, sums)) return null;

        draft.Add(Step(draft, layer, convolution, fusion, sums, outputs), fusion.Last);
        return fusion.Last;
    }

    /// <summary>Whether there are transforms for the window.</summary>
    public static bool IsSquare(Window window) => window.Vertical is { Stride: 1, Dilation: 1, Window: >= 3 and <= 5 }
        && window.Horizontal is { Stride: 1, Dilation: 1 } && window.Horizontal.Window == window.Vertical.Window;

    /// <summary>The sizes of tile that a pool divides and that the output has room for.</summary>
    private static IEnumerable<(Fusion? Fusion, int Outputs, double Cost)> Candidates(
        Layer layer, Convolution convolution, (int Rows, int Columns) sums, IReadOnlyList<Fusion> fusions) =>
        from fusion in fusions
        from outputs in Enumerable.Range(2, MostProducts - convolution.Window.Vertical.Window)
        where outputs <= Math.Min(sums.Rows, sums.Columns) && outputs + convolution.Window.Vertical.Window - 1 is 4 or 6 or 7 or 8
        where outputs % fusion.Epilogue.PoolRows == 0 && outputs % fusion.Epilogue.PoolColumns == 0
        select ((Fusion?)fusion, outputs, Cost(layer, convolution, sums, outputs));

    /// <summary>The sums that are needed: all, or those that a pool behind them reads, whether it is computed with them or by itself.</summary>
    private static (int Rows, int Columns) Sums(Layer layer, Fusion fusion) => fusion.Epilogue.Pool is { } pool
        ? (fusion.Last.Output.Height * pool.Rows, fusion.Last.Output.Width * pool.Columns)
        : (layer.Output.Height, layer.Output.Width);

    private static double Cost(Layer layer, Convolution convolution, (int Rows, int Columns) sums, int outputs)
    {
        var size = outputs + convolution.Window.Vertical.Window - 1;
        var tiles = Math.Ceiling(sums.Rows / (double)outputs) * Math.Ceiling(sums.Columns / (double)outputs);
        var (inBlocks, outBlocks) = (Blocks(layer.Input.Channels), OutBlocks(convolution));
        var products = (double)size * size * layer.Input.Channels * outBlocks;
        var transforms = inBlocks * Math.Pow(size, 3) + outBlocks * (size + outputs) * (size * outputs / 2.0 + size);
        var weights = products * Block / 4;
        return tiles * (products + transforms) + weights;
    }

    private static double DirectCost(Layer layer, Convolution convolution, (int Rows, int Columns) sums) =>
        (double)sums.Rows * sums.Columns * convolution.Window.Taps * layer.Input.Channels * OutBlocks(convolution);

    private static int Blocks(int channels) => (channels + Block - 1) / Block;

    /// <summary>Half a block takes half of the time.</summary>
    private static double OutBlocks(Convolution convolution) =>
        convolution.OutChannels <= StripWidth.Half ? 0.5 : Blocks(convolution.OutChannels);

    private static WinogradStep Step(
        Draft draft, Layer layer, Convolution convolution, Fusion fusion, (int Rows, int Columns) sums, int outputs)
    {
        var matrices = CookToom.Of(outputs, convolution.Window.Vertical.Window);
        var (tileRows, tileColumns) = ((sums.Rows + outputs - 1) / outputs, (sums.Columns + outputs - 1) / outputs);
        var products = matrices.Size * matrices.Size;
        var (inBlocks, channels) = (Blocks(layer.Input.Channels), convolution.OutChannels);

        var strip = StripRows(products, layer.Input.Channels, channels, tileRows, tileColumns);
        var lanes = StripWidth.ForConvolution(channels, 1, strip * tileColumns, Epilogue.None, mustDivide: false);
        var packing = new WinogradPacking(channels, layer.Input.Channels, lanes, outputs, matrices.Taps);
        var outBlocks = (int)((packing.Start + Block - 1) / Block);
        var tiles = strip * tileColumns;
        var taken = Scratch(products * inBlocks * Block, 1, tiles);
        var made = Scratch(products * outBlocks * Block, 1, tiles);
        var part = new WinogradPart(
            packing,
            draft.FirstRow(layer),
            convolution.HasBias ? draft.FirstRow(layer) + 1 : null,
            fusion.Normalization is { } normalization ? Taps.Fold(draft, normalization) : null);
        var source = draft.SourceOf(layer);
        var (down, across) = (convolution.Window.Vertical, convolution.Window.Horizontal);
        var halo = new DirectPass(Direct.AxisOf(down, sums.Rows), Direct.AxisOf(across, sums.Columns), null!).HaloOf(layer.Input);
        return new WinogradStep
        {
            Title = fusion.Title(draft.Network, layer) + $", Winograd F({outputs}x{outputs}, {matrices.Taps}x{matrices.Taps})",
            Inputs = [new Use(source, Layout.Blocks, halo)],
            Output = new PlannedTensor(fusion.Last.Output, Layout.Blocks) { WrittenPlanes = outBlocks },
            Weights = [part],
            Scratch = [taken, made, Scratch(products * Block, 1, 1)],
            Part = part,
            Epilogue = fusion.Epilogue,
            Matrices = matrices,
            Before = (down.Before, across.Before),
            Sums = sums,
            StripRows = strip,
            Products = Products(packing, products, tiles, taken, made),
        };
    }

    /// <summary>
    /// The rows of tiles that are best computed together: many share what is read of the weights and fill the registers, few stay in
    /// the cache; overlapping strips compute twice.
    /// </summary>
    private static int StripRows(int products, int inChannels, int outChannels, int tileRows, int tileColumns)
    {
        var (best, least) = (1, double.MaxValue);
        var weightBytes = 4.0 * products * inChannels * outChannels;
        var rowBytes = 64.0 * products * (Blocks(inChannels) + Blocks(outChannels)) * tileColumns;
        for (var rows = 1; rows <= tileRows; rows++)
        {
            var width = StripWidth.ForConvolution(outChannels, 1, rows * tileColumns, Epilogue.None, mustDivide: false);
            var vectors = (width + Block - 1) / Block;
            var steps = Tile.Best(1, rows * tileColumns, 1, 1, vectors, 28).Cost * products * inChannels * ((outChannels - 1) / width + 1);
            var cost = (tileRows + rows - 1) / rows
                * (steps + weightBytes / BytesPerStep + Math.Max(0, rows * rowBytes - CacheBytes) * Passes / BytesPerStep);
            if (cost < least) (best, least) = (rows, cost);
        }
        return best;
    }

    /// <summary>A matrix of channels for each product: a convolution of one tap over the tiles, in as many groups.</summary>
    private static DirectStep Products(WinogradPacking packing, int groups, int tiles, PlannedTensor taken, PlannedTensor made)
    {
        var order = new TapPacking(
            (int)(groups * packing.Start), packing.InChannels, packing.Lanes, Block, Rows: 1, Columns: 1, First: 0, OutStep: 0, InStep: 0,
                RowStep: 0, ColumnStep: 0);
        var pass = new DirectPass(new PassAxis(1, 0, 1, 1, 1), new PassAxis(tiles, 0, 1, 1, 1), new TapsPart(order, 0, null, null));
        return new DirectStep
        {
            Inputs = [new Use(taken, Layout.Blocks)],
            Output = made,
            Passes = [pass],
            Epilogue = Epilogue.None,
            Groups = groups,
            HasBias = false,
            AddsBlocks = packing.Size >= LargeTile && packing.InChannels > Block,
        };
    }

    private static PlannedTensor Scratch(int channels, int height, int width) =>
        new(new TensorShape(TensorKind.Picture, channels, height, width), Layout.Blocks);
}
