using System.Collections.Generic;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary><c>[Conv1D(outChannels, kernelSize)]</c>, <c>[Conv2D(…)]</c>, <c>[ConvTranspose2D(…)]</c></summary>
/// <param name="Kind">Which of them.</param>
/// <param name="OutChannels">Channels of the output.</param>
/// <param name="Window">The window, as written.</param>
internal sealed record ConvolutionDeclaration(ConvolutionKind Kind, int OutChannels, WindowOptions Window)
    : LayerDeclaration, IWindowedDeclaration
{
    public int? Groups { get; init; }
    public bool? Bias { get; init; }
    public ConvolutionAlgorithm? Algorithm { get; init; }

    /// <summary>Rows and columns added at the far end of a transposed convolution's output.</summary>
    public int? OutputPadding { get; init; }

    public int SizeArgument => 1;
    public IReadOnlyList<Axis> Axes => Kind == ConvolutionKind.Signal ? [Axis.Horizontal] : [Axis.Vertical, Axis.Horizontal];
    public override bool HasWeights => true;
    public override bool HasBias => Bias ?? true;
}

internal enum ConvolutionKind
{
    /// <summary>Along a signal.</summary>
    Signal,

    /// <summary>Over rows and columns.</summary>
    Picture,

    /// <summary>From each input onto a window of the output.</summary>
    Transposed,
}

/// <summary>The runtime's <c>KernelGen.ConvolutionAlgorithm</c>, by value.</summary>
internal enum ConvolutionAlgorithm { Auto, Direct, Winograd }
