using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A convolution of every channel by itself: vectors of channels, each lane with taps of its own.</summary>
/// <remarks>Three taps along a row by Winograd's F(2, 3).</remarks>
internal sealed class Depthwise : ILayerAlgorithm
{
    private const int Block = ChannelBlock.Lanes;

    /// <summary>Outputs of a row that are computed together: F(2, 3) takes four products for six, its sums cost no time.</summary>
    private const int RowOutputs = 2;

    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (layer.Operation is not Convolution { IsDepthwise: true } convolution) return new Answer<PlannedLayers>.NotMine();
        if (layer.Input.Channels != convolution.OutChannels)
            return Answer<PlannedLayers>.Decline("several output channels for each input channel");
        var fusion = LayerFusion.Of(draft, layer, withPool: false);
        return Answer<PlannedLayers>.Propose(
            ConvolutionCost.OfDefinition(draft, layer, convolution, fusion.Sums(layer))
                + ConvolutionCost.Turning(draft, layer, fusion.Last, takesPlanes: false),
            () => new PlannedLayers(Step(draft, layer, convolution, fusion), fusion.Last));
    }

    private static DepthwiseStep Step(Draft draft, Layer layer, Convolution convolution, LayerFusion fusion)
    {
        var (down, across) = (convolution.Window.Vertical, convolution.Window.Horizontal);
        var rowOutputs = SuitsRows(convolution, layer.Output.Width) ? RowOutputs : 0;
        var packing = new TapPacking(
            convolution.OutChannels, InChannels: 1, Block, Block, down.Window, rowOutputs == 0 ? across.Window : rowOutputs
                + across.Window - 1,
            First: 0, OutStep: down.Window * across.Window, InStep: 0, RowStep: across.Window, ColumnStep: 1, rowOutputs);
        var pass = new DirectPass(
            PassAxis.Of(down, layer.Output.Height),
            PassAxis.Of(across, layer.Output.Width),
            TapWeights.Of(draft, layer, packing, convolution.HasBias, fusion.Normalization));
        return new DepthwiseStep
        {
            Title = fusion.Title(draft.Network, layer),
            Inputs = [new Use(draft.SourceOf(layer), Layout.Blocks, pass.HaloOf(layer.Input))],
            Output = draft.NewTensor(layer.Output, Layout.Blocks),
            Weights = [pass.Weights],
            Pass = pass,
            Epilogue = fusion.Epilogue,
            Bodies = DepthwiseBody.Of(pass),
        };
    }

    private static bool SuitsRows(Convolution convolution, int columns) =>
        convolution.Algorithm != ConvolutionAlgorithm.Direct && columns >= RowOutputs
        && convolution.Window is { Horizontal: { Window: 3, Stride: 1, Dilation: 1 }, Vertical: { Window: <= 3, Stride: 1, Dilation: 1 } };
}
