using System.Runtime.InteropServices;

namespace KernelGen.Peers;

/// <summary>What a step computes; the numbers are those of <c>Kind</c> in Shims/onednn.cpp.</summary>
internal enum StepKind
{
    Convolution,
    MaximumPool,
    GlobalMean,
    Linear,
}

/// <summary>The activation; the numbers are those of <c>Activation</c> in Shims/onednn.cpp.</summary>
internal enum StepActivation
{
    None,
    ReLU,
    ReLU6,
}

/// <summary>Layers that every library fuses into one step; the layout is that of <c>Step</c> in Shims/onednn.cpp.</summary>
/// <param name="Kind">The kind of layer.</param>
/// <param name="Source">The step whose output it takes; −1 for the input.</param>
/// <param name="Added">The step whose output is added before the activation; <see cref="Nothing"/> for none.</param>
/// <param name="Channels">Channels or features of the output.</param>
/// <param name="Size">Rows, and columns, of the output.</param>
/// <param name="Window">Rows, and columns, of the window.</param>
/// <param name="Stride">The stride of the window.</param>
/// <param name="Padding">Zeros on every side.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="Activation">The activation.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct NetworkStep(
    StepKind Kind, int Source, int Added, int Channels, int Size, int Window, int Stride, int Padding, int Groups,
    StepActivation Activation)
{
    public const int Nothing = -2;

    public int Length => Channels * Size * Size;

    public bool HasWeights => Kind is StepKind.Convolution or StepKind.Linear;
}
