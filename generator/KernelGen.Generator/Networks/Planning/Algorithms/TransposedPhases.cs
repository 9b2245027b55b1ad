using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>A transposed convolution as plain ones: the outputs at every Stride-th row and column are one, with some of the taps.</summary>
/// <remarks>
/// Output y takes tap k of input (y + Before − Dilation·k)/Stride where that is whole: for outputs of one phase y mod Stride these are
/// every (Stride/g)-th tap, g being the greatest common divisor of Stride and Dilation, and inputs Dilation/g apart.
/// </remarks>
internal sealed class TransposedPhases : ILayerAlgorithm
{
    private const int MostPhases = 64;
    private const int Block = ChannelBlock.Lanes;

    public Answer<PlannedLayers> Try(Draft draft, Layer layer)
    {
        if (layer.Operation is not TransposedConvolution convolution) return new Answer<PlannedLayers>.NotMine();
        if (convolution.Groups > 1) return Answer<PlannedLayers>.Decline("groups");
        if (!Suits(convolution.Window)) return Answer<PlannedLayers>.Decline($"more than {MostPhases} phases");

        var fusion = LayerFusion.Of(draft, layer, withPool: false);
        return Answer<PlannedLayers>.Propose(
            layer.MultiplyAdds / (double)Block, () => new PlannedLayers(Step(draft, layer, convolution, fusion), fusion.Last));
    }

    private static DirectStep Step(Draft draft, Layer layer, TransposedConvolution convolution, LayerFusion fusion)
    {
        var (source, down, across) = (draft.SourceOf(layer), convolution.Window.Vertical, convolution.Window.Horizontal);
        var lanes = StripWidth.ForConvolution(
            convolution.OutChannels, layer.Output.Height / down.Stride + 1, layer.Output.Width / across.Stride
                + 1, fusion.Epilogue, mustDivide: false);
        var passes = (
            from y in Phases(down, layer.Output.Height)
            from x in Phases(across, layer.Output.Width)
            select Pass(draft, layer, convolution, fusion, source.Layout, lanes, y, x)).ToArray();
        var halo = passes.Aggregate(Halo.None, (all, pass) => all.Or(pass.HaloOf(layer.Input)));
        return new DirectStep
        {
            Title = fusion.Title(draft.Network, layer),
            Inputs = [new Use(source, source.Layout, halo)],
            Output = draft.NewTensor(layer.Output, Layout.Blocks) with
            {
                WrittenPlanes = ChannelBlock.Count((int)passes[0].Weights.Packing.Start),
            },
            Weights = passes.Select(pass => pass.Weights).ToArray(),
            Methods = passes.Select(pass => DirectMethod.Of(pass, fusion.Epilogue, mayPair: source.Layout == Layout.Channels)).ToArray(),
            Epilogue = fusion.Epilogue,
        };
    }

    /// <summary>Whether there are few enough phases to write code for.</summary>
    public static bool Suits(Window window) => (long)window.Vertical.Stride * window.Horizontal.Stride <= MostPhases;

    private static DirectPass Pass(
        Draft draft, Layer layer, TransposedConvolution convolution, LayerFusion fusion, Layout layout, int lanes, Phase y, Phase x)
    {
        var (rows, columns) = (convolution.Window.Vertical.Window, convolution.Window.Horizontal.Window);
        var isEmpty = y.Axis.Taps == 0 || x.Axis.Taps == 0;
        var packing = new TapPacking(
            convolution.OutChannels, layer.Input.Channels, lanes, layout == Layout.Blocks ? Block : 1,
            isEmpty ? 0 : y.Axis.Taps, isEmpty ? 0 : x.Axis.Taps,
            First: y.LastTap * columns + x.LastTap, OutStep: rows * columns, InStep: convolution.OutChannels * rows * columns,
            RowStep: -y.TapsApart * columns, ColumnStep: -x.TapsApart);
        return new DirectPass(y.Axis, x.Axis, TapWeights.Of(draft, layer, packing, convolution.HasBias, fusion.Normalization));
    }

    /// <summary>The phases of an axis that have outputs. The farthest tap meets the first input.</summary>
    private static IEnumerable<Phase> Phases(WindowAxis axis, int outputs)
    {
        var common = GreatestCommonDivisor(axis.Stride, axis.Dilation);
        for (var phase = 0; phase < Math.Min(axis.Stride, outputs); phase++)
        {
            var taps = Enumerable.Range(0, axis.Window).Where(
                tap => Remainder(phase + axis.Before - (long)axis.Dilation * tap, axis.Stride) == 0).ToArray();
            var last = taps.Length == 0 ? 0 : taps[taps.Length - 1];
            var first = taps.Length == 0 ? 0 : (int)((phase + axis.Before - (long)axis.Dilation * last) / axis.Stride);
            var sums = (outputs - phase + axis.Stride - 1) / axis.Stride;
            yield return new Phase(
                new PassAxis(sums, first, 1, taps.Length, axis.Dilation / common, phase, axis.Stride), last, axis.Stride / common);
        }
    }

    private static long Remainder(long value, int divisor) => (value % divisor + divisor) % divisor;

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    /// <summary>The outputs at every Stride-th position of an axis.</summary>
    /// <param name="Axis">How the taps walk.</param>
    /// <param name="LastTap">The tap that meets the first input.</param>
    /// <param name="TapsApart">From a tap that counts to the next.</param>
    private sealed record Phase(PassAxis Axis, int LastTap, int TapsApart);
}
