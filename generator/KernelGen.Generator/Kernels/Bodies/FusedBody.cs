using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// Sums down the columns first, a few output rows together, and then along the row, in one pass: what lies beside a vector of column
/// sums is in registers already, so that no row is read more than once. A step takes vectors of a line of the cache, one after the other.
/// </summary>
/// <param name="Target">The machine.</param>
/// <param name="Pass">The pass: a separable kernel of floats.</param>
/// <param name="RowEnds">What lies beyond the ends of a row.</param>
/// <param name="FirstRow">The first tap row that is not all zero.</param>
/// <param name="Down">The factor of each tap row from there to the last one that is not all zero.</param>
/// <param name="Along">The taps of a row, zeros left out.</param>
internal sealed record FusedBody(
    Target Target, Pass Pass, RowEnds? RowEnds, int FirstRow, EquatableArray<Rational> Down, EquatableArray<ColumnTap> Along)
    : WholeRowBody(Target, Pass, Target.VectorsOfLine, RowEnds)
{
    /// <summary>Output rows that are written out together; 1: one row after the other, its source rows anywhere.</summary>
    public int OutputRows { get; init; } = Target.Registers.FusedRows;

    public override bool IsOfSingleRows => OutputRows == 1;

    public override Body? OfSingleRows => IsOfSingleRows ? null : this with { OutputRows = 1 };

    /// <summary>Registers for what the sums of one output row go through: the row that is read, the sum, the one being shifted.</summary>
    private const int Working = 4;

    /// <summary>Tap rows that a column sum reaches over.</summary>
    public int Rows => Down.Count;

    /// <summary>The column of the first tap.</summary>
    public int FirstColumn => Along[0].Column;

    /// <summary>The column of the last tap.</summary>
    public int LastColumn => Along[Along.Count - 1].Column;

    /// <summary>All tap rows have the same factor: sums of neighbors serve each other.</summary>
    public bool AddsDown => Down.All(factor => factor == Down[0]);

    /// <summary>All columns from the first to the last have the same coefficient.</summary>
    public bool AddsAlong => Along.Count == LastColumn - FirstColumn + 1 && Along.All(tap => tap.Coefficient == Along[0].Coefficient);

    /// <summary>Lengths of sums along the row of which the step before is used.</summary>
    public EquatableArray<int> Awaited => AddsAlong ? Doubling.Awaited(Along.Count).ToEquatableArray() : new[] { 1 }.ToEquatableArray();

    /// <summary>Whether a vector holds all that is beside a window, and the registers what a block waits for.</summary>
    public bool Fits
    {
        get
        {
            if ((LastColumn - FirstColumn) * Pass.ColumnStep > Target.Lanes(Pass.Lane)) return false;
            // those of the block and of both ends: down for every vector and what lies before the first, and along
            var words = (OutputRows + 2) * ((Vectors + 1) * OperationsDown + Vectors * OperationsAlong);
            return OutputRows * Awaited.Count + Rows + Working <= Target.Registers.Count && words <= JitBudget.Words;
        }
    }

    /// <summary>Vector operations per element: loads, down and along, the finish and the store.</summary>
    public double Cost
    {
        get
        {
            var operations = OperationsDown + OperationsAlong + Target.Costs.Shifts * Awaited.Count + (double)(Rows + OutputRows - 1) / OutputRows;
            return Target.Costs.AlignedLoads * (operations + Pass.Finish.Count + 1) / Target.Lanes(Pass.Lane);
        }
    }

    public override int RowStep => OutputRows;

    public override int BlockRows => RowBlockBody.RowsOfSteps;

    public override string Products =>
        $"{OperationsDown + (AddsAlong ? Doubling.Operations(Along.Count) + 1 : Along.Count)} products for {Pass.Taps.Count}";

    public override int RoundingErrors(int precision)
    {
        var down = FiniteMean.Errors(Down.Where(factor => !factor.IsZero).ToArray(), precision, isLast: false, isFirst: true);
        return AddsAlong && down == 0 ? FiniteMean.OfOneProduct
            : down + FiniteMean.Errors(Along.Select(tap => tap.Coefficient).ToArray(), precision, isLast: true, isFirst: down == 0);
    }

    public override void Write(CodeWriter writer) => new FusedWriter(writer, this).Write();

    /// <summary>Additions and multiplications down the columns, without those that neighboring outputs share.</summary>
    private int OperationsDown => AddsDown ? Doubling.Operations(Rows) + 2 : Down.Count(factor => !factor.IsZero);

    /// <summary>Shifts, additions and multiplications along the row.</summary>
    private int OperationsAlong => AddsAlong ? 2 * Doubling.Operations(Along.Count) + 1 : 2 * Along.Count - 1;
}

/// <summary>A sum of neighbors from sums of 1, 2, 4, … of them, each made of two of half its length.</summary>
internal static class Doubling
{
    /// <summary>
    /// The sums that add up to that of the last <paramref name="count"/> neighbors, and how far before the last of them each ends.
    /// </summary>
    public static IReadOnlyList<(int Length, int Back)> Parts(int count)
    {
        var parts = new List<(int, int)>();
        for (int length = Longest(count), back = 0; length > 0; length /= 2)
        {
            if ((count & length) == 0) continue;
            parts.Add((length, back));
            back += length;
        }
        return parts;
    }

    /// <summary>The sum of so many neighbors.</summary>
    /// <param name="count">How many.</param>
    /// <param name="sum">The local that holds the sum of a length that ends so far back.</param>
    public static Expression Total(int count, Func<int, int, string> sum) =>
        Parts(count).Select(part => (Expression)new Variable(sum(part.Length, part.Back))).Aggregate((total, part) => total + part);

    /// <summary>The lengths of all sums on the way, from 2 on.</summary>
    public static IEnumerable<int> Lengths(int count)
    {
        for (var length = 2; length <= count; length *= 2) yield return length;
    }

    /// <summary>Additions for one sum, when its neighbors have made theirs.</summary>
    public static int Operations(int count) => Lengths(count).Count() + Parts(count).Count - 1;

    /// <summary>The lengths of which a sum that ended earlier is used.</summary>
    public static IEnumerable<int> Awaited(int count) =>
        Lengths(count).Select(length => length / 2)
            .Concat(Parts(count).Where(part => part.Back > 0).Select(part => part.Length))
            .Distinct().OrderBy(length => length);

    private static int Longest(int count)
    {
        var length = 1;
        while (2 * length <= count) length *= 2;
        return length;
    }
}
