using System.Linq;

namespace KernelGen.Generator.Planning;

/// <summary>How many output rows are written out together, each row of the picture feeding all of them.</summary>
internal static class RowBlock
{
    /// <summary>Vector operations of a method: compiling them takes the JIT about four milliseconds.</summary>
    private const int MostOperations = 300;

    /// <summary>With more rows of taps, too much is computed again for the next block: a walk down the columns is better.</summary>
    private const int MostRowsOfTaps = 3;

    /// <summary>Multiplications of a method that the JIT still optimises, with some to spare; narrower ones than 512 bits take more of what it inlines.</summary>
    private static int MostMultiplications(int vectorBits) => vectorBits == 512 ? 1130 : 400;

    /// <summary>Taps whose coefficients leave registers for the rounding of estimates.</summary>
    private const int MostEstimatedTaps = 16;

    /// <summary>Rounding to integers is long: two vectors of few rows compile in half the time of one vector of twice as many.</summary>
    private const int RowsOfIntegers = 4;

    /// <summary>Sums that hide the latency of a multiplication.</summary>
    private const int FewestSums = 5;

    /// <summary>The rows of a block, or 1 for a walk down the columns.</summary>
    public static int Rows(Pass pass, Walk walk, int vectorBits)
    {
        if (walk.RowShift > 1) return 4;
        if (walk.PairLane is not null) return 1;
        if (pass.IsEstimate && pass.Taps.Count > MostEstimatedTaps) return 1;
        if (walk is { IsDense: true, IsPaired: false } && !pass.Lane.IsInteger) return OfDense(pass, vectorBits);
        if (walk.Rows > MostRowsOfTaps) return 1;
        foreach (var rows in new[] { 8, 4 })
            if (Operations(pass, walk, rows) <= MostOperations) return rows;
        return 1;
    }

    /// <summary>
    /// Every tap of every row is a multiplication: sums of as many rows as hide its latency, one vector of each, and no more
    /// multiplications than the JIT still optimises.
    /// </summary>
    private static int OfDense(Pass pass, int vectorBits)
    {
        var taps = pass.Taps.Count;
        if (pass.IsEstimate) return RowsOfIntegers;
        var most = pass.Output is "float" or "double" ? 8 : RowsOfIntegers;
        var rows = System.Math.Min(most, MostMultiplications(512) / taps);
        return rows >= System.Math.Min(most, FewestSums) && rows * taps <= MostMultiplications(vectorBits) ? rows : 1;
    }

    /// <summary>
    /// Vectors of each row that a block of dense floats computes: with two, a coefficient that is fetched serves twice, as long as the
    /// JIT optimises so many multiplications and the registers hold the sums.
    /// </summary>
    public static int VectorsOfDense(int taps, int rows, int vectorBits) =>
        vectorBits == 512 && 2 * rows * taps <= MostMultiplications(vectorBits) ? 2 : 1;

    private static int Operations(Pass pass, Walk walk, int rows)
    {
        var parts = walk.IsPaired ? 2 : pass.Vectors(512);
        var along = walk.Columns + walk.Basis.Where(row => row.Count > 1).Sum(row => row.Count);
        var down = walk.IsBinomial ? walk.Rows - 1 : walk.Uses.Sum(uses => uses.Count);
        return parts * ((rows + walk.Rows - 1) * along + rows * (down + pass.Finish.Count + 1));
    }
}
