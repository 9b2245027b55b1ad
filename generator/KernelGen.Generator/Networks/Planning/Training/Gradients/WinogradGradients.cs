using System;
using System.Linq;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Algorithms;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>
/// Plans the gradients of the taps of a square convolution in the transformed domain. The way forward is
/// y = Aᵀ[(G·g·Gᵀ) ⊙ (Bᵀ·d·B)]A for each tile, so with U = Σ (A·dy·Aᵀ) ⊙ (Bᵀ·d·B) over all tiles the gradient of g is Gᵀ·U·G.
/// </summary>
internal static class WinogradGradients
{
    private const int Block = PlannedTensor.BlockLanes;
    private const int MostProducts = 8;

    /// <summary>What a step of the transforms costs, against one of the products: by measurement, not more.</summary>
    private const double WorthIt = 0.75;

    /// <summary>Sums that do not stay in the cache are fetched and written back for every sample.</summary>
    private const double BytesPerStep = 20;

    /// <summary>The step, or null where the definition is as good.</summary>
    /// <param name="title">What the step is.</param>
    /// <param name="layer">The convolution.</param>
    /// <param name="convolution">What it computes.</param>
    /// <param name="gradient">The gradient of its output.</param>
    /// <param name="source">Its input.</param>
    /// <param name="row">The row of its weight.</param>
    public static WinogradGradientStep? Step(
        string title, Layer layer, Convolution convolution, PlannedTensor gradient, PlannedTensor source, int row)
    {
        if (convolution is not { Groups: 1, IsSignal: false } || convolution.Algorithm == ConvolutionAlgorithm.Direct) return null;
        if (TapGradients.FarLayout(source) != Layout.Blocks || !Winograd.IsSquare(convolution.Window)) return null;
        var taps = convolution.Window.Vertical.Window;
        var best = Enumerable.Range(2, MostProducts - taps)
            .Where(outputs => outputs + taps - 1 is 4 or 6 or 7 or 8 && outputs <= Math.Min(layer.Output.Height, layer.Output.Width))
            .Select(outputs => (Outputs: outputs, Cost: Cost(layer, outputs, taps))).OrderBy(candidate => candidate.Cost).FirstOrDefault();
        if (best.Outputs == 0) return null;
        var isAsked = convolution.Algorithm == ConvolutionAlgorithm.Winograd;
        return isAsked || best.Cost < WorthIt * DirectCost(layer, taps)
            ? Step(title, layer, convolution, gradient, source, row, best.Outputs) : null;
    }

    private static double Cost(Layer layer, int outputs, int taps)
    {
        var size = outputs + taps - 1;
        var tiles = Math.Ceiling(layer.Output.Height / (double)outputs) * Math.Ceiling(layer.Output.Width / (double)outputs);
        var sums = (double)size * size * layer.Input.Channels * Blocks(layer.Output.Channels);
        var transforms = tiles
            * (Blocks(layer.Input.Channels) * Math.Pow(size, 3) + Blocks(layer.Output.Channels) * (size + outputs) * size * size / 2.0);
        return tiles * sums + transforms + 2 * sums * Block * sizeof(float) / BytesPerStep;
    }

    private static double DirectCost(Layer layer, int taps) =>
        (double)layer.Output.Height * layer.Output.Width * taps * taps * layer.Input.Channels * Blocks(layer.Output.Channels);

    private static int Blocks(int channels) => (channels + Block - 1) / Block;

    private static WinogradGradientStep Step(
        string title, Layer layer, Convolution convolution, PlannedTensor gradient, PlannedTensor source, int row, int outputs)
    {
        var (down, across) = (convolution.Window.Vertical, convolution.Window.Horizontal);
        var matrices = CookToom.Of(outputs, down.Window);
        var (rows, columns) = ((layer.Output.Height - 1) / outputs + 1, (layer.Output.Width - 1) / outputs + 1);
        var products = matrices.Size * matrices.Size;
        // the last tiles may reach beyond the output: into zeros
        var near = new Halo(0, 0, rows * outputs - layer.Output.Height, columns * outputs - layer.Output.Width);
        var far = new DirectPass(Direct.AxisOf(down, rows * outputs), Direct.AxisOf(across, columns * outputs), null!).HaloOf(layer.Input);
        return new WinogradGradientStep
        {
            Title = title + FormattableString.Invariant($", Winograd F({outputs}x{outputs}, {matrices.Taps}x{matrices.Taps})"),
            Inputs = [new Use(gradient, Layout.Blocks, near), new Use(source, Layout.Blocks, far)],
            Output = TrainingDraft.Nothing(),
            Gradient = new WinogradGradientPart(
                layer.Output.Channels, layer.Input.Channels, outputs, matrices.Taps, row, convolution.HasBias ? row + 1 : null),
            Scratch =
            [
                Scratch(products * Blocks(layer.Output.Channels) * Block, rows * columns),
                Scratch(products * Block, rows * columns),
                Scratch(products * Block, 1),
            ],
            Matrices = matrices,
            Before = (down.Before, across.Before),
            TileRows = rows,
            TileColumns = columns,
        };
    }

    private static PlannedTensor Scratch(int channels, int width) =>
        new(new TensorShape(TensorKind.Picture, channels, 1, width), Layout.Blocks);
}
