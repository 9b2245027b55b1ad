using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>A batch normalisation in training, and where the statistics of a batch lie.</summary>
/// <remarks>
/// Each sample leaves two numbers for each channel on its tape. From those of all samples the runtime makes what the next stage reads:
/// in the forward pass factor and shift; in the backward pass the three factors of dx = a·dy + b·(x − mean) + c, and the mean.
/// </remarks>
/// <param name="Layer">The layer's index.</param>
/// <param name="Row">The row of its weight; bias, running mean, running variance and count of batches follow.</param>
/// <param name="Shape">What it takes.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Start">Where its statistics begin.</param>
internal sealed record BatchNormalization(int Layer, int Row, TensorShape Shape, Normalization Operation, long Start)
{
    /// <summary>Numbers for each channel: factor, shift, mean, a, b, c, inverse deviation.</summary>
    private const int Numbers = 7;

    /// <summary>The factors of the forward pass.</summary>
    public long Factors => Start;

    /// <summary>The shifts of the forward pass.</summary>
    public long Shifts => Start + Lanes;

    /// <summary>The means; a, b and c of the backward pass follow them.</summary>
    public long Means => Start + 2 * Lanes;

    /// <summary>Floats of all its statistics.</summary>
    public long Length => Numbers * Lanes;

    /// <summary>The normalisation of a layer; its statistics lie behind those of the layers before.</summary>
    public static BatchNormalization Of(Draft draft, Layer layer)
    {
        var before = draft.Network.Layers.Take(layer.Index).Where(other => other.Operation is Normalization);
        return new BatchNormalization(
            layer.Index, draft.FirstRow(layer), layer.Input, (Normalization)layer.Operation,
            before.Sum(other => Numbers * ChannelBlock.Whole(other.Input.Channels)));
    }

    /// <summary>Channels in whole blocks.</summary>
    private long Lanes => ChannelBlock.Whole(Shape.Channels);
}

/// <summary>A batch normalisation and when its statistics are known.</summary>
/// <param name="Normalization">The normalisation.</param>
/// <param name="Forward">The statistics of what it takes.</param>
/// <param name="Backward">Those of its gradients; null where there are none.</param>
internal sealed record NormalizationStages(BatchNormalization Normalization, SampleStatistics Forward, SampleStatistics? Backward)
{
    /// <summary>The batch normalisations of some steps, in the order of the layers.</summary>
    public static IReadOnlyList<NormalizationStages> Of(IReadOnlyList<LayerStep> steps)
    {
        var backward = steps.OfType<GradientStatisticsStep>().ToDictionary(step => step.Normalization.Layer);
        return steps.OfType<StatisticsStep>().Select(step => new NormalizationStages(
            step.Normalization,
            new SampleStatistics(step.Stage, step.Output),
            backward.TryGetValue(step.Normalization.Layer, out var other) ? new SampleStatistics(other.Stage, other.Output) : null)).ToArray();
    }
}

/// <summary>What each sample leaves on its tape for the statistics of a batch.</summary>
/// <param name="Stage">The stage that ends with it.</param>
/// <param name="Sums">Two numbers for each channel.</param>
internal sealed record SampleStatistics(int Stage, TensorSpec Sums);
