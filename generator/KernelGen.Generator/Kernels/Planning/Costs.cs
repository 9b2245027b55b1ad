using System.Linq;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>The cost model: vector operations per pixel of a 256-bit machine. It only has to rank plans.</summary>
internal static class Costs
{
    /// <summary>
    /// What a walk waits for and tiles and fused passes do not, and the model does not count: most of its wide loads reach over the end of
    /// a line of the cache.
    /// </summary>
    private const double AlignedLoads = 0.75;

    /// <summary>Vector operations of one step, for one vector of the pass.</summary>
    public static double PerVector(Pass pass) => Of(pass) * (pass.Walk is { IsPaired: true } ? PixelsOfPairs(pass) : 256.0 / pass.Lane.Bits);

    /// <summary>Pixels of a vector whose pairs are multiplied.</summary>
    private static double PixelsOfPairs(Pass pass) => 512.0 / pass.Lane.Bits;

    /// <summary>A walk reads each row once; pairs halve the multiplications and double the pixels of a vector.</summary>
    private static double OfWalk(Pass pass, Walk walk)
    {
        if (walk.PairLane is not null)
        {
            var alongRows = walk.Basis.Sum(row => 3 * row.Count) + walk.Columns / 2 + 8 * walk.Basis.Count;
            var down = walk.IsBinomial ? walk.Rows - 1 : walk.Uses.Sum(uses => uses.Count);
            return (alongRows + 4 * (down + pass.Finish.Count) + 9) / 32.0;
        }
        if (walk.IsPaired)
            return (2 * (walk.Operations + 0.5 * walk.Basis.Sum(row => row.Count)) + walk.Columns / 2 + 2 * pass.Finish.Count + 3) / PixelsOfPairs(pass);
        if (pass.IsTiled) return AlignedLoads * (pass.Taps.Count + pass.Finish.Count + 2) * pass.Lane.Bits / 256;
        var operations = (walk.IsDense ? pass.Taps.Count : walk.Operations) * (pass.Lane == Lane.Int32 ? 1.5 : 1);
        return (operations + walk.Columns * (pass.Input == pass.Lane.Element ? 1 : 1.5) + pass.Finish.Count + 2) * pass.Lane.Bits / 256;
    }

    /// <summary>Loads with conversion, a multiplication where the coefficient asks for one, an addition; then the finish and the store.</summary>
    public static double Of(Pass pass)
    {
        if (pass.Walk is { } walk) return OfWalk(pass, walk);
        if (pass.Fusion is { } fusion) return AlignedLoads * (fusion.Operations + pass.Finish.Count + 1) * pass.Lane.Bits / 256;
        var lanes = 256.0 / pass.Lane.Bits;
        var perTap = pass.Taps.Sum(tap => 2 + (NeedsMultiplication(pass.Lane, tap) ? pass.Lane == Lane.Int32 ? 2 : 1 : 0));
        return (perTap * (pass.IsLooped ? 1.5 : 1) + pass.Finish.Count + 2) / lanes;
    }

    /// <summary>Down the columns what enters and what leaves, along the row a few additions, whatever the window.</summary>
    public static double OfBox(Pass down, Pass across, BoxWindow window)
    {
        var columns = window.Subtracts ? 14 : 11;
        var levels = window.Operations - window.Parts().Count();
        var last = window.Parts().Count() * (across.Lane == down.Lane ? 1 : 1.5) + across.Finish.Count + 2;
        return (columns + levels) * down.Lane.Bits / 256 + last * across.Lane.Bits / 256;
    }

    /// <summary>Writing a row of sums and reading it again.</summary>
    public static double RowOfSums(Lane lane) => 4 * lane.Bits / 256.0;

    private static bool NeedsMultiplication(Lane lane, Tap tap) =>
        lane.IsInteger && !(tap.Coefficient.IsInteger && tap.Coefficient.Magnitude.Numerator.IsPowerOfTwo);
}
