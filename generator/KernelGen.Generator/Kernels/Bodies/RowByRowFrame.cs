using System.Collections.Generic;
using System;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Bodies;

/// <summary>What written-out and looped passes share: references to rows, the walk along the run, the store.</summary>
/// <param name="writer">Where to write.</param>
/// <param name="body">The body.</param>
/// <param name="row">The pass.</param>
internal abstract class RowByRowFrame(CodeWriter writer, RowByRowBody body, RowPass row)
{
    protected CodeWriter Writer => writer;
    protected Pass Pass => row.Pass;
    protected Spelling Spelling { get; } = body.Spelling;

    protected void References(IEnumerable<int> rows)
    {
        if (Pass.ReadsSums) writer.Line($"ref {Pass.Input} sums = ref ScratchRow.Of<{Pass.Input}>(scratch);");
        else foreach (var tapRow in rows) writer.Line($"ref {Pass.Input} row{tapRow} = ref source[row + {tapRow}];");

        if (Pass.WritesSums) writer.Line($"ref {Pass.Output} output = ref ScratchRow.Of<{Pass.Output}>(scratch);");
        else writer.Line($"ref {Pass.Output} output = ref destination[row];");
    }

    /// <summary>The walk along the run: whole steps, the last one overlapping where they do not divide the length.</summary>
    protected IDisposable Loop()
    {
        var (count, step) = (Statements.Index("count", Pass.Margin), row.Lanes(body.Target));
        if (step == 1) return writer.Block($"for (nuint x = 0; x < {count}; x++)");
        writer.Line($"nuint last = {count} - {step};");
        return writer.Block($"for (nuint x = 0; ; x = Math.Min(x + {step}, last))");
    }

    /// <summary>Writes the store of a finished sum.</summary>
    protected void Store(string sum, string index)
    {
        if (body.Estimate is not null && !Pass.WritesSums) RoundingChecks.StoreAndResolve(writer, body, Pass, sum, index);
        else writer.Line(Spelling.Store(Pass.Lane, Pass.Output, sum, "output", index));
    }

    protected void EndOfStep() => writer.EndOfStep(body.Target);

    protected void Print(Assignment step, bool isCommented = true) => writer.Assign(Spelling, Pass.Lane, step, isCommented);
}
