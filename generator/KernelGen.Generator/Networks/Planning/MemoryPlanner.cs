using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Steps in their order, the copies between them, and where everything lies.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Placement">Where their tensors lie.</param>
/// <param name="WorkspaceLength">Floats that tensors need inside a stage.</param>
/// <param name="TapeLength">Floats that tensors need that are read in a later stage than they are written.</param>
internal sealed record Arrangement(IReadOnlyList<LayerStep> Steps, Placement Placement, long WorkspaceLength, long TapeLength);

/// <summary>Gives every tensor its place: copies where a reader wants another layout, memory used again where that is safe.</summary>
/// <remarks>
/// The lanes behind the last channel of a block may hold anything: no step lets them flow into a real channel.
/// </remarks>
internal sealed class MemoryPlanner
{
    private readonly TensorSource tensors;
    private readonly IReadOnlyList<LayerStep> planned;
    private readonly IReadOnlyList<(TensorSpec Tensor, int Stage)> outputs;
    private readonly Views views;
    private readonly Dictionary<TensorId, Halo> halos = [];
    private readonly Dictionary<TensorId, MemoryKind> memories = [];
    private readonly Dictionary<TensorId, long> starts = [];

    private MemoryPlanner(
        IReadOnlyList<LayerStep> steps, IReadOnlyList<(TensorSpec Tensor, int Stage)> outputs, TensorSource tensors)
    {
        (this.tensors, this.outputs) = (tensors, outputs);
        planned = InPlace.Of(steps, outputs.Select(output => output.Tensor).ToArray());
        views = Views.Of(planned);
    }

    /// <param name="steps">The steps in their order.</param>
    /// <param name="outputs">The tensors that are read at the end of a stage, and which stage that is.</param>
    /// <param name="tensors">Where new tensors come from.</param>
    /// <param name="result">The tensor that the caller's memory may hold, if any.</param>
    public static Arrangement Arrange(
        IReadOnlyList<LayerStep> steps, IReadOnlyList<(TensorSpec Tensor, int Stage)> outputs, TensorSource tensors,
        TensorSpec? result = null) => new MemoryPlanner(steps, outputs, tensors).Arrange(result);

    private Arrangement Arrange(TensorSpec? result)
    {
        foreach (var use in planned.SelectMany(step => step.Inputs))
        {
            if (use.Layout == use.Tensor.Layout && !use.IsDense && views.IsOwned(use.Tensor) && !use.Tensor.IsDense)
                Surround(use.Tensor, use.Halo);
        }
        var steps = InsertCopies();
        if (result is not null && IsWrittenAsItIs(views.Root(result))) memories[views.Root(result).Id] = MemoryKind.Output;
        KeepAcrossStages(steps);
        var tape = AllocateTape(steps);
        var memory = SharedMemory.Of(steps, outputs.Select(output => output.Tensor), views, Placed);
        foreach (var (tensor, start) in memory.Starts) starts[tensor] = start;
        return new Arrangement(memory.Clear(steps, views), PlacementOf(steps), memory.Length, tape);
    }

    private void Surround(TensorSpec tensor, Halo halo) => halos[tensor.Id] = HaloOf(tensor).Or(halo);

    private Halo HaloOf(TensorSpec tensor) => halos.TryGetValue(tensor.Id, out var halo) ? halo : Halo.None;

    private MemoryKind MemoryOf(TensorSpec root) => memories.TryGetValue(root.Id, out var memory) ? memory : root.Memory;

    /// <summary>The tensor with as much of its place as is known.</summary>
    private PlacedTensor Placed(TensorSpec tensor)
    {
        var root = views.Root(tensor);
        return new PlacedTensor(tensor, HaloOf(tensor), MemoryOf(root), starts.TryGetValue(root.Id, out var start) ? start : 0);
    }

    private IReadOnlyList<LayerStep> InsertCopies()
    {
        var steps = new List<LayerStep>();
        var copies = new Dictionary<TensorId, List<((Layout Layout, bool IsDense) Form, TensorSpec Copy)>>();
        foreach (var step in planned)
        {
            var satisfied = step.Reading(use => IsSatisfied(use) ? use.Tensor : CopyFor(use, step));
            views.Add(satisfied);
            steps.Add(satisfied);
            copies.Remove(step.Output.Id);              // what is written anew is copied anew
        }
        return steps;

        TensorSpec CopyFor(Use use, LayerStep step)
        {
            if (!copies.TryGetValue(use.Tensor.Id, out var known)) copies.Add(use.Tensor.Id, known = []);
            var form = (use.Layout, use.IsDense);
            if (known.FirstOrDefault(other => other.Form == form).Copy is not { } copy)
            {
                copy = tensors.New(use.Tensor.Shape, use.Layout);
                known.Add((form, copy));
                steps.Add(new CopyStep
                {
                    Title = use.Layout == Layout.Blocks ? "sixteen channels side by side" : "channel after channel",
                    Inputs = [new Use(use.Tensor, use.Tensor.Layout)],
                    Output = copy,
                    Stage = step.IsForBlock ? step.Stage - 1 : step.Stage,
                    IsForInput = step.IsForInput,
                });
            }
            if (!use.IsDense) Surround(copy, use.Halo);
            return copy;
        }
    }

    /// <summary>Whether a tensor, its halo being final, lies as a reader needs it.</summary>
    private bool IsSatisfied(Use use)
    {
        var (tensor, halo) = (use.Tensor, HaloOf(use.Tensor));
        return (tensor.Layout == use.Layout || (Placed(tensor).IsPoint && !views.Root(tensor).IsCallers))
            && (use.IsDense ? halo.IsNone : halo.Or(use.Halo) == halo);
    }

    /// <summary>What two stages touch is kept for each sample.</summary>
    private void KeepAcrossStages(IReadOnlyList<LayerStep> steps)
    {
        var touched = steps
            .SelectMany(step => step.Inputs.Select(use => use.Tensor).Append(step.Output)
                .Select(tensor => (Root: views.Root(tensor), step.Stage)))
            .Concat(outputs.Select(output => (Root: views.Root(output.Tensor), output.Stage)));
        foreach (var stages in touched.GroupBy(touch => touch.Root.Id))
            if (MemoryOf(stages.First().Root) == MemoryKind.Workspace && stages.Select(touch => touch.Stage).Distinct().Count() > 1)
                memories[stages.Key] = MemoryKind.Tape;
    }

    private long AllocateTape(IReadOnlyList<LayerStep> steps)
    {
        var length = 0L;
        foreach (var tensor in steps.Select(step => views.Root(step.Output)))
        {
            if (MemoryOf(tensor) != MemoryKind.Tape || starts.ContainsKey(tensor.Id)) continue;
            starts.Add(tensor.Id, length);
            length += Placed(tensor).Length;
        }
        return length;
    }

    /// <summary>Whether it lies as the caller wants it, nothing between its numbers or behind them.</summary>
    private bool IsWrittenAsItIs(TensorSpec output) => !output.IsCallers && output.Layout == Layout.Channels
        && HaloOf(output).IsNone && output.Planes == output.Shape.Channels;

    private Placement PlacementOf(IReadOnlyList<LayerStep> steps)
    {
        var places = new Dictionary<TensorId, PlacedTensor>();
        foreach (var step in steps)
        {
            foreach (var use in step.Inputs) Place(use.Tensor);
            foreach (var scratch in step.Scratch) Place(scratch);
            Place(step.Output);
            Place(views.Root(step.Output));
        }
        foreach (var (tensor, _) in outputs) Place(tensor);
        return new Placement(places);

        void Place(TensorSpec tensor)
        {
            if (!places.ContainsKey(tensor.Id)) places.Add(tensor.Id, Placed(tensor));
        }
    }
}
