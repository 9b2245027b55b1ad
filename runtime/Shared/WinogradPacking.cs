using System;

namespace KernelGen.Shared;

/// <summary>The weights of a Winograd convolution: every filter transformed, G·g·Gᵀ, a matrix of channels for each product.</summary>
/// <remarks>
/// First the bias of each output channel, then for each product, each strip of <see cref="Lanes"/> output channels and each input
/// channel: <see cref="Lanes"/> weights. Channels that a last strip has too many are 0.
/// </remarks>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="InChannels">Channels of the input.</param>
/// <param name="Lanes">Output channels that lie side by side.</param>
/// <param name="Outputs">Outputs of a tile along each axis.</param>
/// <param name="Taps">Taps of the window along each axis.</param>
internal readonly record struct WinogradPacking(int OutChannels, int InChannels, int Lanes, int Outputs, int Taps)
{
    /// <summary>Products of a tile along each axis.</summary>
    public int Size => Outputs + Taps - 1;

    public int Strips => (OutChannels - 1) / Lanes + 1;

    /// <summary>Where the weights begin: behind the biases.</summary>
    public long Start => (long)Strips * Lanes;

    /// <summary>Floats in all.</summary>
    public long Length => Start + Size * Size * Strips * (long)InChannels * Lanes;

    /// <param name="weight">The tensor as PyTorch has it.</param>
    /// <param name="bias">One number for each output channel, or none.</param>
    /// <param name="fold">A batch normalization behind the layer, see <see cref="TapPacking.Fold"/>; empty for none.</param>
    /// <param name="packed">Room for <see cref="Length"/> floats.</param>
    public void Pack(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<double> fold, Span<float> packed)
    {
        packed.Slice(0, checked((int)Length)).Clear();
        TapPacking.PackBiases(bias, fold, packed.Slice(0, OutChannels));
        var filter = CookToom.Of(Outputs, Taps).Filter;
        Span<double> half = stackalloc double[8 * 8];
        for (var output = 0; output < OutChannels; output++)
        {
            var factor = fold.Length == 0 ? 1 : fold[output];
            for (var input = 0; input < InChannels; input++)
            {
                var taps = weight.Slice((output * InChannels + input) * Taps * Taps, Taps * Taps);
                for (var row = 0; row < Size; row++)
                    for (var column = 0; column < Taps; column++)
                    {
                        half[row * 8 + column] = 0;
                        for (var tap = 0; tap < Taps; tap++)
                            half[row * 8 + column] += filter[row, tap] * taps[tap * Taps + column] * factor;
                    }
                for (var row = 0; row < Size; row++)
                    for (var column = 0; column < Size; column++)
                    {
                        var sum = 0.0;
                        for (var tap = 0; tap < Taps; tap++) sum += half[row * 8 + tap] * filter[column, tap];
                        packed[Place(row * Size + column, output, input)] = (float)sum;
                    }
            }
        }
    }

    private int Place(int product, int output, int input) =>
        (int)(Start + (((long)product * Strips + output / Lanes) * InChannels + input) * Lanes + output % Lanes);
}
