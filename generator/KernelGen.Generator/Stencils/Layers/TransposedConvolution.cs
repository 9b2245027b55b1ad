using System.Collections.Generic;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Stencils.Layers;

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
        + (OutputPadding == 0 ? "" : Invariant.Text($", output padding {OutputPadding}"))
        + (Groups == 1 ? "" : Invariant.Text($", {Groups} groups"))
        + (HasBias ? "" : ", no bias");
}
