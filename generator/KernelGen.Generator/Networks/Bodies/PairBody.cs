using System;
using System.Linq;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>
/// A direct convolution to half a block of channels, with vectors of a whole block: the sums of two neighboring columns share one.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Half">Vectors of half the lanes, for what is stored.</param>
/// <param name="Rows">Rows of outputs that are in registers together.</param>
/// <param name="Columns">Columns of them.</param>
internal sealed record PairBody(LayerTarget Target, LayerTarget Half, int Rows, int Columns) : LayerBody(Target)
{
    /// <summary>Sums that hide the time of one.</summary>
    private const int SumsInFlight = 8;

    /// <summary>Steps that begin a tap.</summary>
    private const int StepsOfTap = 2;

    /// <summary>Whether neighboring sums read neighboring numbers, and there are two.</summary>
    public static bool Suits(DirectPass pass, Epilogue epilogue) => pass.Weights.Packing.Lanes == ChannelBlock.Half
        && pass.Horizontal.Stride == 1 && pass.Horizontal.Outputs >= 2 * epilogue.PoolColumns;

    /// <summary>The tile that computes the fewest sums, the largest of these.</summary>
    public static PairBody Of(LayerTarget target, DirectPass pass, Epilogue epilogue)
    {
        var (rows, columns) = (pass.Vertical.Outputs / epilogue.PoolRows, pass.Horizontal.Outputs / epilogue.PoolColumns);
        var (best, least) = ((Rows: 1, Columns: 2), double.MaxValue);
        for (var down = 1; down <= Math.Min(rows, target.Accumulators); down++)
            for (var across = 1; across <= Math.Min(columns, 2 * target.Accumulators); across++)
            {
                var sums = down * epilogue.PoolRows * across * epilogue.PoolColumns;
                if (across * epilogue.PoolColumns % 2 != 0 || sums > 2 * target.Accumulators) continue;
                var tiles = (double)((rows + down - 1) / down) * ((columns + across - 1) / across);
                var cost = tiles * (Math.Max(sums / 2, SumsInFlight) + StepsOfTap);
                if (cost < least) (best, least) = ((down, across), cost);
            }
        var half = LayerTarget.All.First(other => other.Lanes == ChannelBlock.Half);
        return new PairBody(target, half, best.Rows, best.Columns);
    }
}
