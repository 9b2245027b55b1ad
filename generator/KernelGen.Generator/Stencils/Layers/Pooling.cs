using KernelGen.Generator.Declarations.Layers;

namespace KernelGen.Generator.Stencils.Layers;

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
