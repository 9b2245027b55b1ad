using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes what the generated struct tells the runner: the schedule of each body in the table that <c>Run</c> chooses from, under the same test.</summary>
/// <remarks>
/// Some numbers are common to all bodies of one machine. Those with the widest vectors take short rows by the next body of the table,
/// so these two agree on them.
/// </remarks>
internal sealed class ScheduleSource(CodeWriter writer, Stencil stencil, Plan plan)
{
    private readonly Dispatch widest = plan.Table[0];
    private readonly Dispatch next = plan.Table[1];

    public void Write()
    {
        var answers = plan.Table.Select(row => (row.Test, Schedule: string.Join(", ", Members(row)))).ToList();
        while (answers.Count > 1 && answers[answers.Count - 1].Schedule == answers[answers.Count - 2].Schedule) answers.RemoveAt(answers.Count - 2);
        using (writer.Block("public Schedule For(nint count, int rows)"))
        {
            foreach (var (test, schedule) in answers)
                writer.Line((test.Length == 0 ? "" : $"if ({test}) ") + $"return new Schedule {{ {schedule} }};");
        }
    }

    /// <summary>The members that differ from what a schedule has by default.</summary>
    private IEnumerable<string> Members(Dispatch row)
    {
        var body = row.Body;
        yield return $"Lanes = {(row == widest ? next.Body : body).Lanes}";
        if (body.TakesWholeRows) yield return $"Step = {body.Lanes}";
        if (body.Ends is { } ends) yield return $"FindsBorder = count >= {body.Lanes + Math.Max(ends.Before + ends.After, body.Reach)}";
        if (body.Stride > 1) yield return "Strides = true";
        if (Common(row, body.RowStep, RowStep) is not "1" and var rowStep) yield return $"RowStep = {rowStep}";
        yield return $"BlockRows = {body.BlockRows}";
        if (body.FarBlockRows != body.BlockRows) yield return $"FarBlockRows = {body.FarBlockRows}";
        var window = (long)(stencil.Columns - 1) * stencil.ColumnStep;
        var reach = Math.Max(window, plan.Table.Skip(1).Max(other => other.Body.Reach));
        var widestReach = Math.Max(reach, widest.Body.Reach);
        if (Math.Max(reach, row == widest || row == next ? widestReach : 0) > window) yield return $"Reach = {Common(row, reach, widestReach)}";
        if (body.ScratchBytes != "0") yield return $"ScratchBytes = {body.ScratchBytes}";
    }

    /// <summary>A number of a machine: on that with the widest vectors both its bodies say the same.</summary>
    private string Common(Dispatch row, long own, long onWidest) =>
        row == widest ? $"{onWidest}"
        : row == next && own != onWidest ? $"{widest.Target.Test} ? {onWidest} : {own}"
        : $"{own}";

    /// <summary>Rows that suit both bodies of a machine with the widest vectors.</summary>
    private int RowStep
    {
        get
        {
            var (wide, narrow) = (widest.Body.RowStep, next.Body.RowStep);
            return Enumerable.Range(1, narrow).Select(times => times * wide).First(rows => rows % narrow == 0);
        }
    }
}
