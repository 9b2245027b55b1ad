using System;
using System.Linq;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes what a generated struct tells the runner of its bodies: a schedule for each, under the condition under which <c>Run</c> takes it.</summary>
internal sealed class ScheduleSource(CodeWriter writer, Stencil stencil, Plan plan)
{
    private readonly Dispatch widest = plan.Table[0];

    /// <summary>What short runs take where there are the widest vectors: both share a schedule's common members.</summary>
    private readonly Dispatch second = plan.Table[1];

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
            ("Lanes", $"{(row == widest ? second.Body : body).Lanes}"),
            ("Step", body.TakesWholeRows ? $"{body.Lanes}" : "0"),
            ("FindsBorder", body.Ends is { } ends ? $"count >= {body.Lanes + Math.Max(ends.Before + ends.After, body.Reach)}" : "false"),
            ("Strides", body.Stride > 1 ? "true" : "false"),
            ("RowStep", OfMachine(row, alone: row => row.Body.RowStep, together: CommonRows, otherwise: 1)),
            ("BlockRows", $"{body.BlockRows}"),
            ("FarBlockRows", $"{(body.FarBlockRows == body.BlockRows ? 0 : body.FarBlockRows)}"),
            ("Reach", OfMachine(row, alone: Reach, together: Math.Max, otherwise: Window)),
            ("ScratchBytes", body.ScratchBytes),
        };
        return string.Join(", ", members.Where(member => member.Value is not ("0" or "false" or "")).Select(member => $"{member.Name} = {member.Value}"));
    }

    /// <summary>A number that suits every body that a machine takes; empty if it is what a schedule says anyway.</summary>
    /// <param name="row">The body that is taken.</param>
    /// <param name="alone">What suits a body.</param>
    /// <param name="together">What suits two bodies: the widest vectors share a machine with the second widest.</param>
    /// <param name="otherwise">What a schedule says by default.</param>
    private string OfMachine(Dispatch row, Func<Dispatch, long> alone, Func<long, long, long> together, long otherwise)
    {
        var both = together(alone(widest), alone(second));
        var own = row == widest ? both : alone(row);
        return row == second && both != own ? $"{widest.Target.Test} ? {both} : {own}" : own == otherwise ? "" : $"{own}";
    }

    /// <summary>The least common multiple.</summary>
    private static long CommonRows(long a, long b)
    {
        var rows = a;
        while (rows % b != 0) rows += a;
        return rows;
    }

    private long Window => (long)(stencil.Columns - 1) * stencil.ColumnStep;

    /// <summary>What a body's loads stay within; the window is allowed to all.</summary>
    private long Reach(Dispatch row) => Math.Max(Window, row.Body.Reach);
}
