using System.Linq;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>The cost model: vector operations per pixel. It only has to rank plans.</summary>
internal static class Costs
{
    private static readonly CostTable Table = CostTable.Of256Bits;

    /// <summary>Vector operations of one step, for one vector of the pass.</summary>
    public static double PerVector(Pass pass) => Of(pass) * (pass.Walk is { IsPaired: true } ? PixelsOfPairs(pass) : 1.0 * Table.VectorBits / pass.Lane.Bits);

    /// <summary>Pixels of a vector whose pairs are multiplied.</summary>
    private static double PixelsOfPairs(Pass pass) => 2.0 * Table.VectorBits / pass.Lane.Bits;

    /// <summary>A walk reads each row once; pairs halve the multiplications and double the pixels of a vector.</summary>
    private static double OfWalk(Pass pass, Walk walk)
    {
        if (walk.PairLane is not null)
        {
            var alongRows = walk.Basis.Sum(row => 3 * row.Count) + walk.Columns / 2 + 8 * walk.Basis.Count;
            var down = walk.IsBinomial ? walk.Rows - 1 : walk.Uses.Sum(uses => uses.Count);
            return (alongRows + 4 * (down + pass.Finish.Count) + 9) / (Table.VectorBits / 8.0);
        }
        if (walk.IsPaired)
            return (2 * (walk.Operations + 0.5 * walk.Basis.Sum(row => row.Count)) + walk.Columns / 2 + 2 * pass.Finish.Count + 3) / PixelsOfPairs(pass);
        if (pass.IsTiled) return Table.AlignedLoads * (pass.Taps.Count + pass.Finish.Count + 2) * pass.Lane.Bits / Table.VectorBits;
        var operations = (walk.IsDense ? pass.Taps.Count : walk.Operations) * (pass.Lane == Lane.Int32 ? Table.Integers : 1);
        return (operations + walk.Columns * (pass.Input == pass.Lane.Element ? 1 : Table.ConvertingLoad) + pass.Finish.Count + 2) * pass.Lane.Bits / Table.VectorBits;
    }

    /// <summary>Loads with conversion, a multiplication where the coefficient asks for one, an addition; then the finish and the store.</summary>
    public static double Of(Pass pass)
    {
        if (pass.Walk is { } walk) return OfWalk(pass, walk);
        if (pass.Fusion is { } fusion) return Table.AlignedLoads * (fusion.Operations + pass.Finish.Count + 1) * pass.Lane.Bits / Table.VectorBits;
        var lanes = 1.0 * Table.VectorBits / pass.Lane.Bits;
        var perTap = pass.Taps.Sum(tap => 2 + (NeedsMultiplication(pass.Lane, tap) ? pass.Lane == Lane.Int32 ? 2 : 1 : 0));
        return (perTap * (pass.IsLooped ? Table.LoopedTap : 1) + pass.Finish.Count + 2) / lanes;
    }

    /// <summary>Down the columns what enters and what leaves, along the row a few additions, whatever the window.</summary>
    public static double OfBox(Pass down, Pass across, BoxWindow window)
    {
        var columns = window.Subtracts ? 14 : 11;
        var levels = window.Operations - window.Parts().Count();
        var last = window.Parts().Count() * (across.Lane == down.Lane ? 1 : Table.ConvertingLoad) + across.Finish.Count + 2;
        return (columns + levels) * down.Lane.Bits / Table.VectorBits + last * across.Lane.Bits / Table.VectorBits;
    }

    /// <summary>Writing a row of sums and reading it again.</summary>
    public static double RowOfSums(Lane lane) => Table.RowOfSums * lane.Bits / Table.VectorBits;

    private static bool NeedsMultiplication(Lane lane, Tap tap) =>
        lane.IsInteger && !(tap.Coefficient.IsInteger && tap.Coefficient.Magnitude.Numerator.IsPowerOfTwo);
}
