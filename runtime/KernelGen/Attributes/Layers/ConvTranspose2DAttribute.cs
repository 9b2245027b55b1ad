using System;

namespace KernelGen;

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
