using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>A batch normalisation in training: what all samples must meet for.</summary>
/// <remarks>
/// Each sample leaves two numbers for each channel on its tape. From those of all samples the runtime makes what the next stage reads:
/// factor and shift on the way forward; on the way back the three factors of dx = a·dy + b·(x − mean) + c, and the mean.
/// </remarks>
/// <param name="Layer">The layer's index.</param>
/// <param name="Row">The row of its weight; bias, running mean, running variance and count of batches follow.</param>
/// <param name="Shape">What it takes.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Stage">The stage of the way forward that ends with its statistics.</param>
/// <param name="Sums">What a sample leaves on the way forward.</param>
internal sealed record BatchNormalization(
    int Layer, int Row, TensorShape Shape, Normalization Operation, int Stage, PlannedTensor Sums)
{
    private const int Block = PlannedTensor.BlockLanes;

    /// <summary>Numbers for each channel: factor, shift, mean, a, b, c, inverse deviation.</summary>
    private const int Numbers = 7;

    /// <summary>The stage of the way back that ends with the sums of its gradients, and what a sample leaves; null where there are none.</summary>
    public (int Stage, PlannedTensor Sums)? Back { get; set; }

    /// <summary>Where its statistics begin.</summary>
    public long Start { get; set; }

    /// <summary>Channels in whole blocks.</summary>
    public int Lanes => (Shape.Channels + Block - 1) / Block * Block;

    public long StatisticsLength => (long)Numbers * Lanes;
}
