using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Stencils.Layers;

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
        + (Groups == 1 ? "" : IsDepthwise ? ", depthwise" : Invariant.Text($", {Groups} groups"))
        + (HasBias ? "" : ", no bias")
        + (Algorithm == ConvolutionAlgorithm.Auto ? "" : ", " + Algorithm);
}
