using System;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>
/// The row of sums that a pass down the columns leaves to one along it. Long rows are cut into pieces, so that it stays in the first cache.
/// Where windows leave the picture, only the columns inside are summed: the border of the sums is the sums of the border.
/// </summary>
/// <param name="Down">The pass down the columns.</param>
/// <param name="RowEnds">What lies beyond the ends of a row; null: nothing, or what must be copied.</param>
internal sealed record RowOfSums(Pass Down, RowEnds? RowEnds)
{
    /// <summary>Elements of a piece at most.</summary>
    private const int MostElements = 4096;

    /// <summary>Elements beyond an end that are found in the piece beside it.</summary>
    private const int MostOutside = MostElements / 8;

    /// <summary>
    /// The border that is found in the sums: of integers, which are the same in any order, and unless it lies at the row's other end.
    /// </summary>
    public RowEnds? Ends => Down.Lane.IsInteger && RowEnds is { Border: not BorderMode.Wrap } ends && Math.Max(ends.Before, ends.After) <= MostOutside ? ends : null;

    /// <summary>The scratch of a run of «count» elements: a piece, the margin, and more that loads reach.</summary>
    public string ScratchBytes(int more) =>
        $"(Math.Min(count, {MostElements}) + {Down.Margin + more}) * sizeof({Down.Output})" + (Slack == 0 ? "" : $" + {Slack}");

    /// <summary>Bytes before the first sum that is stored, which begins a line of the cache: room for what is found before the picture.</summary>
    private int Slack => Ends is null ? 0
        : (Ends.Before * Element.Of(Down.Output).Bytes + Target.LineBytes - 1) / Target.LineBytes * Target.LineBytes;

    /// <summary>Writes the passes over the pieces of a row, the sums called «sums»: from «begin» to «end» down, from «first» to «first + length» along.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="down">Writes the pass down the columns.</param>
    /// <param name="along">Writes the pass along the sums.</param>
    public void WritePieces(CodeWriter writer, Action down, Action along)
    {
        writer.Line($"nuint pieces = (count + {MostElements - 1}) / {MostElements};");
        writer.Line("nuint length = (count + pieces - 1) / pieces;");
        using (writer.Block("for (nuint first = 0; ; first = Math.Min(first + length, count - length))"))
        {
            writer.Line($"nuint begin = first, end = {Statements.Index("first + length", Down.Margin)};");
            if (Ends is { } ends)
            {
                using (writer.Block("if (picture.LeavesRows)     // the border of the sums is the sums of the border"))
                {
                    writer.Line($"begin = Math.Max(begin, {ends.Before});");
                    writer.Line($"end = Math.Min(end, {Statements.Index("count", ends.Before)});");
                }
            }
            var aligned = Slack == 0 ? "scratch" : $"scratch + {Slack}";
            writer.Line($"ref {Down.Output} sums = ref Unsafe.Subtract(ref ScratchRow.Of<{Down.Output}>({aligned}), begin);");
            down();
            WriteEnds(writer);
            along();
            writer.Line("if (first == count - length) break;     // the last piece may overlap the one before");
        }
    }

    private void WriteEnds(CodeWriter writer)
    {
        if (Ends is not { } ends) return;
        writer.Line($"if (picture.LeavesRows) ScratchRow.FillEnds(ref {(ends.Before == 0 ? "sums" : $"Unsafe.Add(ref sums, {ends.Before})")}, count, "
            + $"first == 0 ? {ends.Before} : 0, first == count - length ? {ends.After} : 0, {ends.Channels}, "
            + $"global::KernelGen.BorderMode.{ends.Border}, ({Down.Output})({Constant(ends)}));");
    }

    /// <summary>What a constant border becomes, as the lane holds it after wrapping around.</summary>
    private BigInteger Constant(RowEnds ends)
    {
        var sum = Down.Taps.Aggregate(Down.Bias, (sum, tap) => sum + tap.Coefficient * new BigInteger((long)ends.Constant)).Numerator;
        var values = BigInteger.One << Down.Lane.Bits;
        var wrapped = (sum % values + values) % values;
        return wrapped > Down.Lane.Greatest ? wrapped - values : wrapped;
    }
}
