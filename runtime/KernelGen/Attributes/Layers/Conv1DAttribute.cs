using System;

namespace KernelGen;

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
