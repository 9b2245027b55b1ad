using System;
using KernelGen.Shared;

namespace KernelGen.Execution;

/// <summary>One axis of a transposed convolution, read backwards: which inputs and taps meet in the outputs of one phase.</summary>
/// <remarks>
/// Tap r spreads input i to output i·Stride − Before + r·Dilation. Output p + Stride·t therefore sums the taps for which
/// p + Before − r·Dilation is a multiple c·Stride, each of input t + c: a convolution at stride 1 for every phase p.
/// </remarks>
/// <param name="axis">The window along the axis.</param>
/// <param name="outputs">Positions of the output.</param>
internal readonly struct TransposedAxis(WindowAxis axis, int outputs)
{
    private readonly int lead = (int)Math.Max(0, (axis.Extent - 1 - axis.Before) / axis.Stride);

    /// <summary>Phases of the output.</summary>
    public int Phases => axis.Stride;

    /// <summary>The input with as many zeros around it as taps may reach: a window of one tap over it.</summary>
    public WindowAxis Padded => new(axis.Input, 1, 1, 1, lead, 0);

    /// <summary>Positions of the padded input.</summary>
    public int PaddedLength => checked(lead + Outputs(0) + (axis.Stride - 1 + axis.Before) / axis.Stride);

    /// <summary>Outputs of a phase.</summary>
    public int Outputs(int phase) => phase >= outputs ? 0 : (outputs - 1 - phase) / axis.Stride + 1;

    /// <summary>Whether the tap reaches the phase, and which padded input it brings to the phase's first output.</summary>
    public bool Reaches(int phase, int tap, out int position)
    {
        var distance = phase + axis.Before - (long)tap * axis.Dilation;
        position = (int)(distance / axis.Stride) + lead;
        return distance % axis.Stride == 0;
    }
}
