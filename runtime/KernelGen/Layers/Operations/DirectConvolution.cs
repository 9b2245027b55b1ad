using System;
using KernelGen.Shared;

namespace KernelGen.Operations;

/// <summary>A convolution as sums of products: a group's channels are laid out once, then all its output channels walk over them.</summary>
/// <param name="inputShape">The shape of the input.</param>
/// <param name="outputShape">The shape of the output.</param>
/// <param name="rows">The window along the rows.</param>
/// <param name="columns">The window along the columns.</param>
/// <param name="groups">Groups of channels that do not see each other.</param>
internal readonly struct DirectConvolution(TensorShape inputShape, TensorShape outputShape, WindowAxis rows, WindowAxis columns, int groups)
{
    private readonly PhaseLayout layout = new(rows, columns, outputShape.Height, outputShape.Width);

    public void Run(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output)
    {
        var (inChannels, outChannels) = (inputShape.Channels / groups, outputShape.Channels / groups);
        var taps = checked(inChannels * rows.Window * columns.Window);
        var isInPlace = layout.IsInput && TapWalk.FillsTiles(outputShape.Height, outputShape.Width, layout.Pitch);
        using var offsets = new Rented<int>(taps);
        using var planes = new Rented<float>(isInPlace ? 0 : checked(inChannels * layout.Length + TapWalk.WidestTile));
        FillOffsets(offsets.Span);
        if (!isInPlace) planes.Span[^TapWalk.WidestTile..].Clear();
        for (var group = 0; group < groups; group++)
        {
            var channels = input.Slice(group * inChannels * inputShape.Plane, inChannels * inputShape.Plane);
            if (!isInPlace) LayOut(channels, planes.Span);
            new TapWalk
            {
                Planes = isInPlace ? channels : planes.Span,
                Offsets = offsets.Span,
                Weights = weight.Slice(group * outChannels * taps, outChannels * taps),
                Bias = bias.IsEmpty ? default : bias.Slice(group * outChannels, outChannels),
                Channels = outChannels,
                Height = outputShape.Height,
                Width = outputShape.Width,
                Pitch = layout.Pitch,
                ChannelStep = outputShape.Plane,
                RowStep = outputShape.Width,
                ColumnStep = 1,
            }.Run(output.Slice(group * outChannels * outputShape.Plane, outChannels * outputShape.Plane));
        }
    }

    private void LayOut(ReadOnlySpan<float> channels, Span<float> planes)
    {
        var plane = inputShape.Plane;
        for (var channel = 0; channel < channels.Length / plane; channel++)
            layout.Fill(channels.Slice(channel * plane, plane), planes.Slice(channel * layout.Length, layout.Length), 0);
    }

    /// <summary>The taps in the order of the weights: channel, row, column.</summary>
    private void FillOffsets(Span<int> offsets)
    {
        var tap = 0;
        for (var channel = 0; channel < inputShape.Channels / groups; channel++)
            for (var row = 0; row < rows.Window; row++)
                for (var column = 0; column < columns.Window; column++)
                    offsets[tap++] = channel * layout.Length + layout.Offset(row, column);
    }
}
