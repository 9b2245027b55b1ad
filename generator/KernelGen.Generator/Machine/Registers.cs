namespace KernelGen.Generator.Machine;

/// <summary>
/// The vector registers of a machine, and how many of them each kind of body may fill. What is left serves loads and constants.
/// </summary>
internal sealed record Registers
{
    /// <summary>How many there are.</summary>
    public required int Count { get; init; }

    /// <summary>Sums side by side, with what waits for later rows and the products of a row.</summary>
    public required int Sums { get; init; }

    /// <summary>Sums that wait for later rows, where their products are made one by one.</summary>
    public required int Waiting { get; init; }

    /// <summary>Sums of a whole step that are all stored at its end; 0: each is stored when it is complete.</summary>
    public required int StoredLast { get; init; }

    /// <summary>Vectors of column sums that are kept along a row.</summary>
    public required int ColumnSums { get; init; }

    /// <summary>Output rows whose column sums are made and kept together along a row, beside their coefficients.</summary>
    public required int FusedRows { get; init; }

    /// <summary>
    /// They hold the indices and values of a border that is not near, beside the coefficients: the JIT keeps the constants of a row's ends
    /// along the whole row.
    /// </summary>
    public required bool HoldFarEnds { get; init; }

    /// <summary>Output rows of a block of a dense kernel of floats, at most.</summary>
    public required int DenseRows { get; init; }

    /// <summary>Coefficients and sums together, before coefficients are read from a table.</summary>
    public required int Constants { get; init; }

    /// <summary>Output rows of a tile …</summary>
    public required int TileRows { get; init; }

    /// <summary>… and vectors of each: more sums than hide the latency of a multiplication …</summary>
    public required int TileVectors { get; init; }

    /// <summary>… and beside them the coefficients of a column of taps.</summary>
    public required int TapRows { get; init; }

    /// <summary>Sums of one row that share the vectors they load …</summary>
    public required int GroupedSums { get; init; }

    /// <summary>… and coefficients beside them: of taps that are whole vectors apart.</summary>
    public required int GroupedTaps { get; init; }

    /// <summary>Vectors side by side of a body that computes many rows together.</summary>
    public required int RowVectors { get; init; }

    /// <summary>Sums of a layer, at most: weights and an input take registers too.</summary>
    public required int Accumulators { get; init; }

    public static Registers Sixteen { get; } = new()
    {
        Count = 16, Sums = 14, Waiting = 10, StoredLast = 0, ColumnSums = 12, FusedRows = 2, HoldFarEnds = false,
        DenseRows = 4, Constants = 16, TileRows = 8, TileVectors = 1, TapRows = 6, RowVectors = 1, Accumulators = 12,
        GroupedSums = 8, GroupedTaps = 4,
    };

    public static Registers ThirtyTwo { get; } = new()
    {
        Count = 32, Sums = 28, Waiting = 20, StoredLast = 16, ColumnSums = 24, FusedRows = 4, HoldFarEnds = true,
        DenseRows = 8, Constants = 33, TileRows = 8, TileVectors = 2, TapRows = 12, RowVectors = 2, Accumulators = 28,
        GroupedSums = 12, GroupedTaps = 8,
    };
}
