using System;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>The options of layers whose window walks over rows and columns. A side that is not written is that of both.</summary>
public abstract class WindowLayerAttribute : LayerOperatorAttribute
{
    /// <summary>Rows of the window.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Columns of the window.</summary>
    public int KernelWidth { get; set; }

    /// <summary>Rows from one window to the next.</summary>
    public int StrideHeight { get; set; }

    /// <summary>Columns from one window to the next.</summary>
    public int StrideWidth { get; set; }

    /// <summary>Rows and columns of padding on every side.</summary>
    public int Padding { get; set; }

    /// <summary>Rows of padding above.</summary>
    public int PaddingTop { get; set; }

    /// <summary>Columns of padding on the left.</summary>
    public int PaddingLeft { get; set; }

    /// <summary>Rows of padding below.</summary>
    public int PaddingBottom { get; set; }

    /// <summary>Columns of padding on the right.</summary>
    public int PaddingRight { get; set; }
}

/// <summary>A convolution (cross-correlation) over rows and columns, as <c>torch.nn.Conv2d</c>.</summary>
/// <remarks>
/// Output ⌊(input + before + after − Dilation·(kernel − 1) − 1)/Stride⌋ + 1 along each axis; weight (outChannels, inChannels/Groups,
/// KernelHeight, KernelWidth).
/// </remarks>
/// <param name="outChannels">Channels of the output.</param>
/// <param name="kernelSize">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute(int outChannels, int kernelSize = 0) : WindowLayerAttribute
{
    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Rows and columns of the window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>Rows and columns from one window to the next.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Rows and columns from one tap to the next.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Rows from one tap to the next; if not written, <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>Columns from one tap to the next; if not written, <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Groups of channels that do not see each other; inChannels for a depthwise convolution.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a learned number is added to each output channel.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the sums are computed.</summary>
    public ConvolutionAlgorithm Algorithm { get; set; }

    /// <summary>Rows and columns behind the last whole window are meant to be lost.</summary>
    public bool DropRemainder { get; set; }
}

/// <summary>A convolution (cross-correlation) over a signal, as <c>torch.nn.Conv1d</c>.</summary>
/// <remarks>
/// Output ⌊(length + 2·Padding − Dilation·(kernelSize − 1) − 1)/Stride⌋ + 1; weight (outChannels, inChannels/Groups, kernelSize).
/// </remarks>
/// <param name="outChannels">Channels of the output.</param>
/// <param name="kernelSize">Taps of the window.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute(int outChannels, int kernelSize) : LayerOperatorAttribute
{
    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Taps of the window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>Samples from one window to the next.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Samples of padding on both ends.</summary>
    public int Padding { get; set; }

    /// <summary>Samples from one tap to the next.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Groups of channels that do not see each other.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a learned number is added to each output channel.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>Samples behind the last whole window are meant to be lost.</summary>
    public bool DropRemainder { get; set; }
}

/// <summary>A transposed convolution, as <c>torch.nn.ConvTranspose2d</c>: each input is spread over a window of the output.</summary>
/// <remarks>
/// Output (input − 1)·Stride − before − after + Dilation·(kernel − 1) + OutputPadding + 1 along each axis; weight (inChannels,
/// outChannels/Groups, KernelHeight, KernelWidth).
/// </remarks>
/// <param name="outChannels">Channels of the output.</param>
/// <param name="kernelSize">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> say them.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose2DAttribute(int outChannels, int kernelSize = 0) : WindowLayerAttribute
{
    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Rows and columns of the window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>Output rows and columns from the window of one input to the next.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Rows and columns from one tap to the next.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Rows from one tap to the next; if not written, <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>Columns from one tap to the next; if not written, <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Rows and columns that the output has more at its end; less than the stride or the dilation.</summary>
    public int OutputPadding { get; set; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether a learned number is added to each output channel.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>How a convolution layer computes its sums.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>Whichever is faster for the layer's sizes, with the errors of that one.</summary>
    Auto,

    /// <summary>
    /// Sums of products as the definition has them: small integers are exact, and ∞ is as in PyTorch. The error of an output is at most
    /// n·2⁻²⁴ of its own |bias| + Σ|w·x|, n being the products of a sum and the bias.
    /// </summary>
    /// <remarks>
    /// The output itself may be much smaller than Σ|w·x|: where products cancel, as those of an even gray with weights whose sum is 0,
    /// the error may be as large as the output, here as in any library that sums floats. The bound is nearly reached by sums of equal
    /// products. For numbers at random errors are below 10⁻⁶ of |bias| + Σ|w·x| for any number of channels; regular ones come between:
    /// with inputs that alternate between two values 3·10⁻⁶ was measured.
    /// </remarks>
    Direct,

    /// <summary>
    /// Winograd's minimal filtering: fewer multiplications, and ∞ may become NaN. The error of every output is at most 10⁻⁵ of the
    /// layer's greatest |bias| + Σ|w·x|, for up to 512 input channels. For square windows of 3 to 5 taps; others are computed directly.
    /// </summary>
    /// <remarks>
    /// An output with small inputs beside a tile of large ones has an error of their size: where that matters, ask for
    /// <see cref="Direct"/>. Errors above 2·10⁻⁶ are found in sums of thousands of equal products only.
    /// </remarks>
    Winograd,
}
