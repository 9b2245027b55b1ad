using System;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>The options of layers with a window over rows and columns. The options for one axis or side default to those for all.</summary>
public abstract class WindowLayerAttribute : LayerOperatorAttribute
{
    /// <summary>Rows of the window.</summary>
    public int KernelHeight { get; set; }

    /// <summary>Columns of the window.</summary>
    public int KernelWidth { get; set; }

    /// <summary>The vertical stride, in rows.</summary>
    public int StrideHeight { get; set; }

    /// <summary>The horizontal stride, in columns.</summary>
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
/// <param name="kernelSize">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> are set.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute(int outChannels, int kernelSize = 0) : WindowLayerAttribute
{
    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Rows and columns of the window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The stride along both axes.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance between two taps along both axes.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The vertical distance between two taps; by default <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>The horizontal distance between two taps; by default <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>The number of independent groups of channels; inChannels for a depthwise convolution.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether each output channel has a bias.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the sums are computed.</summary>
    public ConvolutionAlgorithm Algorithm { get; set; }

    /// <summary>States that dropping rows and columns after the last complete window is intended.</summary>
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

    /// <summary>The stride, in samples.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Samples of padding on both ends.</summary>
    public int Padding { get; set; }

    /// <summary>The distance between two taps, in samples.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The number of independent groups of channels.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether each output channel has a bias.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>States that dropping samples after the last complete window is intended.</summary>
    public bool DropRemainder { get; set; }
}

/// <summary>A transposed convolution, as <c>torch.nn.ConvTranspose2d</c>: each input is spread over a window of the output.</summary>
/// <remarks>
/// Output (input − 1)·Stride − before − after + Dilation·(kernel − 1) + OutputPadding + 1 along each axis; weight (inChannels,
/// outChannels/Groups, KernelHeight, KernelWidth).
/// </remarks>
/// <param name="outChannels">Channels of the output.</param>
/// <param name="kernelSize">Rows and columns of the window; 0: <c>KernelHeight</c> and <c>KernelWidth</c> are set.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose2DAttribute(int outChannels, int kernelSize = 0) : WindowLayerAttribute
{
    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Rows and columns of the window.</summary>
    public int KernelSize { get; } = kernelSize;

    /// <summary>The distance between the windows of two inputs, in output rows and columns.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The distance between two taps along both axes.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The vertical distance between two taps; by default <see cref="Dilation"/>.</summary>
    public int DilationHeight { get; set; }

    /// <summary>The horizontal distance between two taps; by default <see cref="Dilation"/>.</summary>
    public int DilationWidth { get; set; }

    /// <summary>Additional rows and columns at the end of the output; less than the stride or the dilation.</summary>
    public int OutputPadding { get; set; }

    /// <summary>The number of independent groups of channels.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>Whether each output channel has a bias.</summary>
    public bool Bias { get; set; } = true;
}

/// <summary>How a convolution layer computes its sums.</summary>
public enum ConvolutionAlgorithm
{
    /// <summary>The faster one for the layer's sizes, with its errors.</summary>
    Auto,

    /// <summary>
    /// Sums of products as the definition has them: small integers are exact, and ∞ is as in PyTorch. The error of an output is at most
    /// n·2⁻²⁴ of its own |bias| + Σ|w·x|, n being the products of a sum and the bias.
    /// </summary>
    /// <remarks>
    /// The output itself may be much smaller than Σ|w·x|: where products cancel, as those of an even gray with weights whose sum is 0,
    /// the error may be as large as the output, here as in any library that sums floats. The bound is nearly reached by sums of equal
    /// products. For random numbers errors are below 10⁻⁶ of |bias| + Σ|w·x| for any number of channels; regular numbers lie in between:
    /// with inputs that alternate between two values 3·10⁻⁶ was measured.
    /// </remarks>
    Direct,

    /// <summary>
    /// Winograd's minimal filtering: fewer multiplications, and ∞ may become NaN. The error of every output is at most 10⁻⁵ of the
    /// layer's largest |bias| + Σ|w·x|, for up to 512 input channels. For square windows of 3 to 5 taps; others are computed directly.
    /// </summary>
    /// <remarks>
    /// An output with small inputs in a tile with large ones has an error relative to the large ones. Where this matters, use
    /// <see cref="Direct"/>. Errors above 2·10⁻⁶ occur only in sums of thousands of equal products.
    /// </remarks>
    Winograd,
}
