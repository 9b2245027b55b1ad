using System;
using KernelGen.CompilerServices;
using KernelGen.Operations;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>The options of layers whose window walks over rows and columns: the named properties of the attributes.</summary>
/// <remarks>A side that is not said (null) is that of both: of the size, the stride or the padding.</remarks>
public abstract record WindowLayerOptions
{
    /// <summary>Rows of the window.</summary>
    public int? KernelHeight { get; init; }

    /// <summary>Columns of the window.</summary>
    public int? KernelWidth { get; init; }

    /// <summary>Rows from one window to the next.</summary>
    public int? StrideHeight { get; init; }

    /// <summary>Columns from one window to the next.</summary>
    public int? StrideWidth { get; init; }

    /// <summary>Rows and columns of padding on every side.</summary>
    public int Padding { get; init; }

    /// <summary>Rows of padding above.</summary>
    public int? PaddingTop { get; init; }

    /// <summary>Columns of padding on the left.</summary>
    public int? PaddingLeft { get; init; }

    /// <summary>Rows of padding below.</summary>
    public int? PaddingBottom { get; init; }

    /// <summary>Columns of padding on the right.</summary>
    public int? PaddingRight { get; init; }

    /// <summary>The layer, for messages.</summary>
    private protected abstract string Layer { get; }

    /// <summary>Rows and columns of the window, where they are alike.</summary>
    private protected abstract int Side { get; }

    /// <summary>Rows and columns from one window to the next, where they are alike; null: those of the window.</summary>
    private protected abstract int? Step { get; }

    /// <summary>Rows and columns from one tap to the next.</summary>
    private protected virtual (int Height, int Width) Spread => (1, 1);

    /// <summary>Whether the option of both axes differs from its default, which nobody can tell from an option that is not set.</summary>
    private protected abstract bool SaysStride { get; }

    /// <summary>The option of both axes, where it differs from its default, beside those of each axis.</summary>
    private protected virtual (bool OfBoth, bool OfEach) SaysDilation => default;

    /// <summary>An option of both axes is read by nobody where both axes have their own.</summary>
    private protected void RequireEffect()
    {
        Require(Side != 0 && KernelHeight is not null && KernelWidth is not null, "the size", "KernelHeight and KernelWidth");
        Require(SaysStride && StrideHeight is not null && StrideWidth is not null, "Stride", "StrideHeight and StrideWidth");
        Require(SaysDilation is (true, true), "Dilation", "DilationHeight and DilationWidth");
        Require(
            Padding != 0 && PaddingTop is not null && PaddingLeft is not null && PaddingBottom is not null && PaddingRight is not null,
            "Padding", "PaddingTop, PaddingLeft, PaddingBottom and PaddingRight");

        void Require(bool isCovered, string what, string others)
        {
            if (isCovered) throw new ArgumentException($"{Layer}: {what} has no effect together with {others}: remove one of them.", "options");
        }
    }

    /// <summary>Whether an option speaks of padding, be it of none.</summary>
    private protected bool SaysPadding =>
        Padding != 0 || PaddingTop is not null || PaddingLeft is not null || PaddingBottom is not null || PaddingRight is not null;

    /// <summary>The window along the rows of an input.</summary>
    internal WindowAxis Rows(int height) =>
        Axis(height, KernelHeight ?? Side, StrideHeight ?? Step, Spread.Height, PaddingTop ?? Padding, PaddingBottom ?? Padding);

    /// <summary>The window along the columns of an input.</summary>
    internal WindowAxis Columns(int width) =>
        Axis(width, KernelWidth ?? Side, StrideWidth ?? Step, Spread.Width, PaddingLeft ?? Padding, PaddingRight ?? Padding);

    private WindowAxis Axis(int input, int window, int? stride, int dilation, int before, int after)
    {
        var axis = new WindowAxis(input, window, stride ?? window, dilation, before, after);
        LayerArguments.RequireAxis(axis, Layer);
        return axis;
    }
}

/// <summary>A convolution (cross-correlation) over rows and columns: the arguments of <see cref="Conv2DAttribute"/>.</summary>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="KernelSize">Rows and columns of the window, where they are alike.</param>
public sealed record Conv2DOptions(int OutChannels, int KernelSize = 0) : WindowLayerOptions
{
    /// <summary>Rows and columns from one window to the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Rows and columns from one tap to the next.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Rows from one tap to the next.</summary>
    public int? DilationHeight { get; init; }

    /// <summary>Columns from one tap to the next.</summary>
    public int? DilationWidth { get; init; }

    /// <summary>Groups of channels that do not see each other.</summary>
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

    /// <summary>Numbers in the weight: outChannels · inChannels/Groups · KernelHeight · KernelWidth.</summary>
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

/// <summary>A transposed convolution over rows and columns: the arguments of <see cref="ConvTranspose2DAttribute"/>.</summary>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="KernelSize">Rows and columns of the window, where they are alike.</param>
public sealed record ConvTranspose2DOptions(int OutChannels, int KernelSize = 0) : WindowLayerOptions
{
    /// <summary>Output rows and columns from the window of one input to the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Rows and columns from one tap to the next.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Rows from one tap to the next.</summary>
    public int? DilationHeight { get; init; }

    /// <summary>Columns from one tap to the next.</summary>
    public int? DilationWidth { get; init; }

    /// <summary>Rows and columns that the output has more at its end; less than the stride or the dilation.</summary>
    public int OutputPadding { get; init; }

    /// <summary>Groups of channels that do not see each other.</summary>
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

    /// <summary>Numbers in the weight: inChannels · outChannels/Groups · KernelHeight · KernelWidth.</summary>
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
