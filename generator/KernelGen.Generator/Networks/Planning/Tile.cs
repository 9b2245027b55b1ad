using System;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>The outputs whose sums are in registers together.</summary>
/// <param name="Rows">Rows of outputs.</param>
/// <param name="Columns">Columns of outputs.</param>
/// <param name="Vectors">Vectors of channels of each.</param>
/// <param name="Cost">Steps that the whole layer takes for one strip of channels, tap and input channel.</param>
internal sealed record Tile(int Rows, int Columns, int Vectors, double Cost)
{
    /// <summary>A sum waits four steps for the one before it.</summary>
    private const int Latency = 4;

    /// <summary>The tile that takes the fewest steps; the last tile of a row or column overlaps the one before.</summary>
    /// <param name="rows">Rows of output.</param>
    /// <param name="columns">Columns of output.</param>
    /// <param name="poolRows">Rows of sums that make an output.</param>
    /// <param name="poolColumns">Columns of sums that make an output.</param>
    /// <param name="vectors">Vectors of channels.</param>
    /// <param name="accumulators">Registers for sums.</param>
    public static Tile Best(int rows, int columns, int poolRows, int poolColumns, int vectors, int accumulators)
    {
        var best = Of(1, 1);
        for (var down = 1; down <= Math.Min(rows, accumulators); down++)
            for (var across = 1; across <= Math.Min(columns, accumulators); across++)
            {
                if (down * across * poolRows * poolColumns * vectors > accumulators) break;
                var tile = Of(down, across);
                if (tile.Cost < best.Cost || (tile.Cost == best.Cost && tile.Columns > best.Columns)) best = tile;
            }
        return best;

        Tile Of(int down, int across)
        {
            var positions = down * across * poolRows * poolColumns;
            var steps = Math.Max(Math.Max(positions * vectors, positions + vectors), Latency) + 1.0;
            var tiles = (double)((rows + down - 1) / down) * ((columns + across - 1) / across);
            return new Tile(down, across, vectors, tiles * steps);
        }
    }
}
