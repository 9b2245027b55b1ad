using System;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

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

    /// <summary>The walk's sums stay in registers while the columns of taps pass by.</summary>
    public bool IsTiled { get; init; }

    /// <summary>The lane of sums of byte pairs.</summary>
    public Lane PairLane => Walk?.PairLane ?? Lane;

    /// <summary>Elements that one step computes; 0 bits are one element at a time.</summary>
    public int Step(int vectorBits) => vectorBits == 0 ? 1
        : MultipliesPairs(vectorBits) ? vectorBits / (Input == "byte" ? 8 : 16)
        : vectorBits / Lane.Bits * Vectors(vectorBits);

    /// <summary>Vectors of sums that one step computes side by side: as many as the registers hold with what waits for later rows.</summary>
    public int Vectors(int vectorBits)
    {
        if (vectorBits == 0 || MultipliesPairs(vectorBits)) return 1;
        if (Walk is null) return IsLooped ? LoopedVectors : 1;
        if (IsTiled) return Tile.Vectors(vectorBits);
        if (Walk.RowShift > 1) return 1;      // the fewer pixels a step computes, the less of a row is copied with its border
        if (Walk.IsDense && !Lane.IsInteger && RowBlock.Rows(this, Walk) > 1) return vectorBits == 512 ? 2 : 1;
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

    /// <summary>The pass with the bias that makes good for unsigned words, which pairs read 32,768 lower.</summary>
    public Pass WithBiasOf(int vectorBits) => Input == "ushort" && MultipliesPairs(vectorBits)
        ? this with { Bias = Taps.Aggregate(Bias, (sum, tap) => sum + tap.Coefficient * (short.MaxValue + 1)) }
        : this;

    /// <summary>Pairs are multiplied by 256-bit and wider instructions; sums that are widened need the registers of 512-bit ones.</summary>
    public bool MultipliesPairs(int vectorBits) => Walk is { IsPaired: true } && vectorBits >= (Walk.PairLane is null ? 256 : 512);
}

/// <summary>Rows of the picture, or the row of intermediate sums between two passes.</summary>
internal enum PassTarget { Picture, Sums }

/// <summary>One coefficient and where it is read: row and column of the applied kernel.</summary>
internal readonly record struct Tap(int Row, int Column, Rational Coefficient);
