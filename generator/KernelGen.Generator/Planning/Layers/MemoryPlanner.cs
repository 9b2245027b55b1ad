using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Planning.Layers;

/// <summary>Gives every tensor its place: copies where a reader wants another layout, memory used again where that is safe.</summary>
/// <remarks>
/// The zeros of a halo are never written, so memory with a halo is used again for tensors of the very same form only. The lanes
/// behind the last channel of a block may hold anything: no step lets them flow into a real channel.
/// </remarks>
internal static class MemoryPlanner
{
    /// <param name="planned">The steps in their order.</param>
    /// <param name="outputs">The tensors that are read at the end of a stage, and which stage that is.</param>
    /// <param name="workspace">Floats that tensors need inside a stage.</param>
    /// <param name="tape">Floats that tensors need that are read in a later stage than they are written.</param>
    /// <param name="result">The tensor that the caller's memory may hold, if any.</param>
    /// <returns>The steps with the copies between them.</returns>
    public static IReadOnlyList<LayerStep> Arrange(
        IReadOnlyList<LayerStep> planned, IReadOnlyList<(PlannedTensor Tensor, int Stage)> outputs, out long workspace, out long tape,
        PlannedTensor? result = null)
    {
        WorkInPlace(planned, outputs.Select(output => output.Tensor).ToArray());
        foreach (var use in planned.SelectMany(step => step.Inputs))
            if (use.Layout == use.Tensor.Layout && !use.IsDense && use.Tensor.CanHaveHalo) use.Tensor.Surround(use.Halo);
        var steps = InsertCopies(planned);
        if (result is not null && IsWrittenAsItIs(result.Root)) result.Root.Place = TensorPlace.Output;
        KeepAcrossStages(steps, outputs);
        tape = AllocateTape(steps);
        workspace = Allocate(steps, outputs);
        return steps;
    }

    /// <summary>A step that may write over its input does, where the input is read by no later step and is not the caller's.</summary>
    private static void WorkInPlace(IReadOnlyList<LayerStep> steps, IReadOnlyList<PlannedTensor> outputs)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, source) = (steps[i], steps[i].Inputs[0].Tensor);
            if (!step.CanWorkInPlace || !source.IsOwned || source.Layout != step.Inputs[0].Layout) continue;
            if (outputs.Any(output => output.Root == source || output == step.Output)) continue;
            if (step.Inputs.Skip(1).Any(use => use.Tensor == source)) continue;
            if (steps.Skip(i + 1).Any(later => later.Inputs.Any(use => use.Tensor.Root == source))) continue;
            foreach (var use in steps.Skip(i + 1).SelectMany(later => later.Inputs))
                if (use.Tensor == step.Output) use.Tensor = source;
            foreach (var later in steps.Skip(i + 1))
                if (later.Output.Base == step.Output) later.Output.Base = source;
            step.Output = source;
        }
    }

    private static IReadOnlyList<LayerStep> InsertCopies(IReadOnlyList<LayerStep> planned)
    {
        var steps = new List<LayerStep>();
        var copies = new Dictionary<(PlannedTensor Tensor, Layout Layout, bool IsDense), PlannedTensor>();
        foreach (var step in planned)
        {
            foreach (var use in step.Inputs.Where(use => !use.IsSatisfied))
            {
                var key = (use.Tensor, use.Layout, use.IsDense);
                if (!copies.TryGetValue(key, out var copy))
                {
                    copy = new PlannedTensor(use.Tensor.Shape, use.Layout);
                    copies.Add(key, copy);
                    var title = use.Layout == Layout.Blocks ? "sixteen channels side by side" : "channel behind channel";
                    steps.Add(new CopyStep
                    {
                        Title = title,
                        Inputs = [new Use(use.Tensor, use.Tensor.Layout)],
                        Output = copy,
                        Stage = step.IsForBlock ? step.Stage - 1 : step.Stage,
                        IsForInput = step.IsForInput,
                    });
                }
                if (!use.IsDense) copy.Surround(use.Halo);
                use.Tensor = copy;
            }
            if (step is ViewStep) step.Output.Base = step.Source;
            steps.Add(step);
            // what is written anew is copied anew
            foreach (var stale in copies.Keys.Where(key => key.Tensor == step.Output).ToArray()) copies.Remove(stale);
        }
        return steps;
    }

    /// <summary>What two stages touch is kept for each sample.</summary>
    private static void KeepAcrossStages(IReadOnlyList<LayerStep> steps, IReadOnlyList<(PlannedTensor Tensor, int Stage)> outputs)
    {
        var touched = steps
            .SelectMany(step => step.Inputs.Select(use => use.Tensor).Append(step.Output).Select(tensor => (tensor.Root, step.Stage)))
            .Concat(outputs.Select(output => (output.Tensor.Root, output.Stage)));
        foreach (var stages in touched.GroupBy(touch => touch.Root, touch => touch.Stage))
            if (stages.Key.Place == TensorPlace.Workspace && stages.Distinct().Count() > 1) stages.Key.Place = TensorPlace.Tape;
    }

    private static long AllocateTape(IReadOnlyList<LayerStep> steps)
    {
        var length = 0L;
        foreach (var tensor in steps.Select(step => step.Output.Root).Where(tensor => tensor.Place == TensorPlace.Tape).Distinct())
        {
            tensor.Start = length;
            length += tensor.Length;
        }
        return length;
    }

    private static long Allocate(IReadOnlyList<LayerStep> steps, IReadOnlyList<(PlannedTensor Tensor, int Stage)> outputs)
    {
        var last = new Dictionary<PlannedTensor, int>();
        foreach (var (output, _) in outputs) last[output.Root] = steps.Count;
        for (var i = 0; i < steps.Count; i++)
            foreach (var use in steps[i].Inputs)
                if (!last.TryGetValue(use.Tensor.Root, out var known) || known < i) last[use.Tensor.Root] = i;
        for (var i = 0; i < steps.Count; i++)
            foreach (var scratch in steps[i].Scratch) last[scratch] = i;

        var (length, placed, free) = (0L, new HashSet<PlannedTensor>(), new List<(PlannedTensor Form, long Start)>());
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var tensor in steps[i].Scratch.Prepend(steps[i].Output.Root))
            {
                if (tensor.Place != TensorPlace.Workspace || !placed.Add(tensor)) continue;
                var reused = free.FindIndex(other => Fits(tensor, other.Form));
                tensor.Start = reused < 0 ? length : free[reused].Start;
                if (reused < 0) length += tensor.Length;
                else free.RemoveAt(reused);
            }
            foreach (var ended in placed.Where(other => last.TryGetValue(other, out var end) && end == i).ToArray())
            {
                free.Add((ended, ended.Start));
                last[ended] = -1;
            }
        }
        return length;
    }

    /// <summary>Whether it lies as the caller wants it, nothing between its numbers or behind them.</summary>
    private static bool IsWrittenAsItIs(PlannedTensor output) => output.IsOwned && output.Layout == Layout.Channels
        && output.Halo.IsNone && output.Planes == output.Shape.Channels;

    private static bool Fits(PlannedTensor tensor, PlannedTensor memory) => tensor.Halo.IsNone && memory.Halo.IsNone
        ? tensor.Length <= memory.Length
        : (tensor.Layout, tensor.Halo, tensor.Planes, tensor.Shape.Height, tensor.Shape.Width)
            == (memory.Layout, memory.Halo, memory.Planes, memory.Shape.Height, memory.Shape.Width);
}
