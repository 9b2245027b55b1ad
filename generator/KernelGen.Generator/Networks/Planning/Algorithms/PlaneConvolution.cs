using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>
/// A convolution that gives planes, as the caller wants them: lanes are neighboring positions, and nothing is turned into blocks. What
/// windows read is gathered to a panel in the nearest cache, from planes or from blocks.
/// </summary>
internal sealed class PlaneConvolution : ILayerAlgorithm
{
    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (layer.Operation is not Convolution convolution || draft.IsTraining) return new Answer<PlannedLayers>.NotMine();
        var fusion = LayerFusion.Of(draft, layer, withPool: false);
        var pass = Pass(draft, layer, convolution, fusion);
        var (planes, outputs) = (layer.Input.Channels / convolution.Groups, convolution.OutChannels / convolution.Groups);
        var bodies = PlaneConvolutionBody.Of(pass, planes, outputs);
        if (bodies.Count == 0) return Answer<PlannedLayers>.Decline("windows too large or too far apart to be gathered");
        return Answer<PlannedLayers>.Propose(
            ConvolutionCost.OfPlanes(draft, layer, convolution, fusion.Last, TakesBlocks(draft, layer, convolution), bodies[0]),
            () => new PlannedLayers(Step(draft, layer, convolution, fusion, pass, bodies), fusion.Last));
    }

    /// <summary>Whether a plane is one row: windows are single positions next to one another.</summary>
    private static bool IsRow(Layer layer, Convolution convolution) => convolution.Window is
    {
        IsPoint: true,
        Vertical: { Stride: 1, Before: 0, After: 0 },
        Horizontal: { Stride: 1, Before: 0, After: 0 },
    } && (long)layer.Output.Height * layer.Output.Width <= int.MaxValue;

    /// <summary>Blocks are gathered where no group begins inside one.</summary>
    private static bool TakesBlocks(Draft draft, Layer layer, Convolution convolution) => draft.SourceOf(layer).Layout == Layout.Blocks
        && (convolution.Groups == 1 || layer.Input.Channels / convolution.Groups % ChannelBlock.Lanes == 0);

    private static DirectPass Pass(Draft draft, Layer layer, Convolution convolution, LayerFusion fusion)
    {
        var (down, across) = (convolution.Window.Vertical, convolution.Window.Horizontal);
        var (rows, columns, inChannels) = (down.Window, across.Window, layer.Input.Channels / convolution.Groups);
        // channel by channel, as they are: each machine takes as many output channels together as it likes
        var packing = new TapPacking(
            convolution.OutChannels, inChannels, Lanes: 1, Block: 1, rows, columns,
            First: 0, OutStep: inChannels * rows * columns, InStep: rows * columns, RowStep: columns, ColumnStep: 1);
        var weights = TapWeights.Of(draft, layer, packing, convolution.HasBias, fusion.Normalization);
        return IsRow(layer, convolution)
            ? new DirectPass(new PassAxis(1, 0, 1, 1, 1), new PassAxis(layer.Output.Height * layer.Output.Width, 0, 1, 1, 1), weights)
            : new DirectPass(PassAxis.Of(down, layer.Output.Height), PassAxis.Of(across, layer.Output.Width), weights);
    }

    private static PlaneConvolutionStep Step(
        Draft draft, Layer layer, Convolution convolution, LayerFusion fusion, DirectPass pass,
        IReadOnlyList<PlaneConvolutionBody> bodies)
    {
        var (isRow, layout) = (IsRow(layer, convolution), TakesBlocks(draft, layer, convolution) ? Layout.Blocks : Layout.Channels);
        return new PlaneConvolutionStep
        {
            Title = fusion.Title(draft.Network, layer) + ", lanes are positions",
            Inputs = [new Use(draft.SourceOf(layer), layout) { IsDense = isRow }],
            Output = draft.NewTensor(layer.Output, Layout.Channels) with { IsDense = isRow },
            Weights = [pass.Weights],
            Scratch = [draft.NewTensor(TensorShape.Features(bodies.Max(static body => body.Panel.Length)), Layout.Channels)],
            Pass = pass,
            Input = isRow ? (1, layer.Input.Height * layer.Input.Width) : (layer.Input.Height, layer.Input.Width),
            Groups = convolution.Groups,
            Epilogue = fusion.Epilogue,
            Bodies = bodies,
        };
    }
}
