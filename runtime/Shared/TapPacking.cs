using System;

namespace KernelGen.Shared;

/// <summary>The weights of a layer in the order in which its code reads them: channels of the output side by side.</summary>
/// <remarks>
/// First the bias of each output channel, then for each strip of <see cref="Lanes"/> output channels, each block of
/// <see cref="Block"/> input channels, each tap, and each channel of the block: <see cref="Lanes"/> weights. Channels that a last
/// strip has too many are 0.
/// </remarks>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="InChannels">Channels of the input that each of them sees.</param>
/// <param name="Lanes">Output channels that lie side by side.</param>
/// <param name="Block">Input channels whose taps lie together.</param>
/// <param name="Rows">Rows of taps.</param>
/// <param name="Columns">Columns of taps.</param>
/// <param name="First">Where the first tap of the first channels lies in the tensor.</param>
/// <param name="OutStep">From an output channel to the next in the tensor.</param>
/// <param name="InStep">From an input channel to the next.</param>
/// <param name="RowStep">From a row of taps to the next.</param>
/// <param name="ColumnStep">From a column of taps to the next.</param>
/// <param name="RowOutputs">
/// Where it is not 0, every row of taps is transformed for so many outputs at a time (<see cref="CookToom"/>), and
/// <see cref="Columns"/> counts the products.
/// </param>
internal readonly record struct TapPacking(
    int OutChannels,
    int InChannels,
    int Lanes,
    int Block,
    int Rows,
    int Columns,
    int First,
    int OutStep,
    int InStep,
    int RowStep,
    int ColumnStep,
    int RowOutputs = 0)
{
    public int Strips => (OutChannels - 1) / Lanes + 1;

    /// <summary>Where the weights begin: behind the biases.</summary>
    public long Start => (long)Strips * Lanes;

    /// <summary>Weights of a strip.</summary>
    public long StripLength => (long)InChannels * Rows * Columns * Lanes;

    /// <summary>Floats in all.</summary>
    public long Length => Start + Strips * StripLength;

    /// <param name="weight">The tensor as PyTorch has it.</param>
    /// <param name="bias">One number for each output channel, or none.</param>
    /// <param name="fold">What <see cref="Fold"/> makes of a batch normalization behind the layer; empty for none.</param>
    /// <param name="packed">Room for <see cref="Length"/> floats.</param>
    public void Pack(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<double> fold, Span<float> packed)
    {
        packed.Slice(0, checked((int)Length)).Clear();
        PackBiases(bias, fold, packed.Slice(0, OutChannels));
        var at = (int)Start;
        for (var strip = 0; strip < Strips; strip++)
            for (var block = 0; block < InChannels; block += Block)
                for (var row = 0; row < Rows; row++)
                    for (var column = 0; column < Columns; column++)
                        for (var channel = block; channel < Math.Min(block + Block, InChannels); channel++)
                        {
                            var from = First + channel * InStep + row * RowStep + column * ColumnStep;
                            for (var lane = 0; lane < Math.Min(Lanes, OutChannels - strip * Lanes); lane++)
                            {
                                var output = strip * Lanes + lane;
                                var value = RowOutputs == 0
                                    ? weight[from + output * OutStep]
                                    : Product(weight, from - column * ColumnStep + output * OutStep, column);
                                packed[at + lane] = (float)(fold.Length == 0 ? value : value * fold[output]);
                            }
                            at += Lanes;
                        }
    }

    /// <summary>The bias of each output channel, with what a batch normalization makes of it.</summary>
    /// <param name="bias">One number for each output channel, or none.</param>
    /// <param name="fold">What <see cref="Fold"/> makes of a batch normalization behind the layer; empty for none.</param>
    /// <param name="packed">Takes a number for each output channel.</param>
    public static void PackBiases(ReadOnlySpan<float> bias, ReadOnlySpan<double> fold, Span<float> packed)
    {
        for (var channel = 0; channel < packed.Length; channel++)
        {
            var value = bias.Length == 0 ? 0 : bias[channel];
            packed[channel] = fold.Length == 0 ? value : (float)(value * fold[channel] + fold[packed.Length + channel]);
        }
    }

    /// <summary>A row of taps times a row of Winograd's filter matrix.</summary>
    private double Product(ReadOnlySpan<float> weight, int first, int product)
    {
        var taps = Columns - RowOutputs + 1;
        var filter = CookToom.Of(RowOutputs, taps).Filter;
        var sum = 0.0;
        for (var tap = 0; tap < taps; tap++) sum += filter[product, tap] * weight[first + tap * ColumnStep];
        return sum;
    }

    /// <summary>A batch normalization as x·factor + shift: the factors of all channels, then the shifts.</summary>
    /// <param name="weight">What the normalized numbers are multiplied by.</param>
    /// <param name="bias">What is added then.</param>
    /// <param name="mean">The running means.</param>
    /// <param name="variance">The running variances.</param>
    /// <param name="epsilon">Added to the variances.</param>
    public static double[] Fold(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, double epsilon)
    {
        var fold = new double[2 * weight.Length];
        for (var channel = 0; channel < weight.Length; channel++)
        {
            fold[channel] = weight[channel] / Math.Sqrt(variance[channel] + epsilon);
            fold[weight.Length + channel] = bias[channel] - mean[channel] * fold[channel];
        }
        return fold;
    }

    /// <summary>Factors and shifts for blocks of sixteen channels: all factors, then all shifts, each filled up with 0.</summary>
    /// <param name="fold">What <see cref="Fold"/> gave.</param>
    /// <param name="packed">Takes the result.</param>
    public static void Scales(ReadOnlySpan<double> fold, Span<float> packed)
    {
        packed.Clear();
        var channels = fold.Length / 2;
        for (var channel = 0; channel < channels; channel++)
        {
            packed[channel] = (float)fold[channel];
            packed[packed.Length / 2 + channel] = (float)fold[channels + channel];
        }
    }
}
