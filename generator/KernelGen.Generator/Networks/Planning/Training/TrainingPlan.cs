using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>How a network is trained: the steps of both directions, in stages that end where all samples of a batch must meet.</summary>
/// <param name="Steps">The steps of both directions, in their order; those that serve the gradient of the input alone come last.</param>
/// <param name="ForwardStages">Stages of the way forward; the others are those of the way back.</param>
/// <param name="Stages">Stages in all.</param>
/// <param name="Output">The tensor that goes to the caller at the end of the way forward.</param>
/// <param name="InputGradient">The tensor that goes to the caller at the end, if it is wanted; null where nothing depends on the input.</param>
internal sealed record TrainingPlan(
    IReadOnlyList<LayerStep> Steps, int ForwardStages, int Stages, PlannedTensor Output, PlannedTensor? InputGradient)
{
    /// <summary>Weights turned round, which are made before the others are laid out.</summary>
    public required IReadOnlyList<TurnedWeights> Turned { get; init; }

    /// <summary>Batch normalisations, in the order of the layers.</summary>
    public required IReadOnlyList<BatchNormalization> Normalizations { get; init; }

    /// <summary>Floats of the weights as the steps read them, those turned round included.</summary>
    public required long PackedLength { get; init; }

    /// <summary>Floats of the gradients as the steps add to them.</summary>
    public required long GradientLength { get; init; }

    /// <summary>Floats that are kept of each sample.</summary>
    public required long TapeLength { get; init; }

    /// <summary>Floats that are needed inside a stage.</summary>
    public required long WorkspaceLength { get; init; }

    /// <summary>Floats of what batch normalisations know of a batch.</summary>
    public long StatisticsLength => Normalizations.Sum(normalization => normalization.StatisticsLength);

    /// <summary>The gradients of weights, in the order in which they lie.</summary>
    public IEnumerable<GradientPart> Gradients => Steps.OfType<GradientStep>().Select(step => step.Gradient);
}
