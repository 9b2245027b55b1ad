using System;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A walk of taps over a tensor: output (y, x) sums tap (i, j) of input (First + y·Stride + i·Tap) along both axes.</summary>
/// <param name="Vertical">The rows.</param>
/// <param name="Horizontal">The columns.</param>
/// <param name="Weights">The taps.</param>
internal sealed record DirectPass(PassAxis Vertical, PassAxis Horizontal, TapsPart Weights)
{
    /// <summary>The zeros that it reads around a tensor of that shape.</summary>
    public Halo HaloOf(TensorShape shape) => Halo.Of(Vertical, Horizontal, shape);
}

/// <summary>One axis of a pass.</summary>
/// <param name="Outputs">Sums along the axis.</param>
/// <param name="First">The input position of the first tap of the first sum; negative in the halo.</param>
/// <param name="Stride">Input positions from a sum to the next.</param>
/// <param name="Taps">Taps.</param>
/// <param name="TapStep">Input positions from a tap to the next.</param>
/// <param name="OutputFirst">The output position of the first sum.</param>
/// <param name="OutputStep">Output positions from a sum to the next.</param>
internal sealed record PassAxis(int Outputs, int First, int Stride, int Taps, int TapStep, int OutputFirst = 0, int OutputStep = 1)
{
    /// <summary>The axis of a window, for that many sums.</summary>
    public static PassAxis Of(WindowAxis axis, int sums) => new(sums, -axis.Before, axis.Stride, axis.Window, axis.Dilation);

    public int Before => Math.Max(0, -First);

    public int After(int inputs) => Math.Max(0, First + (Outputs - 1) * Stride + (Taps - 1) * TapStep - (inputs - 1));
}
