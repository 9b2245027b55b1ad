using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Goes over the picture in tiles: the sums of few rows and vectors stay in registers while the columns of taps pass by, in a loop, and
/// with them the coefficients of a column.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Pass">The pass: floats of a dense kernel.</param>
/// <param name="Basis">Its taps.</param>
internal sealed record TileBody(Target Target, Pass Pass, RowBasis Basis)
    : WholeRowBody(Target, Pass, Target.Registers.TileVectors, RowEnds: null)
{
    /// <summary>Sums of a single row at least: they hide the latency of a multiplication.</summary>
    private const int Sums = 8;

    /// <summary>Output rows of a tile; 1: one row after the other, its source rows anywhere.</summary>
    public int Rows { get; init; } = Target.Registers.TileRows;

    public override bool IsOfSingleRows => Rows == 1;

    public override Body? OfSingleRows => IsOfSingleRows ? null : this with { Rows = 1 };

    /// <summary>Steps of a single row that are computed together where they can: they make up for the rows of a tile.</summary>
    public int Steps => Target.IsScalar || !IsOfSingleRows ? 1 : (Sums + Vectors - 1) / Vectors;

    /// <summary>Whether the JIT optimizes what is written out for the taps, on any machine.</summary>
    public static bool Fits(RowBasis basis) => Targets.ForKernels.All(target =>
        Divide(basis, target).Sum(stretch => stretch.Rows.Count) * target.Registers.TileRows * target.Registers.TileVectors
            <= JitBudget.Multiplications(target));

    /// <summary>Vector operations per element. Pixels that are converted are loaded in parts, which seldom reach over a line's end.</summary>
    public static double Cost(Pass pass, Target target)
    {
        var operations = pass.Taps.Count + pass.Finish.Count + pass.StoreCost(target.Costs);
        return (pass.Input == pass.Lane.Element
            ? target.Costs.AlignedLoads * (operations + 1)
            : operations + target.Costs.ConvertingLoad * pass.Taps.Select(tap => tap.Column).Distinct().Count()) / target.Lanes(pass.Lane);
    }

    public override int RowStep => Rows;

    /// <inheritdoc/>
    /// <remarks>Steps that are no whole lines of the cache would go back to the last full one.</remarks>
    public override bool Streams => base.Streams && Vectors % Target.VectorsOfLine == 0;

    public override int BlockRows => RowBlockBody.RowsOfSteps;

    public override int LoopedTaps => Pass.Taps.Count > JitBudget.Taps ? Pass.Taps.Count : 0;

    public override int RoundingErrors(int precision) => Planning.RoundingErrors.Of(Pass, precision);

    /// <summary>The taps, divided into what a loop over columns takes at a time.</summary>
    public IReadOnlyList<Stretch> Stretches { get; } = Divide(Basis, Target).ToArray();

    /// <summary>The name of the coefficients: column by column, rows without a tap included, the same for all machines.</summary>
    public const string Coefficients = "Coefficients";

    public override IReadOnlyList<Member> Tables => [new Member(Coefficients, writer =>
    {
        var numbers =
            from column in Enumerable.Range(0, Pass.LastColumn + 1)
            from row in Enumerable.Range(0, Basis.Rows)
            select Literals.Of(Pass.Lane, Basis[row, column]);
        writer.Line($"private static ReadOnlySpan<{Pass.Lane.Element}> {Coefficients} => new {Pass.Lane.Element}[] {{ {string.Join(", ", numbers)} }};");
    })];

    public override void Write(CodeWriter writer) => new TileWriter(writer, this).WriteCalls();

    public override void WriteMethods(CodeWriter writer)
    {
        new TileWriter(writer, this).WriteTile();
        if (Steps > 1) new TileWriter(writer, this, Steps).WriteTile();
    }

    /// <summary>The taps, divided into what a loop over columns takes at a time.</summary>
    /// <param name="basis">The taps.</param>
    /// <param name="target">The machine, whose registers hold the coefficients of a column.</param>
    private static IEnumerable<Stretch> Divide(RowBasis basis, Target target)
    {
        var taps = basis.Uses.Select(uses => new HashSet<int>(basis.ColumnsOf(uses.Select(use => use.Basis)))).ToArray();
        var columns = taps.SelectMany(row => row).Distinct().OrderBy(column => column).ToArray();
        var groups = (basis.Rows + target.Registers.TapRows - 1) / target.Registers.TapRows;
        for (var group = 0; group < groups; group++)
        {
            var (first, end) = (group * basis.Rows / groups, (group + 1) * basis.Rows / groups);
            Stretch? stretch = null;
            foreach (var column in columns)
            {
                var rows = Enumerable.Range(first, end - first).Where(row => taps[row].Contains(column)).ToEquatableArray();
                if (stretch is not null && stretch.Rows.Equals(rows) && stretch.FirstColumn + stretch.Columns == column)
                {
                    stretch = stretch with { Columns = stretch.Columns + 1 };
                    continue;
                }
                if (stretch is { Rows.Count: > 0 }) yield return stretch;
                stretch = new Stretch(rows, column, 1);
            }
            if (stretch is { Rows.Count: > 0 }) yield return stretch;
        }
    }
}

/// <summary>Neighboring columns with taps in the same rows.</summary>
/// <param name="Rows">The rows of taps, counted from the walk's first.</param>
/// <param name="FirstColumn">The first column.</param>
/// <param name="Columns">How many.</param>
internal sealed record Stretch(EquatableArray<int> Rows, int FirstColumn, int Columns)
{
    private const int MostWrittenRows = 7;      // to count them would take as long as to add them

    /// <summary>Rows that a loop counts: the first, and the one after the last. Few rows are written out, one by one.</summary>
    public IReadOnlyList<(int First, int End)> Runs
    {
        get
        {
            var runs = new List<(int First, int End)>();
            foreach (var row in Rows)
            {
                var last = runs.Count - 1;
                if (last >= 0 && runs[last].End == row && Rows.Count > MostWrittenRows) runs[last] = (runs[last].First, row + 1);
                else runs.Add((row, row + 1));
            }
            return runs;
        }
    }
}
