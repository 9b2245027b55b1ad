using System;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Planning;

/// <summary>What will be done: the algorithm, its passes, and why.</summary>
/// <param name="Algorithm">The algorithm's name, in lower case.</param>
/// <param name="Passes">The passes over a run of pixels, in order.</param>
/// <param name="Estimate">For sums too wide for any lane: how far the passes may be off, and what settles it; else null.</param>
/// <param name="Cost">Estimated vector operations per output pixel of a 256-bit machine.</param>
/// <param name="Why">Why it was chosen, in one line.</param>
/// <param name="Declined">What the other algorithms answered.</param>
internal sealed record Plan(
    string Algorithm,
    EquatableArray<Pass> Passes,
    Estimate? Estimate,
    double Cost,
    string Why,
    EquatableArray<string> Declined)
{
    /// <summary>Set when the body can find by itself what lies beyond the ends of a row.</summary>
    public RowEnds? Ends { get; init; }

    /// <summary>Set when the windows of a box are found one from another; the passes say in which lanes.</summary>
    public BoxWindow? Box { get; init; }

    /// <summary>What 512-bit vectors do instead, where that is another algorithm.</summary>
    public Plan? Wide { get; init; }

    /// <summary>What bodies with vectors of so many bits do.</summary>
    public Plan At(int vectorBits) => vectorBits == 512 && Wide is not null ? Wide : this;

    /// <summary>Output elements that one step of the widest pass computes with vectors of so many bits.</summary>
    public int Lanes(int vectorBits) => Passes.Max(pass => pass.Step(vectorBits));

    /// <summary>A row is one run, and each step asks where it must read.</summary>
    public bool TakesWholeRows => Box is null && (Passes[0].Walk is not null || Passes[0].Fusion is not null);

    /// <summary>Output rows that a body writes out together; 1: it takes any number.</summary>
    public int RowStep(int vectorBits) => Passes[0].Fusion is not null ? Fusion.OutputRows
        : Box is null && Passes[0] is { Walk: { } walk } pass ? RowBlock.Rows(pass, walk, vectorBits) : 1;

    /// <summary>Rows of a block of several steps: what is done once for a block hardly counts then.</summary>
    private const int RowsOfSteps = 32;

    /// <summary>The most output rows that the runner puts into a block of a stencil that asks for no more.</summary>
    public const int MostBlockRows = 128;

    /// <summary>
    /// Output rows of a block at least. A walk must begin Rows − 1 rows above its block: with little to compute that is cheaper
    /// than losing the order in which memory likes to be read, with much to compute it is not.
    /// </summary>
    public int BlockRows(int vectorBits) => RowStep(vectorBits) > 1 ? RowsOfSteps : Box?.BlockRows ?? (Passes[0].Gathers(vectorBits) ? 0 : Costs.PerVector(Passes[0])) switch
    {
        < 24 => 8,
        < 45 => 16,
        _ => 64,
    };

    /// <summary>Tall blocks are read against the order of memory: the next strip's lines are asked for in good time.</summary>
    public bool FetchesAhead(int vectorBits) => RowStep(vectorBits) == 1 && BlockRows(vectorBits) > 8;

    /// <summary>One line for people and tools.</summary>
    public string Summary => string.Join(", ", new[]
    {
        Algorithm,
        string.Join(" + ", Passes.Select(Products)) + (Passes.Count == 1 && Passes[0].Taps.Count == 1 ? " tap" : " taps"),
        string.Join(" then ", Passes.Select(pass => pass.Lane.Name).Distinct()) + " lanes",
        Passes.Any(pass => pass.Walk is { IsPaired: true }) ? "bytes in pairs" : "",
        Estimate is null ? "" : "exact near ties",
    }.Where(part => part.Length > 0));

    /// <summary>Taps, and how few products they come down to where rows of taps are multiples of each other.</summary>
    private static string Products(Pass pass) => pass.Fusion is { } fusion ? Invariant.Text($"{fusion.Products} products for {pass.Taps.Count}")
        : pass.Walk is { } walk && walk.Operations < pass.Taps.Count
        ? Invariant.Text($"{walk.Operations} products for {pass.Taps.Count}")
        : Invariant.Text(pass.Taps.Count);
}

/// <summary>A weighted sum over taps for every element of a run.</summary>
/// <param name="Lane">The type in which it is computed.</param>
/// <param name="Input">The element type that is loaded, as C# spells it.</param>
/// <param name="Output">The element type that is stored.</param>
/// <param name="Reads">Where the taps are read: the source rows, or the row of sums that an earlier pass left.</param>
/// <param name="Writes">Where the result goes.</param>
/// <param name="Taps">The taps that are not zero, row by row.</param>
/// <param name="Bias">Added to the sum.</param>
/// <param name="Finish">What follows the sum.</param>
/// <param name="ColumnStep">Elements from one column of taps to the next.</param>
/// <param name="Margin">Elements that are computed beyond the run, because a later pass reads them.</param>
/// <param name="IsLooped">The taps are walked in a loop over a table instead of being written out.</param>
/// <param name="Walk">Set when the pass walks down the columns, so that neighbouring output rows share what they read.</param>
internal sealed record Pass(
    Lane Lane,
    string Input,
    string Output,
    PassTarget Reads,
    PassTarget Writes,
    EquatableArray<Tap> Taps,
    Rational Bias,
    EquatableArray<Assignment> Finish,
    int ColumnStep,
    int Margin,
    bool IsLooped,
    Walk? Walk = null)
{
    /// <summary>Accumulators of a looped pass: enough to hide the latency of an addition.</summary>
    public const int LoopedVectors = 4;

    /// <summary>The sum is an estimate, whose rounding takes registers of its own.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Set when rows are summed down first and then along, in registers.</summary>
    public Fusion? Fusion { get; init; }

    /// <summary>The lane of sums of byte pairs.</summary>
    public Lane PairLane => Walk?.PairLane ?? Lane;

    /// <summary>Elements that one step computes; 0 bits are one element at a time.</summary>
    public int Step(int vectorBits) => vectorBits == 0 ? 1
        : MultipliesPairs(vectorBits) ? vectorBits / 8
        : vectorBits / Lane.Bits * Vectors(vectorBits);

    /// <summary>Vectors of sums that one step computes side by side: as many as the registers hold with what waits for later rows.</summary>
    public int Vectors(int vectorBits)
    {
        if (vectorBits == 0 || MultipliesPairs(vectorBits)) return 1;
        if (Walk is null) return IsLooped ? LoopedVectors : 1;
        if (Walk.RowShift > 1) return 1;      // the fewer pixels a step computes, the less of a row is copied with its border
        if (Walk.IsDense && !Lane.IsInteger && RowBlock.Rows(this, Walk, vectorBits) is > 1 and var rows) return RowBlock.VectorsOfDense(Taps.Count, rows, vectorBits);
        var registers = vectorBits == 512 ? 28 : 14;
        var perVector = Walk.Rows + Math.Max(1, Walk.IsDense ? 1 : Walk.Columns);
        return registers >= 4 * perVector ? 4 : registers >= 2 * perVector ? 2 : 1;
    }

    /// <summary>The registers do not hold the sums that would wait for later rows: each output row reads all its rows of taps instead.</summary>
    public bool Gathers(int vectorBits) => Waiting(vectorBits) > (vectorBits == 512 ? 20 : 10);

    /// <summary>The registers hold the sums that wait, but not the products of all rows of taps as well.</summary>
    public bool IsTight(int vectorBits) =>
        Waiting(vectorBits) is > 0 and var waiting && waiting / (Walk!.Rows - 1) * (Walk.Rows - 1 + Walk.Basis.Count) > (vectorBits == 512 ? 28 : 14);

    /// <summary>Sums that wait for later rows in a walk whose products serve hardly more than once, so that they may be made where they are added.</summary>
    private int Waiting(int vectorBits) => vectorBits > 0 && Walk is { RowShift: 1, PairLane: null } walk && (!walk.IsDense || MultipliesPairs(vectorBits))
        && 2 * walk.Uses.Sum(uses => uses.Count) <= 3 * walk.Basis.Count
        ? (MultipliesPairs(vectorBits) ? 2 : Vectors(vectorBits)) * (walk.Rows - 1)
        : 0;

    /// <summary>Byte pairs are multiplied by 256-bit and wider instructions; sums that are widened need the registers of 512-bit ones.</summary>
    public bool MultipliesPairs(int vectorBits) => Walk is { IsPaired: true } && vectorBits >= (Walk.PairLane is null ? 256 : 512);
}

/// <summary>Rows of the picture, or the row of intermediate sums between two passes.</summary>
internal enum PassTarget { Picture, Sums }

/// <summary>One coefficient and where it is read: row and column of the applied kernel.</summary>
internal readonly record struct Tap(int Row, int Column, Rational Coefficient);

/// <summary>A sum in floating point with a proven bound; what lies nearer to a rounding boundary is computed again, exactly.</summary>
/// <param name="Bound">The greatest possible error of the sum.</param>
/// <param name="SecondBound">The greatest possible error of a second look in double; null when the first was in double.</param>
/// <param name="Largest">The greatest possible magnitude of the sum.</param>
/// <param name="Exact">The integers to compute it with.</param>
/// <param name="Rounding">How the exact quotient is rounded.</param>
/// <param name="Absolute">Whether the magnitude is stored.</param>
internal sealed record Estimate(double Bound, double? SecondBound, double Largest, IntegerForm Exact, Declarations.MidpointRounding Rounding, bool Absolute);
