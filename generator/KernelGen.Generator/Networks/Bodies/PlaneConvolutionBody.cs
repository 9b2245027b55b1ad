using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>How much of a channel's window is written out.</summary>
internal enum Unrolling
{
    /// <summary>Nothing: loops over rows and columns of taps.</summary>
    Nothing,

    /// <summary>The columns of a row of taps.</summary>
    Columns,

    /// <summary>All taps.</summary>
    Window,
}

/// <summary>
/// A convolution whose lanes are positions: weights are spread over the lanes, inputs and outputs are loaded and stored as planes. What
/// the windows read is gathered first, so that no window leaves the input.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Tile">The sums that are in registers together.</param>
/// <param name="Panel">What is gathered at once.</param>
/// <param name="Unrolling">How much of the window is written out.</param>
/// <param name="BeginsAtLines">Whether panels begin where the lines of the cache do that the outputs lie in.</param>
internal sealed record PlaneConvolutionBody(LayerTarget Target, PlaneTile Tile, Panel Panel, Unrolling Unrolling, bool BeginsAtLines)
    : LayerBody(Target)
{
    /// <summary>Products that are written out.</summary>
    public const int MostUnrolled = 256;

    /// <summary>Inputs that may be kept in memory.</summary>
    private const int FewInMemory = 2;

    /// <summary>Columns of taps that are not equally far apart, and so are written out.</summary>
    private const int MostColumns = 16;

    /// <summary>Panels of a row from which on it is worth one more to begin at a line.</summary>
    private const int ManyPanels = 16;

    /// <summary>Registers for sums, at least, and for inputs.</summary>
    private const int FewSums = 6;

    /// <summary>Weights of a window that are kept in registers beside a few sums.</summary>
    public static int MostWeights(LayerTarget target) => target.Registers - FewSums;

    /// <summary>The bodies of all machines whose vectors a row of outputs fills; none where windows are too large for it.</summary>
    /// <param name="pass">The windows and outputs of a group.</param>
    /// <param name="planes">Input channels of a group.</param>
    /// <param name="outputs">Output channels of a group.</param>
    public static IReadOnlyList<PlaneConvolutionBody> Of(DirectPass pass, int planes, int outputs)
    {
        var bodies = LayerTarget.UpTo(pass.Horizontal.Outputs)
            .Select(target => PlaneTile.Best(target, pass, planes, outputs) is { } tile ? Of(target, tile, pass, planes) : null).ToArray();
        return bodies.All(static body => body is not null) ? bodies.OfType<PlaneConvolutionBody>().ToArray() : [];
    }

    private static PlaneConvolutionBody? Of(LayerTarget target, PlaneTile tile, DirectPass pass, int planes)
    {
        var (down, across) = (pass.Vertical, pass.Horizontal);
        var width = tile.Vectors * target.Lanes;
        Panel Of(int rows, int columns) => new(pass, planes, rows, columns);
        var least = Of(tile.Rows, width);
        var costs = target.Machine.Costs;
        long far = costs.FarBytes / sizeof(float), near = costs.NearBytes / sizeof(float), mostNear = costs.MostNearBytes / sizeof(float);
        if (least.Length > far * 4) return null;

        // whole rows and as many as stay near; else parts of a few rows; else one that is not gathered too often anew
        var whole = Of(tile.Rows, across.Outputs).Length;
        var limit = whole <= mostNear ? Math.Max(whole, near) : least.Length <= near ? near : far;
        var columns = Longest(across.Outputs, width, count => Of(tile.Rows, count).Length <= limit);
        var rows = columns < across.Outputs ? tile.Rows : Longest(down.Outputs, tile.Rows, count => Of(count, columns).Length <= limit);
        var panel = Of(rows, columns);
        var unrolled = (long)tile.Sums * across.Taps;
        // the compiler keeps inputs that the next row of taps reads again: a few that it has no register for do no harm
        var isHeld = tile.Rows == 1 || tile.Sums + 2 * tile.Rows * tile.Vectors <= target.Registers + FewInMemory;
        var unrolling = tile.KeepsWeights || (isHeld && unrolled * down.Taps <= MostUnrolled) ? Unrolling.Window
            : unrolled <= MostUnrolled || panel.OffsetStep is null ? Unrolling.Columns : Unrolling.Nothing;
        if (panel.OffsetStep is null && across.Taps > MostColumns) return null;
        var beginsAtLines = down.Outputs == 1 && across.Outputs / columns >= ManyPanels && across.Outputs % LineFloats == 0;
        return new PlaneConvolutionBody(target, tile, panel, unrolling, beginsAtLines);
    }

    private const int LineFloats = Machine.Target.LineBytes / sizeof(float);

    /// <summary>The part of an axis, in whole tiles, that fits and divides it into few and equal parts.</summary>
    private static int Longest(int all, int tile, Func<int, bool> fits)
    {
        if (fits(all)) return all;
        var most = tile;
        while (most + tile < all && fits(most + tile)) most += tile;
        var parts = (all + most - 1) / most;
        return Math.Min(all, ((all + parts - 1) / parts + tile - 1) / tile * tile);
    }
}
