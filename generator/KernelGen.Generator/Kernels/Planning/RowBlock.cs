using System.Linq;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>How many output rows are written out together, each row of the picture feeding all of them.</summary>
internal static class RowBlock
{
    private const int MostRows = 8;

    /// <summary>Vector operations of a method: compiling them takes the JIT about four milliseconds.</summary>
    private const int MostOperations = 300;

    /// <summary>With more rows of taps, too much is computed again for the next block: a walk down the columns is better.</summary>
    private const int MostRowsOfTaps = 3;

    /// <summary>Taps of a dense kernel whose coefficients the registers hold.</summary>
    public const int FewTaps = 16;

    /// <summary>Rounding to integers is long: two vectors of few rows compile in half the time of one vector of twice as many.</summary>
    private const int RowsOfIntegers = 4;

    /// <summary>The rows of a block, or 1 for a walk down the columns.</summary>
    public static int Rows(Pass pass, Walk walk)
    {
        if (pass.IsTiled) return Tile.Rows;
        if (walk.RowShift > 1) return 4;
        if (walk.PairLane is not null) return 1;
        if (pass.IsEstimate && pass.Taps.Count > FewTaps) return 1;
        if (walk is { IsDense: true, IsPaired: false } && !pass.Lane.IsInteger)
            return pass.Taps.Count > FewTaps ? 1 : pass is { IsEstimate: false, Output: "float" or "double" } ? MostRows : RowsOfIntegers;
        if (walk.Rows > MostRowsOfTaps) return 1;
        foreach (var rows in new[] { MostRows, 4 })
            if (Operations(pass, walk, rows) <= MostOperations) return rows;
        return 1;
    }

    private static int Operations(Pass pass, Walk walk, int rows)
    {
        var parts = walk.IsPaired ? 2 : pass.Vectors(512);
        var along = walk.Columns + walk.Basis.Where(row => row.Count > 1).Sum(row => row.Count);
        var down = walk.IsBinomial ? walk.Rows - 1 : walk.Uses.Sum(uses => uses.Count);
        return parts * ((rows + walk.Rows - 1) * along + rows * (down + pass.Finish.Count + 1));
    }
}
