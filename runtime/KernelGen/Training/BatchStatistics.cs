using System;
using KernelGen.CompilerServices;
using KernelGen.Networks;

namespace KernelGen.Training;

/// <summary>What all samples of a mini-batch meet for: the statistics of a batch normalization, in double precision, sample after sample.</summary>
internal static class BatchStatistics
{
    /// <summary>Each channel must have two numbers in a mini-batch, whose variance divides by one less.</summary>
    public static void Require(ReadOnlySpan<NormalizationStage> normalizations, int batch)
    {
        foreach (var normalization in normalizations)
        {
            if ((long)batch * normalization.Positions >= 2) continue;
            throw new ArgumentException(
                $"Layer {normalization.Layer}, a batch normalization, has 1 number for each channel in a mini-batch of {batch}; "
                    + "its variance needs 2: use a larger batch.", nameof(batch));
        }
    }

    /// <summary>Factor, shift and mean of each channel, from what every sample has left; and the running statistics.</summary>
    /// <remarks>
    /// Means and sums of squares of parts are joined by Chan, Golub and LeVeque's formula (1979). The variance divides by n, the running
    /// one by n − 1, as in PyTorch.
    /// </remarks>
    public static void Forward(
        NormalizationStage normalization, ReadOnlySpan<LayerMemory> tapes, NetworkParameters parameters, Span<float> statistics)
    {
        var (row, lanes) = (normalization.Row, normalization.Lanes);
        var (weight, bias) = (parameters.Values(row).ToArray(), parameters.Values(row + 1).ToArray());
        var runningMean = parameters.Values(row + 2);
        var runningVariance = parameters.Values(row + 3);
        var count = (double)tapes.Length * normalization.Positions;
        for (var channel = 0; channel < normalization.Channels; channel++)
        {
            var sum = 0.0;
            foreach (var tape in tapes) sum += tape.Span[normalization.ForwardSums + channel];
            var mean = sum / count;
            var squares = 0.0;
            foreach (var tape in tapes)
            {
                var difference = tape.Span[normalization.ForwardSums + channel] / (double)normalization.Positions - mean;
                squares += tape.Span[normalization.ForwardSums + lanes + channel] + difference * difference * normalization.Positions;
            }
            var factor = weight[channel] / Math.Sqrt(squares / count + normalization.Epsilon);
            statistics[channel] = (float)factor;
            statistics[lanes + channel] = (float)(bias[channel] - mean * factor);
            statistics[2 * lanes + channel] = (float)mean;
            statistics[6 * lanes + channel] = (float)(1 / Math.Sqrt(squares / count + normalization.Epsilon));
            var share = normalization.Momentum;
            runningMean[channel] = (float)((1 - share) * runningMean[channel] + share * mean);
            runningVariance[channel] = (float)((1 - share) * runningVariance[channel] + share * squares / (count - 1));
        }
        parameters.Counters[row + 4]++;
        parameters.IsChanged = true;
    }

    /// <summary>The gradients of weight and bias, and a, b and c of dx = a·dy + b·(x − mean) + c.</summary>
    /// <remarks>
    /// With σ⁻¹ the inverse deviation, w the weight and n the numbers of a channel in the batch: dbias = Σdy,
    /// dweight = σ⁻¹·Σdy·(x − mean), a = w·σ⁻¹, b = −a·σ⁻¹·dweight/n, c = −a·dbias/n.
    /// </remarks>
    public static void Backward(
        NormalizationStage normalization, ReadOnlySpan<LayerMemory> tapes, NetworkParameters parameters, NetworkParameters gradients,
        Span<float> statistics)
    {
        var (row, lanes) = (normalization.Row, normalization.Lanes);
        var weight = parameters.Values(row);
        var weightGradient = gradients.Values(row);
        var biasGradient = gradients.Values(row + 1);
        var count = (double)tapes.Length * normalization.Positions;
        for (var channel = 0; channel < normalization.Channels; channel++)
        {
            var (sum, product) = (0.0, 0.0);
            foreach (var tape in tapes)
            {
                sum += tape.Span[normalization.BackwardSums + channel];
                product += tape.Span[normalization.BackwardSums + lanes + channel];
            }
            double inverse = statistics[6 * lanes + channel];
            var a = weight[channel] * inverse;
            weightGradient[channel] += (float)(product * inverse);
            biasGradient[channel] += (float)sum;
            statistics[3 * lanes + channel] = (float)a;
            statistics[4 * lanes + channel] = (float)(-a * inverse * inverse * product / count);
            statistics[5 * lanes + channel] = (float)(-a * sum / count);
        }
    }
}
