using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>Sums of a depthwise convolution: a tile of positions, every lane a channel with taps of its own.</summary>
/// <param name="Target">The machine.</param>
/// <param name="Tile">The sums that are in registers together.</param>
internal sealed record DepthwiseBody(LayerTarget Target, OutputTile Tile) : LayerBody(Target)
{
    /// <summary>Half of the registers: every product reads its own input, so that more sums would gain nothing.</summary>
    private const int MostSums = 14;

    /// <summary>The bodies of a pass, by its definition or with transformed rows of taps.</summary>
    public static IReadOnlyList<LayerBody> Of(DirectPass pass) => LayerTarget.All.Select(target => pass.Weights.Packing.RowOutputs == 0
        ? new DepthwiseBody(target, OutputTile.Best(
            pass.Vertical.Outputs, pass.Horizontal.Outputs, 1, 1, 1, Math.Min(target.Accumulators, MostSums)))
        : (LayerBody)DepthwiseRowsBody.Of(target, pass)).ToArray();
}

/// <summary>A depthwise convolution with transformed rows of taps.</summary>
/// <param name="Target">The machine.</param>
/// <param name="Rows">Rows of outputs whose sums are in registers together.</param>
/// <param name="KeepsWeights">Whether the weights are in registers too.</param>
internal sealed record DepthwiseRowsBody(LayerTarget Target, int Rows, bool KeepsWeights) : LayerBody(Target)
{
    /// <summary>These, their weights and a transformed row of input fill 32 registers.</summary>
    private const int MostRows = 3;

    public static DepthwiseRowsBody Of(LayerTarget target, DirectPass pass) => target.HasManyRegisters
        ? new(target, Math.Min(MostRows, pass.Vertical.Outputs), KeepsWeights: true)
        : new(target, Rows: 1, KeepsWeights: false);
}
