using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>How a network is trained: the steps of both directions, in stages with a barrier across the batch between them.</summary>
/// <param name="Steps">The steps of both directions, in their order; those that serve the gradient of the input alone come last.</param>
/// <param name="Placement">Where their tensors lie.</param>
/// <param name="ForwardStages">Stages of the forward pass; the others are those of the backward pass.</param>
/// <param name="Stages">Stages in all.</param>
/// <param name="Output">The tensor that goes to the caller at the end of the forward pass.</param>
/// <param name="InputGradient">The tensor that goes to the caller at the end, if wanted; null where nothing depends on the input.</param>
internal sealed record TrainingPlan(
    IReadOnlyList<LayerStep> Steps, Placement Placement, int ForwardStages, int Stages, TensorSpec Output, TensorSpec? InputGradient)
{
    /// <summary>Transposed and flipped weights, which are made before the others are laid out, and lie before them.</summary>
    public required IReadOnlyList<TransposedWeights> Transposed { get; init; }

    /// <summary>Batch normalizations, in the order of the layers.</summary>
    public required IReadOnlyList<NormalizationStages> Normalizations { get; init; }

    /// <summary>Floats of the weights as the steps read them, those transposed ones included.</summary>
    public required long PackedLength { get; init; }

    /// <summary>Floats of the gradients as the steps add to them.</summary>
    public required long GradientLength { get; init; }

    /// <summary>Floats that are kept of each sample.</summary>
    public required long TapeLength { get; init; }

    /// <summary>Floats that are needed inside a stage.</summary>
    public required long WorkspaceLength { get; init; }

    /// <summary>Floats of what batch normalizations know of a batch.</summary>
    public long StatisticsLength => Normalizations.Sum(stages => stages.Normalization.Length);

    /// <summary>The gradients of weights, in the order in which they lie.</summary>
    public IEnumerable<(GradientPart Part, long Start)> Gradients =>
        Steps.OfType<GradientStep>().Select(step => (step.Gradient, step.GradientStart));
}
