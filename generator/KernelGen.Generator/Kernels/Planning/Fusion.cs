using System.Linq;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>
/// A separable pass that sums down the columns first, a few output rows together, and then along the row: what lies beside a vector
/// of column sums is in registers already, so that no row is read more than once.
/// </summary>
/// <param name="FirstRow">The first tap row that is not all zero.</param>
/// <param name="Down">The factor of each tap row from there to the last one that is not all zero.</param>
/// <param name="Along">The taps of a row, zeros left out.</param>
internal sealed record Fusion(int FirstRow, EquatableArray<Rational> Down, EquatableArray<ColumnTap> Along)
{
    /// <summary>The vectors that are worth it: the narrower they are, the less a shift spares.</summary>
    private const int VectorBits = 512;

    /// <summary>Output rows that are written out together.</summary>
    public const int OutputRows = 4;

    /// <summary>Vector registers.</summary>
    private const int Registers = 32;

    /// <summary>Registers for what the sums of one output row go through: the row that is read, the sum, the one being shifted.</summary>
    private const int Working = 4;

    /// <summary>More multiplications and shifts the JIT does not inline, let alone keep in registers.</summary>
    private const int MostWords = 260;

    /// <summary>Tap rows that a column sum reaches over.</summary>
    public int Rows => Down.Count;

    /// <summary>The column of the first tap.</summary>
    public int FirstColumn => Along[0].Column;

    /// <summary>The column of the last tap.</summary>
    public int LastColumn => Along[Along.Count - 1].Column;

    /// <summary>All tap rows have the same factor: sums of neighbours serve each other.</summary>
    public bool AddsDown => Down.All(factor => factor == Down[0]);

    /// <summary>All columns from the first to the last have the same coefficient.</summary>
    public bool AddsAlong => Along.Count == LastColumn - FirstColumn + 1 && Along.All(tap => tap.Coefficient == Along[0].Coefficient);

    /// <summary>Lengths of sums along the row of which the step before is asked for.</summary>
    public EquatableArray<int> Awaited => AddsAlong ? Doubling.Awaited(Along.Count).ToEquatableArray() : new[] { 1 }.ToEquatableArray();

    /// <summary>Whether a vector holds all that is beside a window, and the registers what a block waits for.</summary>
    public bool Fits(Pass pass)
    {
        if ((LastColumn - FirstColumn) * pass.ColumnStep > VectorBits / pass.Lane.Bits) return false;
        // those of the block twice down and once along, and those of both ends
        var words = (OutputRows + 2) * (2 * OperationsDown + OperationsAlong);
        return OutputRows * Awaited.Count + Rows + Working <= Registers && words <= MostWords;
    }

    /// <summary>Multiplications down and along, or additions instead.</summary>
    public int Products => OperationsDown + (AddsAlong ? Doubling.Operations(Along.Count) + 1 : Along.Count);

    /// <summary>Loads and operations for a vector of output.</summary>
    public double Operations => OperationsDown + OperationsAlong + (double)(Rows + OutputRows - 1) / OutputRows;

    /// <summary>Additions and multiplications down the columns, without those that neighbouring outputs share.</summary>
    private int OperationsDown => AddsDown ? Doubling.Operations(Rows) + 2 : Down.Count(factor => !factor.IsZero);

    /// <summary>Shifts, additions and multiplications along the row.</summary>
    private int OperationsAlong => AddsAlong ? 2 * Doubling.Operations(Along.Count) + 1 : 2 * Along.Count - 1;
}
