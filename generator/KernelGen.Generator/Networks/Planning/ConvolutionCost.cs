using System;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Bodies;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>What convolutions cost, in steps: products of a number with a vector of channels.</summary>
internal static class ConvolutionCost
{
    private const int Block = ChannelBlock.Lanes;

    /// <summary>Weights are laid out once for all machines: for the one with the widest vectors.</summary>
    private static readonly CostTable Costs = LayerTarget.Widest.Machine.Costs;

    /// <summary>What does not stay there is fetched to be written, written, and read again.</summary>
    private const int Passes = 3;

    /// <summary>The part of the shorter of computing and reading that the longer does not hide, by measurement: one of so many.</summary>
    private const int Hidden = 3;

    /// <summary>Steps that turn a vector of planes into one of blocks, or back, by measurement: in the cache, and beyond it.</summary>
    private const int Turned = 8, TurnedFar = 16;

    /// <summary>Steps that copy a vector to a panel.</summary>
    private const int Copied = 3;

    /// <summary>Steps of a layer by tiles of so many outputs along each axis: products, transforms, and reading the weights.</summary>
    public static double OfWinograd(Layer layer, Convolution convolution, (int Rows, int Columns) sums, int outputs)
    {
        var size = outputs + convolution.Window.Vertical.Window - 1;
        var (inBlocks, outBlocks) = (ChannelBlock.Count(layer.Input.Channels), ChannelBlock.Count(convolution.OutChannels));
        var grid = Strip(sums, outputs, size, layer.Input.Channels, convolution.OutChannels);
        var tiles = Math.Ceiling(sums.Rows / (double)outputs) * grid.Columns;
        var products = (double)size * size * layer.Input.Channels * outBlocks;
        var transforms = inBlocks * Math.Pow(size, 3) + outBlocks * (size + outputs) * (size * outputs / 2.0 + size);
        var needed = tiles * grid.Products / grid.Count * layer.Input.Channels * outBlocks;
        return tiles * transforms + WithWeights(needed, products);
    }

    /// <summary>Steps of the same sums by the definition.</summary>
    public static double OfDefinition(Draft draft, Layer layer, Convolution convolution, (int Rows, int Columns) sums)
    {
        // vectors of half a block take as long as whole ones, but for those that two neighboring sums share
        var hasPairs = convolution is { Groups: 1, OutChannels: <= ChannelBlock.Half, Window.Horizontal.Stride: 1 }
            && draft.SourceOf(layer).Layout == Layout.Channels;
        var outBlocks = hasPairs ? 0.5 : ChannelBlock.Count(convolution.OutChannels);
        var products = (double)convolution.Window.Taps * layer.Input.Channels / convolution.Groups * outBlocks;
        return WithWeights((double)sums.Rows * sums.Columns * products, products);
    }

    /// <summary>Steps of a convolution whose lanes are positions.</summary>
    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="convolution">What it is.</param>
    /// <param name="last">The last layer that is fused with it.</param>
    /// <param name="takesBlocks">Whether it gathers from blocks.</param>
    /// <param name="body">How the widest machine computes it.</param>
    public static double OfPlanes(
        Draft draft, Layer layer, Convolution convolution, Layer last, bool takesBlocks, PlaneConvolutionBody body)
    {
        var panel = body.Panel;
        var panels = Math.Ceiling(panel.Pass.Vertical.Outputs / (double)panel.Rows)
            * Math.Ceiling(panel.Pass.Horizontal.Outputs / (double)panel.Columns);
        var gathered = convolution.Groups * panels * panel.Length / Block
            * (takesBlocks ? Turned : panel.Pass.Horizontal.Stride > 2 ? Block : Copied);
        var turned = Turning(layer.Input, draft.SourceOf(layer).Layout == Layout.Blocks && !takesBlocks)
            + Turning(last.Output, !draft.GoesToCaller(last));
        var weights = (double)panel.Pass.Weights.Packing.Length / Block;
        return WithWeights(convolution.Groups * body.Tile.Steps, weights) + gathered + turned;
    }

    /// <summary>Steps that turn what a layer of blocks reads and gives into blocks and planes, where the caller has planes.</summary>
    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="last">The last layer that is fused with it.</param>
    /// <param name="takesPlanes">Whether it reads planes as they are, or from copies with a border.</param>
    public static double Turning(Draft draft, Layer layer, Layer last, bool takesPlanes)
    {
        var isPlanes = draft.SourceOf(layer).Layout == Layout.Channels;
        return Turning(layer.Input, isPlanes && !takesPlanes) + Turning(last.Output, draft.GoesToCaller(last));
    }

    private static double Turning(TensorShape tensor, bool isNeeded) => !isNeeded ? 0
        : (double)tensor.Length / Block * (sizeof(float) * tensor.Length > Costs.CacheBytes ? TurnedFar : Turned);

    /// <summary>Weights are read while sums are computed, but neither hides the other wholly.</summary>
    /// <param name="steps">Steps of all products.</param>
    /// <param name="weights">Vectors of weights.</param>
    private static double WithWeights(double steps, double weights)
    {
        var bytes = weights * Block * sizeof(float);
        var reading = bytes / (bytes > Costs.CacheBytes ? Costs.MemoryBytes : Costs.CachedBytes);
        return Math.Max(steps, reading) + Math.Min(steps, reading) / Hidden;
    }

    /// <summary>
    /// The tiles that are best computed together, in whole rows: many share what is read of the weights and fill the registers, few stay
    /// in the cache; overlapping strips compute twice.
    /// </summary>
    /// <param name="sums">Rows and columns of sums.</param>
    /// <param name="outputs">Outputs of a tile along each axis.</param>
    /// <param name="size">Products of a tile along each axis.</param>
    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="outChannels">Channels of the output.</param>
    public static TileGrid Strip((int Rows, int Columns) sums, int outputs, int size, int inChannels, int outChannels)
    {
        var tileRows = (sums.Rows - 1) / outputs + 1;
        var weightBytes = 4.0 * size * size * inChannels * outChannels;
        var tileBytes = 64.0 * size * size * (ChannelBlock.Count(inChannels) + ChannelBlock.Count(outChannels));

        double Cost(TileGrid grid)
        {
            var steps = StripWidth.StepsOfTiles(outChannels, StripWidth.ForTiles(outChannels, grid, weightBytes), grid) * inChannels;
            var spilled = Math.Max(0, grid.Count * tileBytes - Costs.CacheBytes) * Passes;
            return ((tileRows - 1) / grid.Rows + 1) * (steps + (weightBytes + spilled) / Costs.MemoryBytes);
        }

        var maySkip = LayerTarget.Widest.IsFar(weightBytes);
        return Enumerable.Range(1, tileRows).Select(rows => TileGrid.Of(sums, outputs, size, rows, maySkip)).OrderBy(Cost).First();
    }
}
