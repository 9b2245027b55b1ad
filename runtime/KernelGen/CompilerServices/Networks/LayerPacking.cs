using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using KernelGen.Networks;
using KernelGen.Shared;

namespace KernelGen.CompilerServices;

/// <summary>Lays tensors out in the order in which emitted code reads them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LayerPacking
{
    /// <summary>The weights of a convolution or a linear layer: biases, then the taps of strips of output channels side by side.</summary>
    /// <param name="weight">The tensor as PyTorch has it.</param>
    /// <param name="bias">One number for each output channel, or none.</param>
    /// <param name="fold">What <see cref="Fold"/> makes of a batch normalization behind the layer, or none.</param>
    /// <param name="packed">Takes the result.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="inChannels">Channels of the input that each of them sees.</param>
    /// <param name="lanes">Output channels that lie side by side.</param>
    /// <param name="block">Input channels whose taps lie together.</param>
    /// <param name="rows">Rows of taps.</param>
    /// <param name="columns">Columns of taps.</param>
    /// <param name="first">Where the first tap lies in the tensor.</param>
    /// <param name="outStep">From an output channel to the next in the tensor.</param>
    /// <param name="inStep">From an input channel to the next.</param>
    /// <param name="rowStep">From a row of taps to the next.</param>
    /// <param name="columnStep">From a column of taps to the next.</param>
    /// <param name="rowOutputs">Outputs that a row of taps is transformed for; 0 for none.</param>
    public static void Taps(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<double> fold, Span<float> packed,
        int outChannels, int inChannels, int lanes, int block, int rows, int columns,
        int first, int outStep, int inStep, int rowStep, int columnStep, int rowOutputs = 0) =>
        VectorPacking.Pack(
            new TapPacking(outChannels, inChannels, lanes, block, rows, columns, first, outStep, inStep, rowStep, columnStep, rowOutputs),
            weight, bias, fold, packed);

    /// <summary>The weights of a Winograd convolution: biases, then a matrix of channels for each product of a tile.</summary>
    /// <param name="weight">The tensor as PyTorch has it.</param>
    /// <param name="bias">One number for each output channel, or none.</param>
    /// <param name="fold">What <see cref="Fold"/> makes of a batch normalization behind the layer, or none.</param>
    /// <param name="packed">Takes the result.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="lanes">Output channels that lie side by side.</param>
    /// <param name="outputs">Outputs of a tile along each axis.</param>
    /// <param name="taps">Taps of the window along each axis.</param>
    public static void Winograd(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<double> fold, Span<float> packed,
        int outChannels, int inChannels, int lanes, int outputs, int taps) =>
        VectorPacking.Pack(new WinogradPacking(outChannels, inChannels, lanes, outputs, taps), weight, bias, fold, packed);

    /// <summary>Transposed and flipped weights for the backward pass: the first two axes of each group exchanged, taps in reverse order.</summary>
    /// <param name="weight">The tensor as PyTorch has it: (groups·outChannels, inChannels, taps).</param>
    /// <param name="transposed">Takes (groups·inChannels, outChannels, taps).</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="outChannels">The first axis of a group.</param>
    /// <param name="inChannels">The second axis.</param>
    /// <param name="taps">The rest.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TransposeAndFlip(
        ReadOnlySpan<float> weight, Span<float> transposed, int groups, int outChannels, int inChannels, int taps)
    {
        for (var group = 0; group < groups; group++)
        {
            var first = group * outChannels * inChannels;
            if (taps == 1) VectorPacking.Transpose(weight, first, inChannels, outChannels, inChannels, transposed[first..], outChannels);
            for (var output = 0; output < outChannels && taps > 1; output++)
                for (var input = 0; input < inChannels; input++)
                {
                    var to = transposed.Slice((first + input * outChannels + output) * taps, taps);
                    weight.Slice((first + output * inChannels + input) * taps, taps).CopyTo(to);
                    to.Reverse();
                }
        }
    }

    /// <summary>Adds gradients in the order of <see cref="Taps"/> to those in PyTorch's layout.</summary>
    /// <param name="packed">The gradients of biases, then of taps.</param>
    /// <param name="weight">Takes those of the weight.</param>
    /// <param name="bias">Takes those of the bias, or none.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="inChannels">Channels of the input that each of them sees.</param>
    /// <param name="lanes">Output channels that lie side by side.</param>
    /// <param name="block">Input channels whose taps lie together.</param>
    /// <param name="rows">Rows of taps.</param>
    /// <param name="columns">Columns of taps.</param>
    /// <param name="packedChannels">Input channels that are laid out: those behind the last are passed over.</param>
    public static void AddTaps(
        ReadOnlySpan<float> packed, Span<float> weight, Span<float> bias, int outChannels, int inChannels, int lanes, int block, int rows,
        int columns, int packedChannels)
    {
        for (var channel = 0; channel < bias.Length; channel++) bias[channel] += packed[channel];
        var strips = (outChannels - 1) / lanes + 1;
        var at = strips * lanes;
        for (var strip = 0; strip < strips; strip++)
            for (var first = 0; first < packedChannels; first += block)
                for (var tap = 0; tap < rows * columns; tap++)
                    for (var channel = first; channel < Math.Min(first + block, packedChannels); channel++)
                    {
                        if (channel >= inChannels) at += lanes;
                        if (channel >= inChannels) continue;
                        for (var lane = 0; lane < Math.Min(lanes, outChannels - strip * lanes); lane++)
                            weight[((strip * lanes + lane) * inChannels + channel) * rows * columns + tap] += packed[at + lane];
                        at += lanes;
                    }
    }

    /// <summary>Adds transformed gradients of taps, Gᵀ·U·G, to those in PyTorch's layout.</summary>
    /// <param name="packed">
    /// The gradients of biases, then for each block of sixteen input channels, each product of a tile, each block of output channels and
    /// each input channel: sixteen sums.
    /// </param>
    /// <param name="weight">Takes those of the weight.</param>
    /// <param name="bias">Takes those of the bias, or none.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="outputs">Outputs of a tile along each axis.</param>
    /// <param name="taps">Taps of the window along each axis.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddWinograd(
        ReadOnlySpan<float> packed, Span<float> weight, Span<float> bias, int outChannels, int inChannels, int outputs, int taps)
    {
        const int Lanes = ChannelBlock.Lanes;
        for (var channel = 0; channel < bias.Length; channel++) bias[channel] += packed[channel];
        var (size, outBlocks) = (outputs + taps - 1, (outChannels + Lanes - 1) / Lanes);
        var blockChannels = Math.Min(inChannels, Lanes);
        var sums = packed[(outBlocks * Lanes)..];
        Span<float> filter = stackalloc float[taps * size];         // Gᵀ
        var matrix = CookToom.Of(outputs, taps).Filter;
        for (var i = 0; i < filter.Length; i++) filter[i] = (float)matrix[i % size, i / size];
        Span<Vector512<float>> half = stackalloc Vector512<float>[taps * size], whole = stackalloc Vector512<float>[taps * taps];
        var found = MemoryMarshal.Cast<Vector512<float>, float>(whole);
        for (var input = 0; input < inChannels; input++)
            for (var block = 0; block < outBlocks; block++)
            {
                var first = ((input / Lanes * size * size * outBlocks + block) * blockChannels + input % Lanes) * Lanes;
                for (var row = 0; row < taps; row++)
                    for (var column = 0; column < size; column++)
                    {
                        var sum = Vector512<float>.Zero;
                        for (var i = 0; i < size; i++)
                        {
                            var product = first + (i * size + column) * outBlocks * blockChannels * Lanes;
                            sum += Vector512.Create(sums[product..]) * filter[row * size + i];
                        }
                        half[row * size + column] = sum;
                    }
                for (var tap = 0; tap < taps * taps; tap++)
                {
                    var sum = Vector512<float>.Zero;
                    for (var i = 0; i < size; i++) sum += half[tap / taps * size + i] * filter[tap % taps * size + i];
                    whole[tap] = sum;
                }
                for (var lane = 0; lane < Math.Min(Lanes, outChannels - block * Lanes); lane++)
                {
                    var row = weight.Slice(((block * Lanes + lane) * inChannels + input) * taps * taps, taps * taps);
                    for (var tap = 0; tap < row.Length; tap++) row[tap] += found[tap * Lanes + lane];
                }
            }
    }

    /// <summary>A batch normalization as x·factor + shift: the factors of all channels, then the shifts.</summary>
    /// <param name="weight">What the normalized numbers are multiplied by.</param>
    /// <param name="bias">What is added then.</param>
    /// <param name="mean">The running means.</param>
    /// <param name="variance">The running variances.</param>
    /// <param name="epsilon">Added to the variances.</param>
    public static double[] Fold(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, double epsilon) =>
        TapPacking.Fold(weight, bias, mean, variance, epsilon);

    /// <summary>Factors and shifts for blocks of sixteen channels: all factors, then all shifts, each filled up with 0.</summary>
    /// <param name="fold">What <see cref="Fold"/> gave.</param>
    /// <param name="packed">Takes the result.</param>
    public static void Scales(ReadOnlySpan<double> fold, Span<float> packed) => TapPacking.Scales(fold, packed);
}
