using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>A weighted sum over taps for every element of a run.</summary>
/// <param name="Lane">The type in which it is computed.</param>
/// <param name="Input">The element type that is loaded, as C# spells it.</param>
/// <param name="Output">The element type that is stored.</param>
/// <param name="Taps">The taps that are not zero, row by row.</param>
/// <param name="ColumnStep">Elements from one column of taps to the next.</param>
internal sealed record Pass(Lane Lane, string Input, string Output, EquatableArray<Tap> Taps, int ColumnStep)
{
    /// <summary>The taps are read from the row of sums that an earlier pass left, not from the picture.</summary>
    public bool ReadsSums { get; init; }

    /// <summary>The result is a row of sums for a later pass, not the output.</summary>
    public bool WritesSums { get; init; }

    /// <summary>Added to the sum.</summary>
    public Rational Bias { get; init; } = Rational.Zero;

    /// <summary>What follows the sum.</summary>
    public EquatableArray<Assignment> Finish { get; init; }

    /// <summary>Operations of the store of a sum: one, and its rounding.</summary>
    public double StoreCost(CostTable costs) => Lane.IsInteger || Output is "float" or "double" ? 1 : 1 + costs.RoundedStore;

    /// <summary>Elements that are computed beyond the run, because a later pass reads them.</summary>
    public int Margin { get; init; }

    /// <summary>Elements that loads of single taps reach beyond the first tap of a run's last output.</summary>
    public long Reach => ReachTo(Taps.Count == 0 ? 0 : LastColumn);

    /// <summary>The last column of taps.</summary>
    public int LastColumn => Taps.Max(tap => tap.Column);

    /// <summary>The same where loads reach to a column of taps, which may be none.</summary>
    public long ReachTo(int column) => Taps.Count == 0 ? 0 : (long)column * ColumnStep + Margin;

    /// <summary>Locals other than the sum that the steps after it need.</summary>
    public string[] ExtraLocals => Finish.Select(step => step.Target).Where(name => name != "sum").Distinct().ToArray();
}

/// <summary>One coefficient and where it is read: row and column of the applied kernel.</summary>
internal readonly record struct Tap(int Row, int Column, Rational Coefficient);
