using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Bodies;
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
    private const int Block = ChannelBlock.Lanes;
    private const int MostProducts = 8;

    /// <summary>From this size on the transforms enlarge rounding errors so much that those of the products must be kept small.</summary>
    private const int LargeTile = 7;

    /// <summary>The share of the definition's steps from which on the transforms gain nothing, by measurement.</summary>
    private const double WorthIt = 0.75;

    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (layer.Operation is not Convolution { IsSignal: false, Window.IsPoint: false } convolution)
            return new Answer<PlannedLayers>.NotMine();
        if (convolution.Groups > 1) return Answer<PlannedLayers>.Decline("groups");
        if (!IsSquare(convolution.Window)) return Answer<PlannedLayers>.Decline("not a square of 3 to 5 taps without steps or gaps");
        if (convolution.Algorithm == ConvolutionAlgorithm.Direct) return Answer<PlannedLayers>.Decline("Direct is asked for");
        var isFew = draft.SourceOf(layer).Layout == Layout.Channels && layer.Input.Channels < Block;
        if (isFew && convolution.Algorithm == ConvolutionAlgorithm.Auto)
            return Answer<PlannedLayers>.Decline("so few input channels leave most lanes of its transforms empty");

        var whole = LayerFusion.Of(draft, layer, withPool: true);
        var plain = LayerFusion.Of(draft, layer, withPool: false);
        var sums = whole.Sums(layer);
        var candidates = Candidates(layer, convolution, sums, [whole, plain]);
        var (fusion, outputs, cost) = candidates.OrderBy(candidate => candidate.Cost).FirstOrDefault();
        if (fusion is null) return Answer<PlannedLayers>.Decline("fewer outputs than a tile has");
        var isAsked = convolution.Algorithm == ConvolutionAlgorithm.Winograd;
        var share = cost / ConvolutionCost.OfDefinition(draft, layer, convolution, sums);
        if (!isAsked && share > WorthIt)
            return Answer<PlannedLayers>.Decline(
                $"{Invariant.Whole(100 * share)} % of the steps; worth it up to {Invariant.Whole(100 * WorthIt)} %");

        return Answer<PlannedLayers>.Propose(
            isAsked ? 0 : cost + ConvolutionCost.Turning(draft, layer, fusion.Last, takesPlanes: false),
            () => new PlannedLayers(Step(draft, layer, convolution, fusion, sums, outputs), fusion.Last));
    }

    /// <summary>Whether there are transforms for the window.</summary>
    public static bool IsSquare(Window window) => window.Vertical is { Stride: 1, Dilation: 1, Window: >= 3 and <= 5 }
        && window.Horizontal is { Stride: 1, Dilation: 1 } && window.Horizontal.Window == window.Vertical.Window;

    /// <summary>The sizes of tile that a pool divides and that the output has room for.</summary>
    private static IEnumerable<(LayerFusion? Fusion, int Outputs, double Cost)> Candidates(
        Layer layer, Convolution convolution, (int Rows, int Columns) sums, IReadOnlyList<LayerFusion> fusions) =>
        from fusion in fusions
        from outputs in Enumerable.Range(2, MostProducts - convolution.Window.Vertical.Window)
        where outputs <= Math.Min(sums.Rows, sums.Columns) && outputs + convolution.Window.Vertical.Window - 1 is 4 or 6 or 7 or 8
        where outputs % fusion.Epilogue.PoolRows == 0 && outputs % fusion.Epilogue.PoolColumns == 0
        select ((LayerFusion?)fusion, outputs, ConvolutionCost.OfWinograd(layer, convolution, sums, outputs));

    private static WinogradStep Step(
        Draft draft, Layer layer, Convolution convolution, LayerFusion fusion, (int Rows, int Columns) sums, int outputs)
    {
        var matrices = CookToom.Of(outputs, convolution.Window.Vertical.Window);
        var products = matrices.Size * matrices.Size;
        var (inBlocks, channels) = (ChannelBlock.Count(layer.Input.Channels), convolution.OutChannels);

        var grid = ConvolutionCost.Strip(sums, outputs, matrices.Size, layer.Input.Channels, channels);
        var lanes = StripWidth.ForTiles(channels, grid, 4.0 * products * layer.Input.Channels * channels);
        var packing = new WinogradPacking(channels, layer.Input.Channels, lanes, outputs, matrices.Taps);
        var outBlocks = ChannelBlock.Count((int)packing.Start);
        var taken = TileProducts.Scratch(draft.NewTensor, products, inBlocks, grid.Count);
        var made = TileProducts.Scratch(draft.NewTensor, products, outBlocks, grid.Count);
        var part = new WinogradPart(
            packing,
            draft.WeightOf(layer),
            convolution.HasBias ? draft.FirstRow(layer) + 1 : null,
            fusion.Normalization is { } normalization ? TapWeights.Fold(draft, normalization) : null);
        var source = draft.SourceOf(layer);
        var (down, across) = (convolution.Window.Vertical, convolution.Window.Horizontal);
        var halo = Halo.Of(PassAxis.Of(down, sums.Rows), PassAxis.Of(across, sums.Columns), layer.Input);
        return new WinogradStep
        {
            Title = fusion.Title(draft.Network, layer) + $", Winograd F({outputs}x{outputs}, {matrices.Taps}x{matrices.Taps})",
            Inputs = [new Use(source, Layout.Blocks, halo)],
            Output = draft.NewTensor(fusion.Last.Output, Layout.Blocks) with { WrittenPlanes = outBlocks },
            Weights = [part],
            Scratch = [taken, made, TileProducts.Scratch(draft.NewTensor, products, 1, 1)],
            Part = part,
            Epilogue = fusion.Epilogue,
            Matrices = matrices,
            Before = (down.Before, across.Before),
            Sums = sums,
            Grid = grid,
            ProductSteps = (TileProducts.Step(inBlocks, grid.Count), TileProducts.Step(outBlocks, grid.Count)),
            AddsBlocks = packing.Size >= LargeTile && packing.InChannels > Block,
            TransformBodies = PlainBody.OfEachWidth(ChannelBlock.Used(layer.Input.Channels)),
            RestoreBodies = PlainBody.OfEachWidth(packing.Lanes),
            ProductBodies = ChannelProductsBody.Of(packing, grid),
        };
    }
}
