using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>A batch normalization in training, and where the statistics of a batch lie.</summary>
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
    /// <summary>The factors of the forward pass.</summary>
    public long Factors => Place(BatchStatistic.Factor);

    /// <summary>The shifts of the forward pass.</summary>
    public long Shifts => Place(BatchStatistic.Shift);

    /// <summary>The means; the numbers of the backward pass follow them.</summary>
    public long Means => Place(BatchStatistic.Mean);

    /// <summary>Floats of all its statistics.</summary>
    public long Length => LengthOf(Shape);

    /// <summary>The normalization of a layer; its statistics lie behind those of the layers before.</summary>
    public static BatchNormalization Of(Draft draft, Layer layer)
    {
        var before = draft.Network.Layers.Take(layer.Index).Where(other => other.Operation is Normalization);
        return new BatchNormalization(
            layer.Index, draft.FirstRow(layer), layer.Input, (Normalization)layer.Operation,
            before.Sum(other => LengthOf(other.Input)));
    }

    private static long LengthOf(TensorShape shape) => (long)BatchStatistic.Count * ChannelBlock.Whole(shape.Channels);

    private long Place(BatchStatistic statistic) => Start + (long)statistic * ChannelBlock.Whole(Shape.Channels);
}

/// <summary>A batch normalization and when its statistics are known.</summary>
/// <param name="Normalization">The normalization.</param>
/// <param name="Forward">The statistics of what it takes.</param>
/// <param name="Backward">Those of its gradients; null where there are none.</param>
internal sealed record NormalizationStages(BatchNormalization Normalization, SampleStatistics Forward, SampleStatistics? Backward)
{
    /// <summary>The batch normalizations of some steps, in the order of the layers.</summary>
    public static IReadOnlyList<NormalizationStages> Of(IReadOnlyList<LayerStep> steps)
    {
        var backward = steps.OfType<GradientStatisticsStep>().ToDictionary(step => step.Normalization.Layer);
        return steps.OfType<StatisticsStep>().Select(step => new NormalizationStages(
            step.Normalization,
            new SampleStatistics(step.Stage, step.Output),
            backward.TryGetValue(step.Normalization.Layer, out var other) ? new SampleStatistics(other.Stage, other.Output) : null))
            .ToArray();
    }
}

/// <summary>What each sample leaves on its tape for the statistics of a batch.</summary>
/// <param name="Stage">The stage that ends with it.</param>
/// <param name="Sums">Two numbers for each channel.</param>
internal sealed record SampleStatistics(int Stage, TensorSpec Sums);
