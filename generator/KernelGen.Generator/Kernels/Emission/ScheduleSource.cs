using System;
using System.Linq;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes what a generated struct tells the runner of its bodies: a schedule for each, under the condition under which <c>Run</c> takes it.</summary>
internal sealed class ScheduleSource(CodeWriter writer, Stencil stencil, Plan plan)
{
    private readonly Dispatch widest = plan.Table[0];

    /// <summary>
    /// What short runs take where there are the widest vectors: both share a schedule's common members. The only vectors take them too.
    /// </summary>
    private readonly Dispatch second = plan.Table[plan.Table[1].Target.IsScalar ? 0 : 1];

    public void Write()
    {
        var schedules = plan.Calls.Select(row => (row.Test, Members: Schedule(row))).ToList();
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
        var (body, isLow) = (row.Body, row.MostRows > 0);
        var members = new (string Name, string Value)[]
        {
            ("Lanes", $"{Lanes(row.Target == widest.Target && !widest.Body.TakesShortRuns ? second.Target : row.Target)}"),
            ("Step", body.TakesWholeRows ? $"{body.Lanes}" : "0"),
            ("FindsBorder", body.Ends is { } ends ? $"count >= {body.Lanes + Math.Max(ends.Before + ends.After, body.Reach)}" : "false"),
            ("Strides", body.Stride > 1 ? "true" : "false"),
            ("RowStep", $"{row.LeastRows}"),
            ("BlockRows", $"{(isLow ? row.MostRows : body.BlockRows)}"),
            ("FarBlockRows", $"{(isLow || body.FarBlockRows == body.BlockRows ? 0 : body.FarBlockRows)}"),
            ("MostBlockRows", $"{row.MostRows}"),
            ("Reach", Reach(row.Target)),
            ("ScratchBytes", body.ScratchBytes),
            ("Streams", body.Streams ? "true" : "false"),
            ("Operations", Invariant.Short(row.Choice.Cost)),
        };
        return string.Join(", ", members.Where(member => member.Value is not ("0" or "false" or "")).Select(member => $"{member.Name} = {member.Value}"));
    }

    /// <summary>
    /// What the loads of every body of a machine stay within, empty if it is the window, which is allowed to all: the widest vectors
    /// share a machine with the second widest.
    /// </summary>
    private string Reach(Target target)
    {
        var both = Math.Max(Alone(widest.Target), Alone(second.Target));
        var own = target == widest.Target ? both : Alone(target);
        return target == second.Target && both != own ? $"{widest.Target.Test} ? {both} : {own}" : own == Window ? "" : $"{own}";
    }

    /// <summary>Elements that every body for vectors of a width needs of a run.</summary>
    private int Lanes(Target target) => plan.Calls.Where(row => row.Target == target).Max(row => row.Body.Lanes);

    private long Alone(Target target) => Math.Max(Window, plan.Calls.Where(row => row.Target == target).Max(row => row.Body.Reach));

    private long Window => (long)(stencil.Columns - 1) * stencil.ColumnStep;
}
