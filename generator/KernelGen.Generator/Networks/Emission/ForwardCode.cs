using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Networks.Planning;
using KernelGen.Generator.Writing;

namespace KernelGen.Generator.Networks.Emission;

/// <summary>Writes the way through a network: of one sample, and of a block of samples where some steps are for all of them.</summary>
internal sealed class ForwardCode(CodeWriter writer, NetworkPlan plan, StepWriter steps)
{
    private const string Memory = "ref float input, ref float packed, ref float workspace, ref float output";
    private const string Passed = "ref input, ref packed, ref workspace, ref output";
    private const string OfSample = "ref float input, ref float packed, ref float workspace, ref float tape, ref float output";

    private bool IsCopiedOut => plan.Placement[plan.Output].Memory != MemoryKind.Output;

    /// <param name="takesBatches">Whether blocks of samples are computed too.</param>
    public void Write(bool takesBatches)
    {
        if (plan.Steps.Any(static step => step.IsForBlock))
        {
            writer.Line($"public static void Forward({Memory}) => ForwardBlock({Passed}, 1);");
            writer.Line();
            WriteBlock();
            return;
        }
        using (writer.Block($"public static void Forward({Memory})")) WriteSteps(plan.Steps, isLast: true);
        writer.Line();
        if (!takesBatches) return;
        writer.Line($"public static void ForwardBlock({Memory}, nint samples) => Forward({Passed});");
        writer.Line();
    }

    /// <summary>Stages for each sample, in methods of their own, and steps for all samples between them.</summary>
    private void WriteBlock()
    {
        var parts = new List<(string Name, IReadOnlyList<LayerStep> Steps, bool IsLast)>();
        using (writer.Block($"public static void ForwardBlock({Memory}, nint samples)"))
        {
            // what each sample keeps from stage to stage lies behind what a stage needs
            Loop.Reference(writer, Element.Single, "tape", "workspace", ("1", plan.WorkspaceLength - plan.KeptLength));
            var stages = plan.Steps.ToLookup(static step => step.Stage);
            for (var (stage, last) = (0, plan.Steps.Max(static step => step.Stage + (step.IsForBlock ? 1 : 0))); stage <= last; stage++)
            {
                var own = stages[stage].ToArray();
                if (own.FirstOrDefault() is LinearStep { IsForBlock: true } linear)
                {
                    WriteTitle(linear);
                    writer.Line(steps.Statement(linear, Step(linear.Source), Step(linear.Output)));
                    continue;
                }
                var part = (Name: $"Part{parts.Count + 1}", own, IsLast: stage == last);
                if (own.Length == 0 && !(part.IsLast && IsCopiedOut)) continue;
                parts.Add(part);
                writer.Line("for (nint sample = 0; sample < samples; sample++)");
                var (input, output) = (At("input", plan.Network.Input.Length), At("output", plan.Network.Output.Length));
                writer.Line($"    {part.Name}({input}, ref packed, ref workspace, {At("tape", plan.KeptLength)}, {output});");
            }
        }
        writer.Line();
        foreach (var (name, own, isLast) in parts)
        {
            using (writer.Block($"private static void {name}({OfSample})")) WriteSteps(own, isLast);
            writer.Line();
        }
    }

    private void WriteSteps(IReadOnlyList<LayerStep> own, bool isLast)
    {
        foreach (var step in own)
        {
            WriteTitle(step);
            foreach (var statement in steps.Statements(step)) writer.Line(statement);
        }
        if (!isLast || !IsCopiedOut) return;
        writer.Line("// the caller's");
        writer.Line(StepWriter.CopyOut(plan.Placement[plan.Output], "output"));
    }

    private void WriteTitle(LayerStep step)
    {
        writer.Line($"// {step.Title} → {step.Output.Shape}");
        foreach (var reason in step.Declined) writer.Line($"//     not by {reason}");
    }

    /// <summary>Floats from a sample's tensor to the next one's.</summary>
    private long Step(TensorSpec tensor) => plan.Placement[tensor].Memory switch
    {
        MemoryKind.Input => plan.Network.Input.Length,
        MemoryKind.Output => plan.Network.Output.Length,
        _ => plan.KeptLength,
    };

    private static string At(string memory, long step) => $"ref Unsafe.Add(ref {memory}, sample * {step})";
}
