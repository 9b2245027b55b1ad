using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A convolution of every channel by itself: vectors of channels, each lane with taps of its own.</summary>
/// <remarks>Three taps along a row by Winograd's F(2, 3).</remarks>
internal sealed class Depthwise : ILayerAlgorithm
{
    private const int Block = PlannedTensor.BlockLanes;

    /// <summary>Outputs of a row that are computed together: F(2, 3) takes four products for six, its sums cost no time beside.</summary>
    private const int RowOutputs = 2;

    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Convolution { IsDepthwise: true } convolution) return default;
        if (layer.Input.Channels != convolution.OutChannels)
            return Choice.Declined("Depthwise: several output channels for each input channel");
        var fusion = Fusion.Of(draft, layer, withPool: false);
        var (down, across) = (convolution.Window.Vertical, convolution.Window.Horizontal);
        var rowOutputs = SuitsRows(convolution, layer.Output.Width) ? RowOutputs : 0;
        var packing = new TapPacking(
            convolution.OutChannels, InChannels: 1, Block, Block, down.Window, rowOutputs == 0 ? across.Window : rowOutputs
                + across.Window - 1,
            First: 0, OutStep: down.Window * across.Window, InStep: 0, RowStep: across.Window, ColumnStep: 1, rowOutputs);
        var pass = new DirectPass(
            Direct.AxisOf(down, layer.Output.Height),
            Direct.AxisOf(across, layer.Output.Width),
            Taps.Of(draft, layer, packing, convolution.HasBias, fusion.Normalization));
        draft.Add(
            new DepthwiseStep
            {
                Title = fusion.Title(draft.Network, layer),
                Inputs = [new Use(draft.SourceOf(layer), Layout.Blocks, pass.HaloOf(layer.Input))],
                Output = new PlannedTensor(layer.Output, Layout.Blocks),
                Weights = [pass.Weights],
                Pass = pass,
                Epilogue = fusion.Epilogue,
            },
            fusion.Last);
        return fusion.Last;
    }

    private static bool SuitsRows(Convolution convolution, int columns) =>
        convolution.Algorithm != ConvolutionAlgorithm.Direct && columns >= RowOutputs
        && convolution.Window is { Horizontal: { Window: 3, Stride: 1, Dilation: 1 }, Vertical: { Window: <= 3, Stride: 1, Dilation: 1 } };
}
