using System;
using System.Linq;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Algorithms;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>
/// Plans the gradients of the taps of a square convolution in the transformed domain. The forward pass is
/// y = Aᵀ[(G·g·Gᵀ) ⊙ (Bᵀ·d·B)]A for each tile, so with U = Σ (A·dy·Aᵀ) ⊙ (Bᵀ·d·B) over all tiles the gradient of g is Gᵀ·U·G.
/// </summary>
internal static class WinogradGradients
{
    private const int Block = ChannelBlock.Lanes;
    private const int MostProducts = 8;

    /// <summary>What a step of the transforms costs, against one of the products: by measurement, not more.</summary>
    private const double WorthIt = 0.75;

    /// <summary>A proposal where it is asked for, or is cheaper than the definition.</summary>
    /// <param name="draft">What is planned so far.</param>
    /// <param name="title">What the step is.</param>
    /// <param name="layer">The convolution.</param>
    /// <param name="gradient">The gradient of its output.</param>
    public static Answer<WinogradGradientStep> Try(TrainingDraft draft, string title, Layer layer, TensorSpec gradient)
    {
        var (convolution, source) = ((Convolution)layer.Operation, draft.Forward.SourceOf(layer));
        if (convolution is not { Groups: 1, IsSignal: false }) return new Answer<WinogradGradientStep>.NotMine();
        if (convolution.Algorithm == ConvolutionAlgorithm.Direct) return Answer<WinogradGradientStep>.Decline("Direct is asked for");
        if (TapGradients.FarLayout(source) != Layout.Blocks || !Winograd.IsSquare(convolution.Window))
            return Answer<WinogradGradientStep>.Decline("few channels, or not a square of 3 to 5 taps with stride and dilation 1");
        var taps = convolution.Window.Vertical.Window;
        var best = Enumerable.Range(2, MostProducts - taps)
            .Where(outputs => outputs + taps - 1 is 4 or 6 or 7 or 8 && outputs <= Math.Min(layer.Output.Height, layer.Output.Width))
            .Select(outputs => (Outputs: outputs, Cost: Cost(layer, outputs, taps))).OrderBy(candidate => candidate.Cost).FirstOrDefault();
        if (best.Outputs == 0) return Answer<WinogradGradientStep>.Decline("fewer outputs than a tile has");
        return convolution.Algorithm == ConvolutionAlgorithm.Winograd || best.Cost < WorthIt * DirectCost(layer, taps)
            ? Answer<WinogradGradientStep>.Propose(best.Cost, () => Step(draft, title, layer, gradient, best.Outputs))
            : Answer<WinogradGradientStep>.Decline("the definition costs less");
    }

    private static double Cost(Layer layer, int outputs, int taps)
    {
        var size = outputs + taps - 1;
        var tiles = Math.Ceiling(layer.Output.Height / (double)outputs) * Math.Ceiling(layer.Output.Width / (double)outputs);
        var sums = (double)size * size * layer.Input.Channels * ChannelBlock.Count(layer.Output.Channels);
        var transforms = tiles
            * (ChannelBlock.Count(layer.Input.Channels) * Math.Pow(size, 3)
                + ChannelBlock.Count(layer.Output.Channels) * (size + outputs) * size * size / 2.0);
        // sums that do not stay in the cache are fetched and written back for every sample
        return tiles * sums + transforms + 2 * sums * Block * sizeof(float) / LayerTarget.Widest.Machine.Costs.UpdatedBytes;
    }

    private static double DirectCost(Layer layer, int taps) =>
        (double)layer.Output.Height * layer.Output.Width * taps * taps * layer.Input.Channels * ChannelBlock.Count(layer.Output.Channels);

    private static WinogradGradientStep Step(TrainingDraft draft, string title, Layer layer, TensorSpec gradient, int outputs)
    {
        var (convolution, source) = ((Convolution)layer.Operation, draft.Forward.SourceOf(layer));
        var (row, down, across) = (draft.Forward.FirstRow(layer), convolution.Window.Vertical, convolution.Window.Horizontal);
        var matrices = CookToom.Of(outputs, down.Window);
        var (rows, columns) = ((layer.Output.Height - 1) / outputs + 1, (layer.Output.Width - 1) / outputs + 1);
        var products = matrices.Size * matrices.Size;
        // the last tiles may reach beyond the output: into zeros
        var near = new Halo(0, 0, rows * outputs - layer.Output.Height, columns * outputs - layer.Output.Width);
        var far = Halo.Of(PassAxis.Of(down, rows * outputs), PassAxis.Of(across, columns * outputs), layer.Input);
        var part = new WinogradGradientPart(
            layer.Output.Channels, layer.Input.Channels, outputs, matrices.Taps, row, convolution.HasBias ? row + 1 : null);
        return new WinogradGradientStep
        {
            Title = title + $", Winograd F({outputs}x{outputs}, {matrices.Taps}x{matrices.Taps})",
            Inputs = [new Use(gradient, Layout.Blocks, near), new Use(source, Layout.Blocks, far)],
            Output = draft.Nothing(),
            Gradient = part,
            Scratch =
            [
                TileProducts.Scratch(draft.NewTensor, products, ChannelBlock.Count(layer.Output.Channels), rows * columns),
                TileProducts.Scratch(draft.NewTensor, products, 1, rows * columns),
                TileProducts.Scratch(draft.NewTensor, products, 1, 1),
            ],
            Matrices = matrices,
            Before = (down.Before, across.Before),
            TileRows = rows,
            TileColumns = columns,
            NearBodies = PlainBody.OfEachWidth(ChannelBlock.Used(part.OutChannels)),
            FarBodies = PlainBody.OfEachWidth(ChannelBlock.Used(part.BlockChannels)),
            ProductBodies = TileProductBody.Of(part),
        };
    }
}
