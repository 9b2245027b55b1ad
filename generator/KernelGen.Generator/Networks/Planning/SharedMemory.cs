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
    private readonly HashSet<PlannedTensor> cleared = [];

    private SharedMemory(List<Life> lives, int steps)
    {
        (this.lives, this.steps) = (lives, steps);
        if (PlaceByForm() is { } length) Length = length;
        else
        {
            Length = PlaceByLife();
            foreach (var life in lives.Where(life => !life.Tensor.Halo.IsNone && IsDisturbed(life.Tensor))) cleared.Add(life.Tensor);
        }
    }

    /// <summary>Floats in all.</summary>
    public long Length { get; }

    /// <param name="steps">The steps in their order.</param>
    /// <param name="outputs">What is read behind the last of them.</param>
    public static SharedMemory Of(IReadOnlyList<LayerStep> steps, IEnumerable<PlannedTensor> outputs)
    {
        var last = new Dictionary<PlannedTensor, int>();
        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var use in steps[i].Inputs) last[use.Tensor.Root] = i;
            foreach (var scratch in steps[i].Scratch) last[scratch] = i;
        }
        foreach (var output in outputs) last[output.Root] = steps.Count;

        var (lives, placed) = (new List<Life>(), new HashSet<PlannedTensor>());
        for (var i = 0; i < steps.Count; i++)
            foreach (var tensor in steps[i].Scratch.Prepend(steps[i].Output.Root))
            {
                // what no step reads may be read by the runtime
                if (tensor.Place == TensorPlace.Workspace && placed.Add(tensor))
                    lives.Add(new Life(tensor, i, last.TryGetValue(tensor, out var end) ? Math.Max(i, end) : steps.Count));
            }
        return new SharedMemory(lives, steps.Count);
    }

    /// <summary>The steps, and before the first that writes a tensor the one that clears its halo, where that is needed.</summary>
    public IReadOnlyList<LayerStep> Clear(IReadOnlyList<LayerStep> steps)
    {
        if (cleared.Count == 0) return steps;
        var (result, waiting) = (new List<LayerStep>(), new HashSet<PlannedTensor>(cleared));
        foreach (var step in steps)
        {
            if (waiting.Remove(step.Output.Root))
                result.Add(new BorderStep
                {
                    Title = "zeros around",
                    Inputs = [],
                    Output = step.Output.Root,
                    Stage = step.Stage,
                    IsForInput = step.IsForInput,
                });
            result.Add(step);
        }
        return result;
    }

    /// <summary>Memory that is free again is taken as it is, or new one; null where that would take more than a small workspace.</summary>
    private long? PlaceByForm()
    {
        var (length, free) = (0L, new List<(PlannedTensor Form, long Start)>());
        var ends = lives.ToLookup(life => life.Last);
        var next = 0;
        for (var step = 0; step < steps; step++)
        {
            for (; next < lives.Count && lives[next].First == step; next++)
            {
                var tensor = lives[next].Tensor;
                var reused = free.FindIndex(other => Fits(tensor, other.Form));
                tensor.Start = reused < 0 ? length : free[reused].Start;
                if (reused >= 0) free.RemoveAt(reused);
                else if ((length += tensor.Length) > SmallWorkspace) return null;
            }
            foreach (var ended in ends[step]) free.Add((ended.Tensor, ended.Tensor.Start));
        }
        return length;
    }

    /// <summary>The largest tensor first, each at the lowest place that none of its time has.</summary>
    private long PlaceByLife()
    {
        var length = 0L;
        var present = new List<PlannedTensor>[steps];   // in each step, the tensors that are placed
        foreach (var life in lives.OrderByDescending(life => life.Tensor.Length))
        {
            if (life.Tensor.Length == 0) continue;
            var end = Math.Min(life.Last, steps - 1);
            var others = new HashSet<PlannedTensor>();
            for (var step = life.First; step <= end; step++) others.UnionWith(present[step] ??= []);
            var start = 0L;
            foreach (var other in others.OrderBy(other => other.Start))
            {
                if (other.Start >= start + life.Tensor.Length) break;
                start = Math.Max(start, other.Start + other.Length);
            }
            life.Tensor.Start = start;
            length = Math.Max(length, start + life.Tensor.Length);
            for (var step = life.First; step <= end; step++) present[step].Add(life.Tensor);
        }
        return length;
    }

    /// <summary>Whether another tensor ever writes where its halo lies.</summary>
    private bool IsDisturbed(PlannedTensor tensor) => lives.Any(other => other.Tensor.Length > 0
        && other.Tensor.Start < tensor.Start + tensor.Length && tensor.Start < other.Tensor.Start + other.Tensor.Length
        && !(other.Tensor.Start == tensor.Start && HasSameForm(tensor, other.Tensor)));

    private static bool Fits(PlannedTensor tensor, PlannedTensor memory) => tensor.Halo.IsNone && memory.Halo.IsNone
        ? tensor.Length <= memory.Length
        : HasSameForm(tensor, memory);

    private static bool HasSameForm(PlannedTensor tensor, PlannedTensor other) =>
        (tensor.Layout, tensor.Halo, tensor.Planes, tensor.Shape.Height, tensor.Shape.Width)
            == (other.Layout, other.Halo, other.Planes, other.Shape.Height, other.Shape.Width);

    /// <summary>The steps between which a tensor holds something: from its first writer to its last reader.</summary>
    private sealed record Life(PlannedTensor Tensor, int First, int Last);
}
