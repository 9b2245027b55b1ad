using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Places the tensors of the workspace: two whose lives do not overlap may have the same memory.</summary>
/// <remarks>
/// The zeros of a halo are never written by the steps. In a small workspace, memory with a halo is used again for tensors of the very
/// same form only, and the zeros that are there at first stay. A larger one is shared by tensors of any form: then a step that writes a
/// halo's zeros anew stands before the first step that writes the tensor.
/// </remarks>
internal sealed class SharedMemory
{
    /// <summary>Floats of a workspace that stays in the cache that a core has for itself: 1 MB.</summary>
    private const long SmallWorkspace = 1 << 18;

    private readonly List<Life> lives;
    private readonly int steps;
    private readonly Dictionary<TensorId, long> starts = [];
    private readonly HashSet<TensorId> cleared = [];

    private SharedMemory(List<Life> lives, int steps)
    {
        (this.lives, this.steps) = (lives, steps);
        if (PlaceByForm() is { } length) Length = length;
        else
        {
            starts.Clear();
            Length = PlaceByLife();
            var placed = lives.Select(life => life.Tensor with { Start = StartOf(life.Tensor) }).ToArray();
            foreach (var tensor in placed)
                if (!tensor.Halo.IsNone && IsDisturbed(tensor, placed)) cleared.Add(tensor.Tensor.Id);
        }
    }

    /// <summary>Floats in all.</summary>
    public long Length { get; }

    /// <summary>The first float of each tensor.</summary>
    public IEnumerable<(TensorId Tensor, long Start)> Starts => starts.Select(start => (start.Key, start.Value));

    /// <param name="steps">The steps in their order.</param>
    /// <param name="outputs">What is read behind the last of them.</param>
    /// <param name="views">Which tensors are others under another shape.</param>
    /// <param name="placed">A tensor with its halo and memory.</param>
    public static SharedMemory Of(
        IReadOnlyList<LayerStep> steps, IEnumerable<TensorSpec> outputs, Views views, Func<TensorSpec, PlacedTensor> placed)
    {
        var last = new Dictionary<TensorId, int>();
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var use in steps[i].Inputs) last[views.Root(use.Tensor).Id] = i;
            foreach (var scratch in steps[i].Scratch) last[scratch.Id] = i;
        }
        foreach (var output in outputs) last[views.Root(output).Id] = steps.Count;
        var (lives, known) = (new List<Life>(), new HashSet<TensorId>());
        for (var i = 0; i < steps.Count; i++)
            foreach (var tensor in steps[i].Scratch.Prepend(views.Root(steps[i].Output)).Select(placed))
            {
                // what no step reads may be read by the runtime
                if (tensor.Memory == MemoryKind.Workspace && known.Add(tensor.Tensor.Id))
                    lives.Add(new Life(tensor, i, last.TryGetValue(tensor.Tensor.Id, out var end) ? Math.Max(i, end) : steps.Count));
            }
        return new SharedMemory(lives, steps.Count);
    }

    /// <summary>The steps, and before the first that writes a tensor the one that clears its halo, where that is needed.</summary>
    public IReadOnlyList<LayerStep> Clear(IReadOnlyList<LayerStep> planned, Views views)
    {
        if (cleared.Count == 0) return planned;
        var (result, waiting) = (new List<LayerStep>(), new HashSet<TensorId>(cleared));
        foreach (var step in planned)
        {
            var output = views.Root(step.Output);
            if (waiting.Remove(output.Id))
                result.Add(new BorderStep
                {
                    Title = "zeros around",
                    Inputs = [],
                    Output = output,
                    Stage = step.Stage,
                    IsForInput = step.IsForInput,
                });
            result.Add(step);
        }
        return result;
    }

    private long StartOf(PlacedTensor tensor) => starts.TryGetValue(tensor.Tensor.Id, out var start) ? start : 0;

    /// <summary>Memory that is free again is taken as it is, or new one; null where that would take more than a small workspace.</summary>
    private long? PlaceByForm()
    {
        var (length, free) = (0L, new List<(PlacedTensor Form, long Start)>());
        var ends = lives.ToLookup(life => life.Last);
        var next = 0;
        for (var step = 0; step < steps; step++)
        {
            for (; next < lives.Count && lives[next].First == step; next++)
            {
                var tensor = lives[next].Tensor;
                var reused = free.FindIndex(other => Fits(tensor, other.Form));
                starts[tensor.Tensor.Id] = reused < 0 ? length : free[reused].Start;
                if (reused >= 0) free.RemoveAt(reused);
                else if ((length += tensor.Length) > SmallWorkspace) return null;
            }
            foreach (var ended in ends[step]) free.Add((ended.Tensor, StartOf(ended.Tensor)));
        }
        return length;
    }

    /// <summary>The largest tensor first, each at the lowest place that none of its time has.</summary>
    private long PlaceByLife()
    {
        var length = 0L;
        var present = new List<PlacedTensor>[steps];    // in each step, the tensors that are placed
        foreach (var life in lives.OrderByDescending(life => life.Tensor.Length))
        {
            if (life.Tensor.Length == 0) continue;
            var end = Math.Min(life.Last, steps - 1);
            var others = new Dictionary<TensorId, PlacedTensor>();
            for (var step = life.First; step <= end; step++)
                foreach (var other in present[step] ??= []) others[other.Tensor.Id] = other;
            var start = 0L;
            foreach (var other in others.Values.OrderBy(other => other.Start))
            {
                if (other.Start >= start + life.Tensor.Length) break;
                start = Math.Max(start, other.End);
            }
            var placed = life.Tensor with { Start = start };
            starts[placed.Tensor.Id] = start;
            length = Math.Max(length, placed.End);
            for (var step = life.First; step <= end; step++) present[step].Add(placed);
        }
        return length;
    }

    /// <summary>Whether another tensor ever writes where its halo lies.</summary>
    private static bool IsDisturbed(PlacedTensor tensor, IEnumerable<PlacedTensor> others) => others.Any(other => other.Length > 0
        && other.Start < tensor.End && tensor.Start < other.End && !(other.Start == tensor.Start && tensor.HasFormOf(other)));

    private static bool Fits(PlacedTensor tensor, PlacedTensor memory) => tensor.Halo.IsNone && memory.Halo.IsNone
        ? tensor.Length <= memory.Length
        : tensor.HasFormOf(memory);

    /// <summary>The steps between which a tensor holds something: from its first writer to its last reader.</summary>
    private sealed record Life(PlacedTensor Tensor, int First, int Last);
}
