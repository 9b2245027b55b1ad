using System;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>A convolution (cross-correlation) over rows and columns: the arguments of <see cref="Conv2DAttribute"/>.</summary>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="KernelSize">Rows and columns of the window, if they are equal.</param>
public sealed record Conv2DOptions(int OutChannels, int KernelSize = 0) : WindowLayerOptions
{
    /// <summary>The stride along both axes.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The distance between two taps along both axes.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The vertical distance between two taps, in rows.</summary>
    public int? DilationHeight { get; init; }

    /// <summary>The horizontal distance between two taps, in columns.</summary>
    public int? DilationWidth { get; init; }

    /// <summary>The number of independent groups of channels.</summary>
    public int Groups { get; init; } = 1;

    private protected override string Layer => nameof(Layers.Conv2D);

    private protected override int Side => KernelSize;

    private protected override int? Step => Stride;

    private protected override bool SaysStride => Stride != 1;

    private protected override (bool OfBoth, bool OfEach) SaysDilation =>
        (Dilation != 1, DilationHeight is not null && DilationWidth is not null);

    private protected override (int Height, int Width) Spread => (DilationHeight ?? Dilation, DilationWidth ?? Dilation);

    /// <summary>The output's shape: ⌊(input + before + after − Dilation·(kernel − 1) − 1)/Stride⌋ + 1 along each axis.</summary>
    /// <param name="inputShape">The shape of the input.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not fit the channels, or there is no output.</exception>
    public TensorShape OutputShape(TensorShape inputShape)
    {
        var (rows, columns) = Window(inputShape);
        return LayerArguments.Output(inputShape, OutChannels, rows.Length, columns.Length, Layer);
    }

    /// <summary>The length of the weight: outChannels · inChannels/Groups · KernelHeight · KernelWidth.</summary>
    /// <param name="inputShape">The shape of the input.</param>
    /// <exception cref="ArgumentException">An option does not fit, or there are more than an array holds.</exception>
    public int WeightLength(TensorShape inputShape)
    {
        var (rows, columns) = Window(inputShape);
        return LayerArguments.WeightLength(OutChannels, inputShape.Channels / Groups, rows.Window, columns.Window, Layer);
    }

    /// <summary>The window over an input, once all options are in their range and fit the channels.</summary>
    private (WindowAxis Rows, WindowAxis Columns) Window(TensorShape inputShape)
    {
        LayerArguments.RequireShape(inputShape, Layer);
        LayerArguments.RequireGroups(inputShape.Channels, OutChannels, Groups, Layer);
        RequireEffect();
        return (Rows(inputShape.Height), Columns(inputShape.Width));
    }
}
