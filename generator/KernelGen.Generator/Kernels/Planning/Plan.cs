using System;
using System.Linq;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Kernels.Planning;

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

    /// <summary>Written for 512-bit vectors alone: narrower ones need another plan.</summary>
    public bool IsWideOnly => Passes[0].Fusion is not null;

    /// <summary>What 512-bit vectors do instead, where that is another algorithm.</summary>
    public Plan? Wide { get; init; }

    /// <summary>What bodies with vectors of so many bits do.</summary>
    public Plan At(int vectorBits) => vectorBits == 512 && Wide is not null ? Wide : this;

    /// <summary>
    /// Elements of a source row that a run with vectors of so many bits touches behind the first tap of its last output, the ends of vectors
    /// included. The runner lays rows out by it: what would be read beyond the picture, is read from a copy.
    /// </summary>
    public long Reach(int vectorBits) => Passes.Where(pass => pass.Reads == PassTarget.Picture).Max(pass => RowLoads.Reach(pass, vectorBits));

    /// <summary>Output elements that one step of the widest pass computes with vectors of so many bits.</summary>
    public int Lanes(int vectorBits) => Passes.Max(pass => pass.Step(vectorBits));

    /// <summary>A row is one run, and each step asks where it must read.</summary>
    public bool TakesWholeRows => Box is null && (Passes[0].Walk is not null || Passes[0].Fusion is not null);

    /// <summary>Output rows that a body writes out together; 1: it takes any number.</summary>
    public int RowStep => Passes[0].Fusion is not null ? Fusion.OutputRows
        : Box is null && Passes[0] is { Walk: { } walk } pass ? RowBlock.Rows(pass, walk) : 1;

    /// <summary>Rows of a block of several steps: what is done once for a block hardly counts then.</summary>
    private const int RowsOfSteps = 32;

    /// <summary>Rows of a strip that is walked down: its lines stay in the first cache …</summary>
    private const int RowsOfWalk = 48;

    /// <summary>… but it is so much higher than its window that what is computed again above it hardly counts.</summary>
    private const int WindowsOfWalk = 8;

    /// <summary>The most output rows that the runner puts into a block of a stencil that asks for no more.</summary>
    public const int MostBlockRows = 128;

    /// <summary>Output rows of a block at least: a walk must begin Rows − 1 rows above it.</summary>
    public int BlockRows => RowStep > 1 ? RowsOfSteps
        : Box?.BlockRows ?? Math.Min(MostBlockRows, Math.Max(RowsOfWalk, WindowsOfWalk * (Passes[0].Walk is { } walk ? walk.Rows - 1 : 0)));

    /// <summary>
    /// The same where the picture comes from memory: with little to compute, what a low block computes again costs less than a high one,
    /// which loses the order in which memory likes to be read.
    /// </summary>
    public int FarBlockRows(int vectorBits) => RowStep > 1 || Box is not null ? BlockRows : (Passes[0].Gathers(vectorBits) ? 0 : Costs.PerVector(Passes[0])) switch
    {
        < 24 => 8,
        < 45 => 16,
        _ => BlockRows,
    };

    /// <summary>Tall blocks are read against the order of memory: the next strip's lines are asked for in good time.</summary>
    public bool FetchesAhead => RowStep == 1;

    /// <summary>One line for people and tools.</summary>
    public string Summary => string.Join(", ", new[]
    {
        Algorithm,
        string.Join(" + ", Passes.Select(Products)) + (Passes.Count == 1 && Passes[0].Taps.Count == 1 ? " tap" : " taps"),
        string.Join(" then ", Passes.Select(pass => pass.Lane.Name).Distinct()) + " lanes",
        Passes.Any(pass => pass.Walk is { IsPaired: true }) ? Passes[0].Input == "byte" ? "bytes in pairs" : "words in pairs" : "",
        Estimate is null ? "" : "exact near ties",
    }.Where(part => part.Length > 0));

    /// <summary>Taps, and how few products they come down to where rows of taps are multiples of each other.</summary>
    private static string Products(Pass pass) => pass.Fusion is { } fusion ? $"{fusion.Products} products for {pass.Taps.Count}"
        : pass is { IsTiled: false, Walk: { } walk } && walk.Operations < pass.Taps.Count
        ? $"{walk.Operations} products for {pass.Taps.Count}"
        : $"{pass.Taps.Count}";
}
