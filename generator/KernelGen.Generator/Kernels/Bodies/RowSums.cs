using System;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// A pass as products along rows and sums down, whatever the machine: what row blocks and column walks are made of. It says at what cost,
/// and is the body for a target.
/// </summary>
/// <param name="Pass">The pass.</param>
/// <param name="Basis">Its taps as rows and their multiples.</param>
/// <param name="Pairs">Set when pixels are multiplied two at a time, where the machine can.</param>
/// <param name="Stride">Rows and columns of the source from one output to the next, where the body takes the stride.</param>
internal sealed record RowSums(Pass Pass, RowBasis Basis, PairProducts? Pairs, int Stride)
{
    private const int MostRows = 8;

    /// <summary>With more rows of taps, too much is computed again for the next block: a walk down the columns is better.</summary>
    private const int MostRowsOfTaps = 3;

    /// <summary>Taps of a dense kernel whose coefficients the registers hold.</summary>
    public const int FewTaps = 16;

    /// <summary>Rounding to integers is long: two vectors of few rows compile in half the time of one vector of twice as many.</summary>
    private const int RowsOfIntegers = 4;

    /// <summary>Operations that ask whether an estimate must be computed again, and store that for later.</summary>
    private const int SecondLook = 14;

    /// <summary>The proof of the arithmetic in one line.</summary>
    public string Why { get; init; } = "";

    /// <summary>Set when the sums are estimates, whose rounding takes registers of its own.</summary>
    public Estimate? Estimate { get; init; }

    /// <summary>What lies beyond the ends of a row, where it can be permuted.</summary>
    public RowEnds? Ends { get; init; }

    /// <summary>Neighboring rows are added again and again instead of multiplied.</summary>
    public bool AddsNeighbors => Stride == 1 && Basis.IsBinomial;

    /// <summary>One row of taps: output rows share nothing.</summary>
    public bool IsOneRow => Basis.Rows == 1 && Basis.Basis.Count == 1;

    /// <summary>Multiplications and additions per element: along the basis rows, then down.</summary>
    public int Operations => Basis.OperationsAlong + Down;

    private int Down => AddsNeighbors ? Basis.Rows - 1 : Basis.OperationsDown;

    /// <summary>Floats that no row of taps shares with another: each coefficient is used once for every row.</summary>
    private bool IsDenseOfFloats => Basis.IsDense && !Pass.Lane.IsInteger;

    /// <summary>Rows that are written out together, the same for all machines; 1: a walk down the columns.</summary>
    public int BlockRows
    {
        get
        {
            if (Stride > 1) return 4;
            if (Pairs is { IsWidened: true }) return 1;
            if (Estimate is not null && Pass.Taps.Count > FewTaps) return 1;
            if (IsDenseOfFloats && Pairs is null)
                return Pass.Taps.Count > FewTaps ? 1 : Estimate is null && Pass.Output is "float" or "double" ? MostRows : RowsOfIntegers;
            if (Basis.Rows > MostRowsOfTaps) return 1;
            foreach (var rows in new[] { MostRows, 4 })
                if (OperationsOfBlock(rows) <= JitBudget.BlockOperations) return rows;
            return 1;
        }
    }

    private int OperationsOfBlock(int rows)
    {
        var parts = Pairs is not null ? 2 : VectorsOfWalk(Targets.ForKernels[0]);
        var along = Basis.Columns.Count + Basis.OperationsAlong;
        return parts * ((rows + Basis.Rows - 1) * along + rows * (Down + Pass.Finish.Count + 1));
    }

    /// <summary>
    /// Vector operations per element: each row is read once; pairs halve the multiplications and double the pixels of a vector.
    /// </summary>
    public double Cost(Target target)
    {
        var (costs, pairs) = (target.Costs, PairsOn(target));
        var columns = Basis.Columns.Count;
        if (pairs is { IsWidened: true })
        {
            var along = Basis.Basis.Sum(row => 3 * row.Count) + columns / 2 + 8 * Basis.Basis.Count;
            return (double)(along + 4 * (Down + Pass.Finish.Count) + 9) / target.Elements(1);
        }
        if (pairs is { Quotient: not null })
            return (double)(PairProducts.EvenOddOperations(Basis) + 2 * Down + columns / 2 + 11) / target.Elements(sizeof(short));
        var finish = pairs?.Results?.Operations ?? 2 * Pass.Finish.Count;
        if (pairs is not null)
            return (2 * (Operations + 0.5 * Basis.Coefficients) + columns / 2 + finish + 3) / (2 * target.Lanes(Pass.Lane));
        var operations = (Basis.IsDense ? Pass.Taps.Count : Operations) * (Pass.Lane == Lane.Int32 ? costs.Integers : 1);
        var load = Pass.Input == Pass.Lane.Element ? 1 : costs.ConvertingLoad;
        return (operations + columns * load + Finishing(costs)) / target.Lanes(Pass.Lane);
    }

    /// <summary>What follows a sum.</summary>
    private double Finishing(CostTable costs) => Pass.Finish.Count + 1 + Pass.StoreCost(costs) + (Estimate is null ? 0 : SecondLook);

    /// <summary>The same where no output row shares what was computed for another: each row of taps is multiplied by itself.</summary>
    public double CostOfSingleRow(Target target)
    {
        var (costs, pairs) = (target.Costs, PairsOn(target));
        var rows = Basis.Uses.SelectMany(uses => uses).Select(use => Basis.Basis[use.Basis]).ToArray();
        var (products, taps, loads) = (rows.Sum(row => row.Count == 1 ? 0 : row.Count), rows.Sum(row => row.Count), rows.Sum(row => row.Count / 2 + 1));
        if (pairs is { IsWidened: true }) return (double)(3 * taps + loads + 8 * rows.Length + 4 * (Down + Pass.Finish.Count) + 9) / target.Elements(1);
        if (pairs is not null)
            return (2 * (products + Down + 0.5 * taps) + loads + 2 * Pass.Finish.Count + 3) / (2 * target.Lanes(Pass.Lane));
        var operations = (Basis.IsDense ? Pass.Taps.Count : products + Down) * (Pass.Lane == Lane.Int32 ? costs.Integers : 1);
        var load = Pass.Input == Pass.Lane.Element ? 1 : costs.ConvertingLoad;
        return (operations + taps * load + Finishing(costs)) / target.Lanes(Pass.Lane);
    }

    /// <summary>The pairs that a machine multiplies; null: none.</summary>
    private PairProducts? PairsOn(Target target) => Pairs is not null && target.Has(Pairs.Needs) ? Pairs : null;

    /// <summary>The body for a machine.</summary>
    public RowSumsBody On(Target target)
    {
        var pairs = PairsOn(target);
        var isDenseBlock = IsDenseOfFloats && pairs is null && BlockRows > 1;
        var (rows, together) = (isDenseBlock ? Math.Min(BlockRows, target.Registers.DenseRows) : BlockRows, 1);
        // with a stride, the fewer pixels a step computes, the less of a row is copied with its border
        if (pairs is null && !target.IsScalar && Stride == 1) together = isDenseBlock ? target.Registers.RowVectors : VectorsOfWalk(target);
        // a step of whole lines of the cache can be stored past it
        var streams = isDenseBlock && Stride == 1 && Pass.Output == Pass.Lane.Element && target.Has(Can.Streams);
        var vectors = streams ? Math.Max(together, target.VectorsOfLine) : together;
        var combining = CombiningOn(target, pairs, vectors);
        if (rows > 1)
        {
            return new RowBlockBody(target, this, pairs, vectors, rows)
            {
                VectorsTogether = together, Combining = combining, Estimate = Estimate, Why = Why,
            };
        }
        var walk = new ColumnWalkBody(target, this, pairs, vectors) { Combining = combining, Estimate = Estimate, Why = Why };
        return walk.WritesEnds ? walk : walk with { RowEnds = null };
    }

    /// <summary>Vectors of sums side by side: as many as the registers hold with what waits for later rows.</summary>
    private int VectorsOfWalk(Target target)
    {
        var perVector = Basis.Rows + Math.Max(1, Basis.IsDense ? 1 : Basis.Columns.Count);
        return target.Registers.Sums >= 4 * perVector ? 4 : target.Registers.Sums >= 2 * perVector ? 2 : 1;
    }

    /// <summary>Sums may wait for later rows, or products be made where they are added, where these serve hardly more than once.</summary>
    private Combining CombiningOn(Target target, PairProducts? pairs, int vectors)
    {
        var mayBeOneByOne = !target.IsScalar && Stride == 1 && Pairs is not { IsWidened: true } && (!Basis.IsDense || pairs is not null)
            && 2 * Basis.OperationsDown <= 3 * Basis.Basis.Count;
        if (!mayBeOneByOne) return Combining.Together;
        var sums = pairs is not null ? 2 : vectors;
        return sums * (Basis.Rows - 1) > target.Registers.Waiting ? Combining.Gathered
            : Basis.Rows > 1 && sums * (Basis.Rows - 1 + Basis.Basis.Count) > target.Registers.Sums ? Combining.OneByOne
            : Combining.Together;
    }
}

/// <summary>How the products of a row of the picture come into the sums of a walk.</summary>
internal enum Combining
{
    /// <summary>All products of a row are made, then added to the sums that wait for it.</summary>
    Together,

    /// <summary>A product is made where it is added: the registers hold the sums that wait, but not all products as well.</summary>
    OneByOne,

    /// <summary>Each output row reads all its rows of taps: the registers do not hold the sums that would wait.</summary>
    Gathered,
}

/// <summary>What row blocks and column walks have in common.</summary>
/// <param name="Target">The machine.</param>
/// <param name="Sums">What is computed.</param>
/// <param name="Pairs">Set when this machine multiplies pixels two at a time.</param>
/// <param name="Vectors">Vectors of sums of one row that a step computes.</param>
internal abstract record RowSumsBody(Target Target, RowSums Sums, PairProducts? Pairs, int Vectors)
    : WholeRowBody(Target, WithBiasOf(Sums.Pass, Pairs), Vectors, Sums.Ends)
{
    public required Combining Combining { get; init; }

    public RowBasis Basis => Sums.Basis;

    /// <summary>Column by column, each coefficient by itself.</summary>
    public bool IsDense => Pairs is null && Basis.IsDense;

    public override bool LoadsPairs => Pairs is { Quotient: null };

    public override Lane LoadLane => Pairs is { Quotient: not null } ? Lane.Int16 : Pass.Lane;

    public override int Lanes => Pairs is { Quotient: not null } ? Target.Elements(sizeof(short)) : base.Lanes;

    /// <summary>
    /// Its steps at the ends of a row are written out beside the one between, all of them no more than the JIT inlines; beyond, it would
    /// call the runtime's words one by one.
    /// </summary>
    public bool WritesEnds => Words <= JitBudget.Words;

    /// <summary>What its steps repeat are phrases, which the JIT inlines like the runtime's words: a body of more words has none.</summary>
    public bool HasPhrases => !Target.IsScalar && Words <= JitBudget.Words;

    /// <summary>Multiplications and shifts of the steps between and at both ends.</summary>
    private int Words => 3 * Vectors * Basis.Uses.Sum(uses => uses.Sum(use => Basis.Basis[use.Basis].Count + 1));

    public override int Stride => Sums.Stride;

    public override string ScratchBytes => Estimate is null ? "0" : $"{KernelLimits.MostBlockRows} * sizeof(ulong)";

    public override string Products =>
        Sums.Operations < Pass.Taps.Count ? $"{Sums.Operations} products for {Pass.Taps.Count}" : $"{Pass.Taps.Count}";

    public override string InPairs => Sums.Pairs is null ? "" : !Sums.Pairs.AreWords ? "bytes in pairs" : "words in pairs";

    /// <inheritdoc/>
    /// <remarks>
    /// Two vectors of n elements, of which every second is taken, end 2n elements after they begin; the last output's first tap is
    /// element 2(n − 1).
    /// </remarks>
    public override long Reach
    {
        get
        {
            var columns = Basis.Columns;
            if (columns.Count == 0) return 0;
            var last = columns[columns.Count - 1];
            if (Pairs is not null) last = Math.Max(last, RowLoads.OfPairs(columns, last).Max());
            if (Stride > 1 && !Target.IsScalar) last = columns.Max(column => RowLoads.OfEverySecond(column, last)) + 1;
            return Pass.ReachTo(last);
        }
    }

    /// <summary>Along each row of the basis, then down.</summary>
    /// <remarks>
    /// Down at least twice as much as along, so that the factors of a Gaussian's column, which are what its rows leave, are its rows'
    /// own.
    /// </remarks>
    public override int RoundingErrors(int precision)
    {
        if (Basis.IsDense) return Planning.RoundingErrors.Of(Pass, precision);
        var factors = Basis.Uses.SelectMany(uses => uses).Select(use => use.Factor).ToArray();
        var isOneRow = factors.Length == 1 && factors[0] == Rational.One;
        var along = Basis.Basis.Max(row => Errors(row.Select(tap => tap.Coefficient).ToArray(), isOneRow, 0));
        return isOneRow ? along : along + Math.Max(along, Errors(factors, isLast: true, along));

        int Errors(Rational[] coefficients, bool isLast, int before) =>
            FiniteMean.Errors(coefficients, precision, isLast, isFirst: before == 0);
    }

    /// <summary>The bias makes good for unsigned words, which pairs read 32,768 lower.</summary>
    private static Pass WithBiasOf(Pass pass, PairProducts? pairs)
    {
        if (pairs is null || pass.Input != "ushort") return pass;
        var bias = pass.Taps.Aggregate(pass.Bias, (sum, tap) => sum + tap.Coefficient * (short.MaxValue + 1));
        return pass with { Bias = pairs.Results is null ? bias : WordResults.Wrapped(bias.Numerator) };
    }
}
