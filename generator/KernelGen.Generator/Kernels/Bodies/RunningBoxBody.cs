using System;
using System.Collections.Generic;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// A box, its sum or its extremum: per output row, the columns of the window are folded, then more and more of these folds along the
/// row. Rows of folds lie in the scratch; wide runs are cut into pieces, so that it stays in the cache.
/// </summary>
internal sealed record RunningBoxBody : Body
{
    /// <summary>Groups of folded columns that are worth widening one by one.</summary>
    private const int MostGroups = 3;

    /// <summary>The same of groups that are added in pairs.</summary>
    private const int MostPairedGroups = 8;

    /// <summary>Rows of a group whose folds may wait in registers.</summary>
    private const int MostGroupRegisters = 24;

    /// <summary>What walks over rows of sums cost besides.</summary>
    private const int OperationsOfWalks = 20;

    /// <summary>Operations that add a row to the sums of columns: of a vector of words, all of them or with another row.</summary>
    private const double OperationsOfRow = 5, OperationsOfPairedRow = 2.5;

    /// <param name="target">The machine.</param>
    /// <param name="down">The pass down the columns.</param>
    /// <param name="across">The pass along the row of folded columns.</param>
    /// <param name="window">How the folds of windows are found one from another.</param>
    public RunningBoxBody(Target target, Pass down, Pass across, BoxWindow window) : base(target)
    {
        (Down, Across, Window) = (down, across, window);
        (StreamLane, Stream) = ChooseStream();
    }

    public Pass Down { get; }

    public Pass Across { get; }

    public BoxWindow Window { get; }

    /// <summary>The lane of folds along the row that stay in registers.</summary>
    public Lane StreamLane { get; }

    /// <summary>
    /// Folds along the row that stay in registers; null where those are too few: folds of more and more columns lie in the scratch.
    /// </summary>
    public BoxStream? Stream { get; }

    /// <summary>A group's folded columns wait in registers for the next group's; else in the scratch.</summary>
    public bool KeepsGroups => Window.Rows <= MostGroupRegisters;

    /// <summary>The row of the scratch after the folded columns: of this output row and the next, or of a group of rows.</summary>
    public int FirstLevel => !Window.SharesRows ? 1 : Window.Subtracts ? 2 : Window.Rows;

    /// <summary>The row of the scratch after all rows of folds, in which the end of a row is put together.</summary>
    public int EndOfRow => FirstLevel + Window.Lengths.Count - 1;

    public override IReadOnlyList<Pass> Passes => [Down, Across];

    /// <inheritdoc/>
    /// <remarks>A vector of each lane, and of bytes that are added in pairs; without a stream, pairs make a whole vector of the output.</remarks>
    public override int Lanes => Window.AddsPairs && Stream is null ? Target.Elements(Element.Of(Across.Output).Bytes)
        : AddsBytePairs ? Target.Elements(sizeof(byte))
        : Math.Max(Target.Lanes(Down.Lane), Target.Lanes(Across.Lane));

    /// <summary>A window's first sums of columns are added two rows of bytes at a time.</summary>
    public bool AddsBytePairs => Window.Subtracts && Down is { Input: "byte", Lane.Bits: 16 } && Target.Has(Can.Pairs)
        && (!Window.AddsPairs || Stream is not null || Across.Output == "byte");

    /// <inheritdoc/>
    /// <remarks>All rows of the window down; then along as ever.</remarks>
    public override double? CostOfSingleRow => !Window.Subtracts ? null
        : ((AddsBytePairs ? OperationsOfPairedRow : OperationsOfRow) * Window.Rows + Window.Operations + OperationsOfWalks) / Target.Lanes(Down.Lane)
            + (Across.Finish.Count + 2.0) / Target.Lanes(Across.Lane);

    public override string InPairs => Window.AddsPairs ? "words in pairs" : "";

    public override int BlockRows => Window.BlockRows;

    /// <inheritdoc/>
    /// <remarks>All its rows, and two lines of the cache for the end of a row.</remarks>
    public override string ScratchBytes => $"{EndOfRow} * Pitch(Math.Min(count, {Window.MostElements})) + {2 * Target.LineBytes}";

    public override int RoundingErrors(int precision) => FiniteMean.OfOneProduct;

    /// <inheritdoc/>
    /// <remarks>The distance between rows of the scratch, the same in all bodies.</remarks>
    public override IReadOnlyList<Member> Layout => [new Member("Pitch", writer =>
    {
        var slack = BoxStream.MostSlack(Window.Columns);
        writer.Line($"// Bytes from one row of sums to the next: room for {slack} vectors beyond the end.");
        writer.Line($"private static nint Pitch(nint elements) => "
            + $"ScratchRow.Pitch((elements + {Down.Margin}) * {Down.Lane.Bits / 8} + {Target.LineBytes * slack});");
    })];

    public override void Write(CodeWriter writer)
    {
        writer.Line($"nuint pieces = (count + {Window.MostElements - 1}) / {Window.MostElements};");
        writer.Line("nuint length = (count + pieces - 1) / pieces;");
        writer.Line($"nuint width = {Statements.Index("length", Down.Margin)};");
        writer.Line("nint pitch = Pitch((nint)length);");
        using (writer.Block("for (nuint first = 0; ; first = Math.Min(first + length, count - length))"))
        {
            Action alongRow = new BoxRowWriter(writer, this).Write;
            if (!Window.SharesRows) new ScannedColumns(writer, this, alongRow).Write();
            else if (Window.Subtracts) new RunningColumns(writer, this, alongRow).Write();
            else new GroupedColumns(writer, this, alongRow).Write();
            writer.Line("if (first == count - length) break;     // the last piece may overlap the one before");
        }
    }

    /// <summary>Twice as many pixels at a time in lanes of the folded columns, where few groups of those make the window.</summary>
    private (Lane Lane, BoxStream? Stream) ChooseStream()
    {
        if (Window.AddsPairs && !Target.Has(Can.ShiftsAtOnce)) return (Down.Lane, null);
        if (!Target.IsScalar && Down.Lane != Across.Lane)
        {
            var narrow = StreamOf(Down.Lane, Window.MostColumns);
            var most = Window.AddsPairs ? MostPairedGroups : MostGroups;
            if (narrow.Groups.Count <= most && Held(narrow) is not null) return (Down.Lane, narrow);
            if (Window.AddsPairs) return (Down.Lane, null);
        }
        return (Across.Lane, Held(StreamOf(Across.Lane, Window.Columns)));
    }

    private BoxStream StreamOf(Lane lane, int most) =>
        new(Window.Columns, Across.ColumnStep, Target.Lanes(lane), most, Window.Fold, Window.AddsPairs);

    private BoxStream? Held(BoxStream stream) => stream.Registers <= Target.Registers.ColumnSums ? stream : null;
}
