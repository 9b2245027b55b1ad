using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>The sums of a convolution whose lanes are positions that are in registers together.</summary>
/// <param name="Outputs">Output channels.</param>
/// <param name="Rows">Rows of each.</param>
/// <param name="Vectors">Vectors of columns of each row.</param>
/// <param name="KeepsWeights">Whether the weights of a channel are in registers too, and every vector of input is loaded once.</param>
/// <param name="Steps">Steps that all sums of a group take.</param>
internal sealed record PlaneTile(int Outputs, int Rows, int Vectors, bool KeepsWeights, double Steps)
{
    private const int MostVectors = 4;

    /// <summary>A sum waits for itself: fewer take no less time, by measurement.</summary>
    private const int InFlight = 10;

    /// <summary>Steps that begin and end a sum, and a tile.</summary>
    private const int Ends = 2, EndsOfTile = 4;

    /// <summary>A load that mostly reaches over the end of a line of the cache, against one that does not.</summary>
    private const double OverEnds = 1.25;

    /// <summary>Registers for vectors of input beside weights that are kept, and one that the compiler wants free.</summary>
    private const int Inputs = 2;

    /// <summary>Sums.</summary>
    public int Sums => Outputs * Rows * Vectors;

    /// <summary>
    /// The tile that takes the fewest steps, the last of a row or column overlapping the one before; null where none fits.
    /// </summary>
    /// <param name="target">The machine.</param>
    /// <param name="pass">The windows and outputs.</param>
    /// <param name="planes">Input channels of a group.</param>
    /// <param name="outputs">Output channels of a group.</param>
    public static PlaneTile? Best(LayerTarget target, DirectPass pass, int planes, int outputs) => Candidates(target, pass, planes, outputs)
        .Aggregate((PlaneTile?)null, (best, tile) => best is null || tile.Steps < best.Steps ? tile : best);

    private static IEnumerable<PlaneTile> Candidates(LayerTarget target, DirectPass pass, int planes, int outputs)
    {
        var taps = (long)pass.Vertical.Taps * pass.Horizontal.Taps;
        var keeps = planes == 1 && taps <= PlaneConvolutionBody.MostWeights(target);
        for (var vectors = 1; vectors <= MostVectors && vectors * target.Lanes <= pass.Horizontal.Outputs; vectors++)
            for (var rows = 1; rows <= Math.Min(pass.Vertical.Outputs, target.Accumulators); rows++)
            {
                for (var channels = 1; channels <= Math.Min(outputs, target.Accumulators); channels++)
                    if (channels * rows * vectors <= target.SumsBeside(rows * vectors))
                        yield return Of(channels, rows, vectors, keepsWeights: false);
                if (keeps && rows * vectors <= target.SumsBeside((int)taps + Inputs)
                    && rows * vectors * taps <= PlaneConvolutionBody.MostUnrolled) yield return Of(1, rows, vectors, keepsWeights: true);
            }

        PlaneTile Of(int channels, int rows, int vectors, bool keepsWeights)
        {
            var (down, across) = (pass.Vertical, pass.Horizontal);
            var sums = channels * rows * vectors;
            var inputRows = (rows - 1.0) * down.Stride + (down.Taps - 1.0) * down.TapStep + 1;
            var loads = keepsWeights
                ? Math.Min(inputRows * across.Taps * vectors, rows * vectors * taps)
                : (channels + rows * vectors * (taps > 1 ? OverEnds : 1)) * taps;
            var ofPlane = Math.Max(keepsWeights ? sums * taps : Math.Max(sums, InFlight) * taps, loads);
            var tiles = Math.Ceiling(outputs / (double)channels) * Math.Ceiling(down.Outputs / (double)rows)
                * Math.Ceiling(across.Outputs / (double)(vectors * target.Lanes));
            return new PlaneTile(channels, rows, vectors, keepsWeights, tiles * (planes * (ofPlane + 1) + Ends * sums + EndsOfTile));
        }
    }
}
