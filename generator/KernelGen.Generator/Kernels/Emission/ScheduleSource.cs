using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes what a generated struct tells the runner of its bodies: a schedule for each, under the condition under which <c>Run</c> takes it.</summary>
internal sealed class ScheduleSource(CodeWriter writer, Stencil stencil, Plan plan)
{
    private readonly Dispatch widest = plan.Table[0];

    /// <summary>Every body but that with the widest vectors: short runs take the first of them even where there are wider ones.</summary>
    private readonly IReadOnlyList<Dispatch> others = plan.Table.Skip(1).ToArray();

    private Body Other => others[0].Body;

    /// <summary>On a machine with the widest vectors short runs take another body: both must agree on what is common.</summary>
    private bool SharesRuns => !widest.Body.TakesShortRuns;

    public void Write()
    {
        var schedules = plan.Table.Select(row => (row.Test, Members: Schedule(row))).ToList();
        // what the last bodies answer alike is written once
        while (schedules.Count > 1 && schedules[schedules.Count - 1].Members == schedules[schedules.Count - 2].Members) schedules.RemoveAt(schedules.Count - 2);
        using (writer.Block("public Schedule For(nint count, int rows)"))
        {
            foreach (var (test, members) in schedules)
                writer.Line((test.Length == 0 ? "" : $"if ({test}) ") + $"return new Schedule {{ {members} }};");
        }
    }

    /// <summary>The members that differ from what a schedule says by default.</summary>
    private string Schedule(Dispatch row)
    {
        var body = row.Body;
        var members = new (string Name, string Value)[]
        {
            ("Lanes", $"{(row == widest && SharesRuns ? Other : body).Lanes}"),
            ("Step", body.TakesWholeRows ? $"{body.Lanes}" : "0"),
            ("FindsBorder", body.Ends is { } ends ? $"count >= {body.Lanes + Math.Max(ends.Before + ends.After, body.Reach)}" : "false"),
            ("Strides", Other.Stride > 1 ? "true" : "false"),
            ("RowStep", OfMachine(row, narrow: Other.RowStep, wide: SharesRuns ? RowStep : body.RowStep, otherwise: 1)),
            ("BlockRows", $"{body.BlockRows}"),
            ("FarBlockRows", $"{(body.FarBlockRows == body.BlockRows ? 0 : body.FarBlockRows)}"),
            ("Reach", Reach(row)),
            ("ScratchBytes", body.ScratchBytes),
        };
        return string.Join(", ", members.Where(member => member.Value is not ("0" or "false" or "")).Select(member => $"{member.Name} = {member.Value}"));
    }

    /// <summary>A number that is the same for all bodies of a machine; empty if it is what a schedule says anyway.</summary>
    private string OfMachine(Dispatch row, long narrow, long wide, long otherwise) =>
        narrow == wide || (row != widest && row != others[0]) ? narrow == otherwise ? "" : $"{narrow}"
        : row == widest ? $"{wide}"
        : $"{widest.Target.Test} ? {wide} : {narrow}";

    /// <summary>Rows that suit every body of a machine with the widest vectors: those of the narrower ones too.</summary>
    private int RowStep => Enumerable.Range(1, Other.RowStep).Select(times => times * widest.Body.RowStep).First(rows => rows % Other.RowStep == 0);

    /// <summary>What the loads of every body of a machine stay within; the window is allowed to all.</summary>
    private string Reach(Dispatch row)
    {
        var window = (long)(stencil.Columns - 1) * stencil.ColumnStep;
        if (!SharesRuns) return row.Body.Reach > window ? $"{row.Body.Reach}" : "";
        var narrow = Math.Max(window, others.Max(other => other.Body.Reach));
        return OfMachine(row, narrow, Math.Max(narrow, widest.Body.Reach), otherwise: window);
    }
}
