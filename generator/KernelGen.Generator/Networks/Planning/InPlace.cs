using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A step that may write over its input does, where the input is read by no later step and is not the caller's.</summary>
internal static class InPlace
{
    /// <param name="steps">The steps in their order.</param>
    /// <param name="outputs">What is read behind them: it stays a tensor of its own.</param>
    /// <returns>The same steps; what such a step gives is the tensor that it takes, for all that read it.</returns>
    public static IReadOnlyList<LayerStep> Of(IReadOnlyList<LayerStep> steps, IReadOnlyList<TensorSpec> outputs)
    {
        var views = Views.Of(steps);
        var lastReader = LastReaders(steps, views);
        var kept = new HashSet<TensorId>(outputs.Select(output => output.Id));
        var keptMemory = new HashSet<TensorId>(outputs.Select(output => views.Root(output).Id));
        var (replaced, result) = (new Dictionary<TensorId, TensorSpec>(), new List<LayerStep>(steps.Count));
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i].Reading(use => replaced.TryGetValue(use.Tensor.Id, out var other) ? other : use.Tensor);
            if (!CanReplace(step, i))
            {
                result.Add(step);
                continue;
            }
            var (source, written) = (step.Source, step.Output);
            replaced[written.Id] = source;
            if (lastReader.TryGetValue(written.Id, out var last)) lastReader[source.Id] = Math.Max(last, i);
            if (keptMemory.Contains(written.Id)) keptMemory.Add(source.Id);
            result.Add(step with { Output = source });
        }
        return result;

        bool CanReplace(LayerStep step, int index) => step.CanWorkInPlace
            && views.IsOwned(step.Source) && step.Source.Layout == step.Inputs[0].Layout
            && !keptMemory.Contains(step.Source.Id) && !kept.Contains(step.Output.Id)
            && !step.Inputs.Skip(1).Any(use => use.Tensor.Id == step.Source.Id) && lastReader[step.Source.Id] <= index;
    }

    /// <summary>The last step that reads each memory, through any view of it.</summary>
    private static Dictionary<TensorId, int> LastReaders(IReadOnlyList<LayerStep> steps, Views views)
    {
        var last = new Dictionary<TensorId, int>();
        for (var i = 0; i < steps.Count; i++)
            foreach (var use in steps[i].Inputs) last[views.Root(use.Tensor).Id] = i;
        return last;
    }
}
