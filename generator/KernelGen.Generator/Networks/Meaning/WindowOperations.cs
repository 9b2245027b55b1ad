using System.Collections.Generic;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>An operation whose window walks over its input.</summary>
internal interface IWindowed
{
    Window Window { get; }
}

/// <summary>An operation that divides its channels into groups.</summary>
internal interface IGrouped
{
    int OutChannels { get; }
    int Groups { get; }
}

/// <summary>A convolution as <c>torch.nn.Conv2d</c> and <c>Conv1d</c>: cross-correlation, summed over the input channels of each group.</summary>
/// <param name="Window">The window over rows and columns; over a signal, over columns.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
/// <param name="HasBias">Whether a number is added to each output channel.</param>
/// <param name="Algorithm">How the sums are to be computed.</param>
/// <param name="IsSignal">Over (channels, length) instead of (channels, height, width).</param>
internal sealed record Convolution(Window Window, int OutChannels, int Groups, bool HasBias, ConvolutionAlgorithm Algorithm, bool IsSignal)
    : Operation, IWindowed, IGrouped
{
    public override TensorKind? Takes => IsSignal ? TensorKind.Signal : TensorKind.Picture;

    /// <summary>Every channel by itself.</summary>
    public bool IsDepthwise => Groups > 1 && Groups == OutChannels;

    public override TensorShape Output(TensorShape input, TensorShape? branch) =>
        TensorShape.Of(input.Kind, OutChannels, Window.Vertical.Length, Window.Horizontal.Length);

    public override IEnumerable<Parameter> Parameters(TensorShape input)
    {
        var (channels, height, width) = (input.Channels / Groups, Window.Vertical.Window, Window.Horizontal.Window);
        var fanIn = Product.Of(channels, height, width);
        int[] shape = IsSignal ? [OutChannels, channels, width] : [OutChannels, channels, height, width];
        yield return new Parameter("weight", TensorRole.Weight, fanIn, shape);
        if (HasBias) yield return new Parameter("bias", TensorRole.Weight, fanIn, OutChannels);
    }

    public override long MultiplyAdds(TensorShape input, TensorShape output) => Product.Of(output.Length, input.Channels / Groups, Window.Taps);

    public override string Note => Window
        + (Groups == 1 ? "" : IsDepthwise ? ", depthwise" : $", {Groups} groups")
        + (HasBias ? "" : ", no bias")
        + (Algorithm == ConvolutionAlgorithm.Auto ? "" : ", " + Algorithm);
}

/// <summary>A transposed convolution as <c>torch.nn.ConvTranspose2d</c>: each input is spread over a window of the output.</summary>
/// <param name="Window">The window; its stride and padding are those of the output.</param>
/// <param name="OutputPadding">Rows and columns added at the output's far end.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
/// <param name="HasBias">Whether a number is added to each output channel.</param>
internal sealed record TransposedConvolution(Window Window, int OutputPadding, int OutChannels, int Groups, bool HasBias) : Operation, IGrouped
{
    public override TensorKind? Takes => TensorKind.Picture;

    public override TensorShape Output(TensorShape input, TensorShape? branch) => TensorShape.Of(
        TensorKind.Picture, OutChannels, Window.Vertical.TransposedLength(OutputPadding), Window.Horizontal.TransposedLength(OutputPadding));

    /// <remarks>PyTorch takes the fan-in from the weight's second axis, which counts output channels here; so do we.</remarks>
    public override IEnumerable<Parameter> Parameters(TensorShape input)
    {
        var (channels, height, width) = (OutChannels / Groups, Window.Vertical.Window, Window.Horizontal.Window);
        var fanIn = Product.Of(channels, height, width);
        yield return new Parameter("weight", TensorRole.Weight, fanIn, input.Channels, channels, height, width);
        if (HasBias) yield return new Parameter("bias", TensorRole.Weight, fanIn, OutChannels);
    }

    public override long MultiplyAdds(TensorShape input, TensorShape output) => Product.Of(input.Length, OutChannels / Groups, Window.Taps);

    public override string Note => Window
        + (OutputPadding == 0 ? "" : $", output padding {OutputPadding}")
        + (Groups == 1 ? "" : $", {Groups} groups")
        + (HasBias ? "" : ", no bias");
}

/// <summary>One number for each window of each channel, as <c>torch.nn.MaxPool2d</c> and <c>AvgPool2d</c>.</summary>
/// <param name="Kind">What becomes of a window.</param>
/// <param name="Window">The window.</param>
/// <param name="CeilMode">Whether a last window counts that reaches beyond the padded input.</param>
/// <param name="CountIncludePad">Whether the zeros of the padding count in a mean's divisor.</param>
internal sealed record Pooling(PoolingKind Kind, Window Window, bool CeilMode, bool CountIncludePad) : Operation, IWindowed
{
    public override TensorKind? Takes => TensorKind.Picture;

    public override TensorShape Output(TensorShape input, TensorShape? branch) => CeilMode
        ? TensorShape.Of(TensorKind.Picture, input.Channels, Window.Vertical.CeilLength, Window.Horizontal.CeilLength)
        : TensorShape.Of(TensorKind.Picture, input.Channels, Window.Vertical.Length, Window.Horizontal.Length);

    public override string Note => Window + (CeilMode ? ", ceil" : "") + (CountIncludePad ? "" : ", padding not counted");
}

/// <summary>One number for each channel, as <c>torch.nn.AdaptiveAvgPool2d(1)</c>.</summary>
/// <param name="Kind">What becomes of a channel.</param>
internal sealed record GlobalPooling(PoolingKind Kind) : Operation
{
    public override TensorKind? Takes => TensorKind.Picture;

    public override TensorShape Output(TensorShape input, TensorShape? branch) => TensorShape.Of(TensorKind.Picture, input.Channels, 1, 1);
}
