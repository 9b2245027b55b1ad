using System.Collections.Generic;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>Which tensors are the memory of another one under a shape of their own.</summary>
internal sealed class Views
{
    private readonly Dictionary<TensorId, TensorSpec> shown = [];

    public static Views Of(IEnumerable<LayerStep> steps)
    {
        var views = new Views();
        foreach (var step in steps) views.Add(step);
        return views;
    }

    /// <summary>Takes notice of a step; what an earlier one with the same output has said is no longer so.</summary>
    public void Add(LayerStep step)
    {
        if (step is ViewStep) shown[step.Output.Id] = step.Source;
    }

    /// <summary>The tensor whose memory it is.</summary>
    public TensorSpec Root(TensorSpec tensor)
    {
        while (shown.TryGetValue(tensor.Id, out var below)) tensor = below;
        return tensor;
    }

    /// <summary>Whether it is memory of its own that may be written.</summary>
    public bool IsOwned(TensorSpec tensor) => !tensor.IsCallers && !shown.ContainsKey(tensor.Id);
}
