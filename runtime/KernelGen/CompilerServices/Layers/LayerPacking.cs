using System;
using System.ComponentModel;
using KernelGen.Shared;

namespace KernelGen.CompilerServices;

/// <summary>Lays tensors out in the order in which emitted code reads them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LayerPacking
{
    /// <summary>The weights of a convolution or a linear layer: biases, then the taps of strips of output channels side by side.</summary>
    /// <param name="weight">The tensor as PyTorch has it.</param>
    /// <param name="bias">One number for each output channel, or none.</param>
    /// <param name="fold">What <see cref="Fold"/> makes of a batch normalisation behind the layer, or none.</param>
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
        new TapPacking(outChannels, inChannels, lanes, block, rows, columns, first, outStep, inStep, rowStep, columnStep, rowOutputs)
            .Pack(weight, bias, fold, packed);

    /// <summary>The weights of a Winograd convolution: biases, then a matrix of channels for each product of a tile.</summary>
    /// <param name="weight">The tensor as PyTorch has it.</param>
    /// <param name="bias">One number for each output channel, or none.</param>
    /// <param name="fold">What <see cref="Fold"/> makes of a batch normalisation behind the layer, or none.</param>
    /// <param name="packed">Takes the result.</param>
    /// <param name="outChannels">Channels of the output.</param>
    /// <param name="inChannels">Channels of the input.</param>
    /// <param name="lanes">Output channels that lie side by side.</param>
    /// <param name="outputs">Outputs of a tile along each axis.</param>
    /// <param name="taps">Taps of the window along each axis.</param>
    public static void Winograd(
        ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<double> fold, Span<float> packed,
        int outChannels, int inChannels, int lanes, int outputs, int taps) =>
        new WinogradPacking(outChannels, inChannels, lanes, outputs, taps).Pack(weight, bias, fold, packed);

    /// <summary>A batch normalisation as x·factor + shift: the factors of all channels, then the shifts.</summary>
    /// <param name="weight">What the normalised numbers are multiplied by.</param>
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
