using System;

namespace KernelGen;

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
