using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

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

    /// <summary>The share of the definition's steps from which on the transforms gain nothing, by measurement.</summary>
    private const double WorthIt = 0.75;

    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Convolution { IsSignal: false, Window.IsPoint: false } convolution) return default;
        if (convolution.Groups > 1) return Choice.Declined("Winograd: groups");
        if (!IsSquare(convolution.Window)) return Choice.Declined("Winograd: not a square of 3 to 5 taps without steps or gaps");
        if (convolution.Algorithm == ConvolutionAlgorithm.Direct) return Choice.Declined("Winograd: Direct is asked for");
        var isFew = draft.SourceOf(layer).Layout == Layout.Channels && layer.Input.Channels < Block;
        if (isFew && convolution.Algorithm == ConvolutionAlgorithm.Auto)
            return Choice.Declined("Winograd: so few input channels leave most lanes of its transforms empty");

        var whole = Fusion.Of(draft, layer, withPool: true);
        var plain = Fusion.Of(draft, layer, withPool: false);
        var sums = Sums(layer, whole);
        var candidates = Candidates(layer, convolution, sums, [whole, plain]);
        var (fusion, outputs, cost) = candidates.OrderBy(candidate => candidate.Cost).FirstOrDefault();
        if (fusion is null) return Choice.Declined("Winograd: fewer outputs than a tile has");
        var isAsked = convolution.Algorithm == ConvolutionAlgorithm.Winograd;
        var share = cost / WinogradCost.OfDefinition(layer, convolution, sums);
        if (!isAsked && share > WorthIt)
            return Choice.Declined($"Winograd: {Invariant.Whole(100 * share)} % of the steps; worth it up to {Invariant.Whole(100 * WorthIt)} %");

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
        select ((Fusion?)fusion, outputs, WinogradCost.Of(layer, convolution, sums, outputs));

    /// <summary>The sums that are needed: all, or those that a pool behind them reads, computed with them or by itself.</summary>
    private static (int Rows, int Columns) Sums(Layer layer, Fusion fusion) => fusion.Epilogue.Pool is { } pool
        ? (fusion.Last.Output.Height * pool.Rows, fusion.Last.Output.Width * pool.Columns)
        : (layer.Output.Height, layer.Output.Width);

    private static WinogradStep Step(
        Draft draft, Layer layer, Convolution convolution, Fusion fusion, (int Rows, int Columns) sums, int outputs)
    {
        var matrices = CookToom.Of(outputs, convolution.Window.Vertical.Window);
        var (tileRows, tileColumns) = ((sums.Rows + outputs - 1) / outputs, (sums.Columns + outputs - 1) / outputs);
        var products = matrices.Size * matrices.Size;
        var (inBlocks, channels) = (WinogradCost.Blocks(layer.Input.Channels), convolution.OutChannels);

        var strip = WinogradCost.StripRows(products, layer.Input.Channels, channels, tileRows, tileColumns);
        var lanes = StripWidth.ForConvolution(channels, 1, strip * tileColumns, Epilogue.None, mustDivide: false);
        var packing = new WinogradPacking(channels, layer.Input.Channels, lanes, outputs, matrices.Taps);
        var outBlocks = (int)((packing.Start + Block - 1) / Block);
        var tiles = strip * tileColumns;
        var (taken, made) = (Scratch(products, inBlocks, tiles), Scratch(products, outBlocks, tiles));
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
            Scratch = [taken, made, Scratch(products, 1, 1)],
            Part = part,
            Epilogue = fusion.Epilogue,
            Matrices = matrices,
            Before = (down.Before, across.Before),
            Sums = sums,
            StripRows = strip,
            Products = Products(packing, products, tiles, taken, made),
        };
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
            GroupSteps = (ProductStep(taken, groups), ProductStep(made, groups)),
            HasBias = false,
            AddsBlocks = packing.Size >= LargeTile && packing.InChannels > Block,
        };
    }

    /// <summary>Blocks of channels for every product of a tile, and for every tile; room for what lies between the products.</summary>
    private static PlannedTensor Scratch(int products, int blocks, int tiles)
    {
        var tensor = new PlannedTensor(new TensorShape(TensorKind.Picture, products * blocks * Block, 1, tiles), Layout.Blocks);
        tensor.WrittenPlanes += (int)((products * ProductStep(tensor, products) - 1) / tensor.PlaneStep + 1);
        return tensor;
    }

    /// <summary>
    /// From a product to the next: the vectors of a tile lie that far apart, and an odd number of cache lines spreads them over all
    /// sets of the cache, where an even one would put them into a few, to drive each other out.
    /// </summary>
    private static long ProductStep(PlannedTensor tensor, int products)
    {
        var lines = tensor.Shape.Channels / Block / products * tensor.PlaneStep / Block;
        return (lines | 1) * Block;
    }
}
