using System;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>A convolution (cross-correlation) over a signal: the arguments of <see cref="Conv1DAttribute"/>.</summary>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="KernelSize">Taps of the window.</param>
public sealed record Conv1DOptions(int OutChannels, int KernelSize)
{
    /// <summary>Samples from one window to the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Samples of padding on both ends.</summary>
    public int Padding { get; init; }

    /// <summary>Samples from one tap to the next.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Groups of channels that do not see each other.</summary>
    public int Groups { get; init; } = 1;

    /// <summary>The output's shape: ⌊(length + 2·Padding − Dilation·(KernelSize − 1) − 1)/Stride⌋ + 1 samples.</summary>
    /// <param name="inputShape">The shape of the input: one row.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not fit the channels, or there is no output.</exception>
    public TensorShape OutputShape(TensorShape inputShape)
    {
        RequireSignal(inputShape);
        return LayerArguments.Output(inputShape, OutChannels, 1, Samples(inputShape.Width).Length, nameof(Layers.Conv1D));
    }

    /// <summary>Numbers in the weight: outChannels · inChannels/Groups · KernelSize.</summary>
    /// <param name="inputShape">The shape of the input: one row.</param>
    /// <exception cref="ArgumentException">An option does not fit, or there are more than an array holds.</exception>
    public int WeightLength(TensorShape inputShape)
    {
        RequireSignal(inputShape);
        return LayerArguments.WeightLength(
            OutChannels, inputShape.Channels / Groups, 1, Samples(inputShape.Width).Window, nameof(Layers.Conv1D));
    }

    /// <summary>The input is one row, and its channels fit the groups.</summary>
    private void RequireSignal(TensorShape inputShape)
    {
        LayerArguments.RequireShape(inputShape, nameof(Layers.Conv1D));
        LayerArguments.RequireGroups(inputShape.Channels, OutChannels, Groups, nameof(Layers.Conv1D));
        if (inputShape.Height == 1) return;
        throw new ArgumentException(
            $"{nameof(Layers.Conv1D)}: the input's shape is {inputShape}; a signal has one row: use ({inputShape.Channels}, 1, length).",
            nameof(inputShape));
    }

    /// <summary>The window along the samples of an input.</summary>
    internal WindowAxis Samples(int length)
    {
        var axis = new WindowAxis(length, KernelSize, Stride, Dilation, Padding, Padding);
        LayerArguments.RequireAxis(axis, nameof(Layers.Conv1D));
        return axis;
    }
}
