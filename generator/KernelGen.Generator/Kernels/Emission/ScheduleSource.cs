using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Writing;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Emission;

/// <summary>Writes what a generated struct says of its bodies: a schedule for each that <c>Run</c> may choose, under the condition under which it does.</summary>
internal static class ScheduleSource
{
    private static readonly IReadOnlyList<int> NarrowBits = [256, 128, 0];

    public static void Write(CodeWriter writer, Stencil stencil, Plan plan)
    {
        var bodies = NarrowBits.Prepend(512).Select(bits => (Test: Test(plan, bits), Answer: Schedule(stencil, plan, bits))).ToList();
        // what the last bodies answer alike is written once
        while (bodies.Count > 1 && bodies[bodies.Count - 1].Answer == bodies[bodies.Count - 2].Answer) bodies.RemoveAt(bodies.Count - 2);
        using (writer.Block("public Schedule For(nint count, int rows)"))
        {
            foreach (var (test, answer) in bodies)
                writer.Line((test.Length == 0 ? "" : $"if ({test}) ") + $"return new Schedule {{ {answer} }};");
        }
        if (plan.Box is null) return;
        writer.Line();
        BoxBody.WritePitch(writer, plan);
    }

    /// <summary>The condition under which <c>Run</c> takes the body of 512-bit vectors.</summary>
    public static string IsWide(Plan plan) => $"{Words.Of(512).IsSupported} && count >= {plan.At(512).Lanes(512)}";

    private static string Test(Plan plan, int bits) => bits switch
    {
        512 => IsWide(plan),
        0 => "",
        _ => $"Vector{bits}.IsHardwareAccelerated",
    };

    /// <summary>The members that differ from what a schedule says by default.</summary>
    private static string Schedule(Stencil stencil, Plan plan, int bits)
    {
        var body = plan.At(bits);
        var (blockRows, farBlockRows) = (body.BlockRows, body.FarBlockRows(bits));
        var members = new (string Name, string Value)[]
        {
            ("Lanes", $"{plan.Lanes(Math.Min(bits, 256))}"),
            ("Step", body.TakesWholeRows ? $"{body.Lanes(bits)}" : "0"),
            ("FindsBorder", FindsBorder(body, bits)),
            ("Strides", plan.Passes[0].Walk is { RowShift: > 1 } ? "true" : "false"),
            ("RowStep", Common(bits, narrow: plan.RowStep, wide: RowStep(plan), otherwise: 1)),
            ("BlockRows", $"{blockRows}"),
            ("FarBlockRows", $"{(farBlockRows == blockRows ? 0 : farBlockRows)}"),
            ("Reach", Reach(stencil, plan, bits)),
            ("ScratchBytes", ScratchBytes(body)),
        };
        return string.Join(", ", members.Where(member => member.Value is not ("0" or "false" or "")).Select(member => $"{member.Name} = {member.Value}"));
    }

    /// <summary>A number that is the same for all bodies of a machine; empty if it is what a schedule says anyway.</summary>
    private static string Common(int bits, long narrow, long wide, long otherwise) =>
        narrow == wide || bits < 256 ? narrow == otherwise ? "" : $"{narrow}"
        : bits == 512 ? $"{wide}"
        : $"{Words.Of(512).IsSupported} ? {wide} : {narrow}";

    /// <summary>Rows that suit every body of a machine with 512-bit vectors: those of narrow rows too.</summary>
    private static int RowStep(Plan plan)
    {
        var (wide, narrow) = (plan.At(512).RowStep, plan.RowStep);
        return Enumerable.Range(1, narrow).Select(times => times * wide).First(rows => rows % narrow == 0);
    }

    /// <summary>What the loads of every body stay within; the window is allowed to all.</summary>
    private static string Reach(Stencil stencil, Plan plan, int bits)
    {
        var window = (long)(stencil.Columns - 1) * stencil.ColumnStep;
        var narrow = Math.Max(window, NarrowBits.Max(plan.Reach));
        return Common(bits, narrow, Math.Max(narrow, plan.At(512).Reach(512)), otherwise: window);
    }

    /// <summary>Whether the body permutes what lies beyond the ends of a row; a step and what its windows reach must fit the row.</summary>
    private static string FindsBorder(Plan body, int bits) =>
        bits > 0 && body.TakesWholeRows && TapLoads.CanPermute(body.Passes[0], new VectorSpelling(bits), body.Ends)
            ? $"count >= {body.Lanes(bits) + Math.Max(body.Ends!.Before + body.Ends.After, body.Reach(bits))}"
            : "false";

    /// <summary>The row of sums between two passes: the run and the margin that the second pass reads beyond it.</summary>
    private static string ScratchBytes(Plan plan)
    {
        if (plan.Box is not null) return BoxBody.ScratchBytes(plan);
        if (plan is { Estimate: not null } && plan.Passes[0].Walk is not null) return $"{KernelLimits.MostBlockRows} * sizeof(ulong)";
        var sums = plan.Passes.FirstOrDefault(pass => pass.Writes == PassTarget.Sums);
        return sums is null ? "0" : $"(count + {sums.Margin}) * sizeof({sums.Output})";
    }
}
