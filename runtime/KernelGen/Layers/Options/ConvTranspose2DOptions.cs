using System;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>A transposed convolution over rows and columns: the arguments of <see cref="ConvTranspose2DAttribute"/>.</summary>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="KernelSize">Rows and columns of the window, if they are equal.</param>
public sealed record ConvTranspose2DOptions(int OutChannels, int KernelSize = 0) : WindowLayerOptions
{
    /// <summary>The distance between the windows of two inputs, in output rows and columns.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The distance between two taps along both axes.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The vertical distance between two taps, in rows.</summary>
    public int? DilationHeight { get; init; }

    /// <summary>The horizontal distance between two taps, in columns.</summary>
    public int? DilationWidth { get; init; }

    /// <summary>Additional rows and columns at the end of the output; less than the stride or the dilation.</summary>
    public int OutputPadding { get; init; }

    /// <summary>The number of independent groups of channels.</summary>
    public int Groups { get; init; } = 1;

    private protected override string Layer => nameof(Layers.ConvTranspose2D);

    private protected override int Side => KernelSize;

    private protected override int? Step => Stride;

    private protected override bool SaysStride => Stride != 1;

    private protected override (bool OfBoth, bool OfEach) SaysDilation =>
        (Dilation != 1, DilationHeight is not null && DilationWidth is not null);

    private protected override (int Height, int Width) Spread => (DilationHeight ?? Dilation, DilationWidth ?? Dilation);

    /// <summary>The output's shape: (input − 1)·Stride − before − after + Dilation·(kernel − 1) + OutputPadding + 1 per axis.</summary>
    /// <param name="inputShape">The shape of the input.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not fit the channels, or there is no output.</exception>
    public TensorShape OutputShape(TensorShape inputShape)
    {
        var (rows, columns) = Window(inputShape);
        return LayerArguments.Output(
            inputShape, OutChannels, rows.TransposedLength(OutputPadding), columns.TransposedLength(OutputPadding), Layer);
    }

    /// <summary>The length of the weight: inChannels · outChannels/Groups · KernelHeight · KernelWidth.</summary>
    /// <param name="inputShape">The shape of the input.</param>
    /// <exception cref="ArgumentException">An option does not fit, or there are more than an array holds.</exception>
    public int WeightLength(TensorShape inputShape)
    {
        var (rows, columns) = Window(inputShape);
        return LayerArguments.WeightLength(inputShape.Channels, OutChannels / Groups, rows.Window, columns.Window, Layer);
    }

    /// <summary>The window over an input, once all options are in their range and fit the channels.</summary>
    private (WindowAxis Rows, WindowAxis Columns) Window(TensorShape inputShape)
    {
        LayerArguments.RequireShape(inputShape, Layer);
        LayerArguments.RequireGroups(inputShape.Channels, OutChannels, Groups, Layer);
        RequireEffect();
        var (rows, columns) = (Rows(inputShape.Height), Columns(inputShape.Width));
        var limit = Math.Min(Math.Max(rows.Stride, rows.Dilation), Math.Max(columns.Stride, columns.Dilation));
        if (OutputPadding >= 0 && OutputPadding < limit) return (rows, columns);
        throw new ArgumentException(
            $"{Layer}: the output padding is {OutputPadding}; it must be at least 0 and below the stride or the dilation, {limit}.",
            "options");
    }
}
