using System;
using KernelGen.Kernels;
using KernelGen.Shared;

namespace KernelGen.Operations;

/// <summary>A transposed convolution as one convolution at stride 1 for every phase of the output, over the same padded channels.</summary>
internal readonly struct TransposedConvolution
{
    private readonly TensorShape inputShape;
    private readonly TensorShape outputShape;
    private readonly WindowAxis rowWindow;
    private readonly WindowAxis columnWindow;
    private readonly TransposedAxis rows;
    private readonly TransposedAxis columns;
    private readonly PhaseLayout layout;
    private readonly int groups;

    /// <param name="inputShape">The shape of the input.</param>
    /// <param name="outputShape">The shape of the output.</param>
    /// <param name="rows">The window along the rows.</param>
    /// <param name="columns">The window along the columns.</param>
    /// <param name="groups">Groups of channels that do not see each other.</param>
    public TransposedConvolution(TensorShape inputShape, TensorShape outputShape, WindowAxis rows, WindowAxis columns, int groups)
    {
        (this.inputShape, this.outputShape, this.groups) = (inputShape, outputShape, groups);
        (rowWindow, columnWindow) = (rows, columns);
        (this.rows, this.columns) = (new(rows, outputShape.Height), new(columns, outputShape.Width));
        layout = new(this.rows.Padded, this.columns.Padded, this.rows.PaddedLength, this.columns.PaddedLength);
    }

    private int InChannels => inputShape.Channels / groups;

    private int OutChannels => outputShape.Channels / groups;

    public void Run(ReadOnlySpan<float> input, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, Span<float> output)
    {
        var taps = checked(InChannels * rowWindow.Window * columnWindow.Window);
        using var offsets = new Rented<int>(taps);
        using var weights = new Rented<float>(checked(OutChannels * taps));
        using var planes = new Rented<float>(checked(InChannels * layout.Length + TapWalk.WidestTile));
        planes.Span[^TapWalk.WidestTile..].Clear();
        for (var group = 0; group < groups; group++)
        {
            for (var channel = 0; channel < InChannels; channel++)
            {
                var plane = input.Slice((group * InChannels + channel) * inputShape.Plane, inputShape.Plane);
                layout.Fill(plane, planes.Span.Slice(channel * layout.Length, layout.Length), 0);
            }
            var groupWeight = weight.Slice(group * OutChannels * taps, OutChannels * taps);
            var groupBias = bias.IsEmpty ? default : bias.Slice(group * OutChannels, OutChannels);
            var groupOutput = output.Slice(group * OutChannels * outputShape.Plane, OutChannels * outputShape.Plane);
            for (var row = 0; row < rows.Phases; row++)
            {
                for (var column = 0; column < columns.Phases; column++)
                {
                    if (rows.Outputs(row) == 0 || columns.Outputs(column) == 0) continue;
                    var reached = Collect(row, column, groupWeight, offsets.Span, weights.Span);
                    new TapWalk
                    {
                        Planes = planes.Span,
                        Offsets = offsets.Span[..reached],
                        Weights = weights.Span[..(OutChannels * reached)],
                        Bias = groupBias,
                        Channels = OutChannels,
                        Height = rows.Outputs(row),
                        Width = columns.Outputs(column),
                        Pitch = layout.Pitch,
                        ChannelStep = outputShape.Plane,
                        RowStep = rows.Phases * outputShape.Width,
                        ColumnStep = columns.Phases,
                    }.Run(groupOutput[(row * outputShape.Width + column)..]);
                }
            }
        }
    }

    /// <summary>The taps that reach a phase, and their weights for each output channel; the weight is (in, out, row, column).</summary>
    private int Collect(int rowPhase, int columnPhase, ReadOnlySpan<float> weight, Span<int> offsets, Span<float> weights)
    {
        var count = 0;
        for (var outChannel = 0; outChannel < OutChannels; outChannel++)
        {
            var tap = 0;
            for (var channel = 0; channel < InChannels; channel++)
            {
                for (var i = 0; i < rowWindow.Window; i++)
                {
                    if (!rows.Reaches(rowPhase, i, out var y)) continue;
                    for (var j = 0; j < columnWindow.Window; j++)
                    {
                        if (!columns.Reaches(columnPhase, j, out var x)) continue;
                        offsets[tap++] = channel * layout.Length + y * layout.Pitch + x;
                        weights[count++] = weight[((channel * OutChannels + outChannel) * rowWindow.Window + i) * columnWindow.Window + j];
                    }
                }
            }
        }
        return count / OutChannels;
    }
}

/// <summary>One axis of a transposed convolution, read backwards: which inputs and taps meet in the outputs of one phase.</summary>
/// <remarks>
/// Tap r spreads input i to output i·Stride − Before + r·Dilation. Output p + Stride·t therefore sums the taps for which
/// p + Before − r·Dilation is a multiple c·Stride, each of input t + c: a convolution at stride 1 for every phase p.
/// </remarks>
/// <param name="axis">The window along the axis.</param>
/// <param name="outputs">Positions of the output.</param>
internal readonly struct TransposedAxis(WindowAxis axis, int outputs)
{
    private readonly int lead = (int)Math.Max(0, (axis.Extent - 1 - axis.Before) / axis.Stride);

    /// <summary>Phases of the output.</summary>
    public int Phases => axis.Stride;

    /// <summary>The input with as many zeros around it as taps may reach: a window of one tap over it.</summary>
    public WindowAxis Padded => new(axis.Input, 1, 1, 1, lead, 0);

    /// <summary>Positions of the padded input.</summary>
    public int PaddedLength => checked(lead + Outputs(0) + (axis.Stride - 1 + axis.Before) / axis.Stride);

    /// <summary>Outputs of a phase.</summary>
    public int Outputs(int phase) => phase >= outputs ? 0 : (outputs - 1 - phase) / axis.Stride + 1;

    /// <summary>Whether the tap reaches the phase, and which padded input it brings to the phase's first output.</summary>
    public bool Reaches(int phase, int tap, out int position)
    {
        var distance = phase + axis.Before - (long)tap * axis.Dilation;
        position = (int)(distance / axis.Stride) + lead;
        return distance % axis.Stride == 0;
    }
}
