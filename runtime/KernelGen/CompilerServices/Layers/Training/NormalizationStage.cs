using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>A batch normalisation of a network in training.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Row">The row of its weight; bias, running mean, running variance and count of batches follow.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Positions">Numbers of each channel in one sample.</param>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Momentum">The share of a batch in the running mean and variance.</param>
/// <param name="ForwardStage">The stage that ends with its statistics.</param>
/// <param name="ForwardSums">Where a sample's tape has them: the sums of all channels, then the sums of squares of differences from the mean.</param>
/// <param name="BackwardStage">The stage that ends with the sums of its gradients; −1 for none.</param>
/// <param name="BackwardSums">Where a sample's tape has them: Σdy of all channels, then Σdy·(x − mean).</param>
/// <param name="Statistics">Where the statistics of the batch begin: factor, shift, mean, a, b, c and the inverse deviation, each in whole blocks of 16 channels.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NormalizationStage(
    int Layer, int Row, int Channels, int Positions, double Epsilon, double Momentum, int ForwardStage, int ForwardSums, int BackwardStage,
    int BackwardSums, int Statistics)
{
    /// <summary>Channels in whole blocks.</summary>
    internal int Lanes => (Channels + 15) / 16 * 16;
}
