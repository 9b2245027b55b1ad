using System.Collections.Generic;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>One algorithm for some kinds of layers.</summary>
internal interface ILayerAlgorithm
{
    /// <summary>Whether it computes the layer, and perhaps those that follow it, and at what cost.</summary>
    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The layer.</param>
    Answer<PlannedLayers> Try(Draft draft, Layer layer);
}

/// <summary>A layer, and those that are fused with it, as steps.</summary>
/// <param name="Steps">The steps in their order; none where the output is a tensor that is there.</param>
/// <param name="Last">The last layer that they compute.</param>
/// <param name="Output">What it gives.</param>
internal sealed record PlannedLayers(IReadOnlyList<LayerStep> Steps, Layer Last, TensorSpec Output)
{
    public PlannedLayers(LayerStep step, Layer last)
        : this([step], last, step.Output)
    {
    }
}
