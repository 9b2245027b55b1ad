using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Bodies;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes what a generated struct tells the runner of its bodies: a schedule for each, under the condition under which <c>Run</c> takes it.</summary>
internal sealed class ScheduleSource(CodeWriter writer, Stencil stencil, Plan plan)
{
    private readonly Target widest = plan.Table[0].Target;

    /// <summary>Every body but those with the widest vectors: short runs take one of them even where there are wider ones.</summary>
    private readonly IReadOnlyList<Body> others = plan.Table.Where(row => row.Target != plan.Table[0].Target).Select(row => row.Body).ToArray();

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
        var isLow = row.MostRows > 0;
        var members = new (string Name, string Value)[]
        {
            ("Lanes", $"{Lanes(row.Target)}"),
            ("Step", body.TakesWholeRows ? $"{body.Lanes}" : "0"),
            ("FindsBorder", body.Ends is { } ends ? $"count >= {body.Lanes + Math.Max(ends.Before + ends.After, body.Reach)}" : "false"),
            ("Strides", others[0].Stride > 1 ? "true" : "false"),
            ("RowStep", $"{row.LeastRows}"),
            ("BlockRows", $"{(isLow ? row.MostRows : body.BlockRows)}"),
            ("FarBlockRows", $"{(isLow || body.FarBlockRows == body.BlockRows ? 0 : body.FarBlockRows)}"),
            ("MostBlockRows", $"{row.MostRows}"),
            ("Reach", Reach(row.Target)),
            ("ScratchBytes", body.ScratchBytes),
        };
        return string.Join(", ", members.Where(member => member.Value is not ("0" or "false" or "")).Select(member => $"{member.Name} = {member.Value}"));
    }

    /// <summary>Elements that every body takes which a machine's runs may ask for.</summary>
    private int Lanes(Target target)
    {
        var narrow = target == widest ? others[0].Target : target;
        return others.Where(body => body.Target == narrow).Max(body => body.Lanes);
    }

    /// <summary>What the loads of every body of a machine stay within, empty if it is the window, which is allowed to all.</summary>
    private string Reach(Target target)
    {
        var window = (long)(stencil.Columns - 1) * stencil.ColumnStep;
        var narrow = Math.Max(window, others.Max(body => body.Reach));
        var wide = Math.Max(narrow, plan.Table.Max(row => row.Body.Reach));
        if (narrow == wide || (target != widest && target != others[0].Target)) return narrow == window ? "" : $"{narrow}";
        return target == widest ? $"{wide}" : $"{widest.Test} ? {wide} : {narrow}";
    }
}
