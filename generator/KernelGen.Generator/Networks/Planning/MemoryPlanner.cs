using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Gives every tensor its place: copies where a reader wants another layout, memory used again where that is safe.</summary>
/// <remarks>
/// The lanes behind the last channel of a block may hold anything: no step lets them flow into a real channel.
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
        var memory = SharedMemory.Of(steps, outputs.Select(output => output.Tensor));
        workspace = memory.Length;
        return memory.Clear(steps);
    }

    /// <summary>A step that may write over its input does, where the input is read by no later step and is not the caller's.</summary>
    private static void WorkInPlace(IReadOnlyList<LayerStep> steps, IReadOnlyList<PlannedTensor> outputs)
    {
        var lastReader = new Dictionary<PlannedTensor, int>();       // of memory, through any view of it
        var uses = new Dictionary<PlannedTensor, List<(int Step, Use Use)>>();
        var views = new Dictionary<PlannedTensor, List<(int Step, PlannedTensor View)>>();
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var use in steps[i].Inputs)
            {
                lastReader[use.Tensor.Root] = i;
                ListOf(uses, use.Tensor).Add((i, use));
            }
            if (steps[i].Output.Base is { } memory) ListOf(views, memory).Add((i, steps[i].Output));
        }
        var (kept, keptMemory) = (new HashSet<PlannedTensor>(outputs), new HashSet<PlannedTensor>(outputs.Select(output => output.Root)));
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, source, written) = (steps[i], steps[i].Inputs[0].Tensor, steps[i].Output);
            if (!step.CanWorkInPlace || !source.IsOwned || source.Layout != step.Inputs[0].Layout) continue;
            if (keptMemory.Contains(source) || kept.Contains(written)) continue;
            if (step.Inputs.Skip(1).Any(use => use.Tensor == source) || lastReader[source] > i) continue;
            foreach (var (reader, use) in ListOf(uses, written).Where(found => found.Step > i).ToArray())
            {
                use.Tensor = source;
                ListOf(uses, source).Add((reader, use));
            }
            foreach (var (writer, view) in ListOf(views, written).Where(found => found.Step > i).ToArray())
            {
                view.Base = source;
                ListOf(views, source).Add((writer, view));
            }
            if (lastReader.TryGetValue(written, out var last)) lastReader[source] = System.Math.Max(last, i);
            if (keptMemory.Contains(written)) keptMemory.Add(source);
            step.Output = source;
        }
    }

    private static List<T> ListOf<T>(Dictionary<PlannedTensor, List<T>> lists, PlannedTensor tensor)
    {
        if (!lists.TryGetValue(tensor, out var list)) lists.Add(tensor, list = []);
        return list;
    }

    private static IReadOnlyList<LayerStep> InsertCopies(IReadOnlyList<LayerStep> planned)
    {
        var steps = new List<LayerStep>();
        var copies = new Dictionary<PlannedTensor, List<((Layout Layout, bool IsDense) Form, PlannedTensor Copy)>>();
        foreach (var step in planned)
        {
            foreach (var use in step.Inputs.Where(use => !use.IsSatisfied))
            {
                var (known, form) = (ListOf(copies, use.Tensor), (use.Layout, use.IsDense));
                var copy = known.FirstOrDefault(other => other.Form == form).Copy;
                if (copy is null)
                {
                    copy = new PlannedTensor(use.Tensor.Shape, use.Layout);
                    known.Add((form, copy));
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
            copies.Remove(step.Output);                 // what is written anew is copied anew
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

    /// <summary>Whether it lies as the caller wants it, nothing between its numbers or behind them.</summary>
    private static bool IsWrittenAsItIs(PlannedTensor output) => output.IsOwned && output.Layout == Layout.Channels
        && output.Halo.IsNone && output.Planes == output.Shape.Channels;
}
