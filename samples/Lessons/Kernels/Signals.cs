using System;
using KernelGen;

namespace Lessons.Kernels;

/// <summary>Kernels on signals, that is, on one row.</summary>
internal static partial class Signals
{
    /// <summary>The mean of a sample and the two before it; before the first there are zeros.</summary>
    /// <remarks>Flipped, the first coefficient as written falls on the newest sample: the kernel never looks ahead.</remarks>
    [Kernel1D(1, 1, 1, Divisor = 3, Flip = true, AnchorColumn = 0, Border = BorderMode.Constant)]
    public static partial void CausalMean(ReadOnlySpan<float> source, Span<float> destination);

    /// <summary>The mean of nine samples, the middle one and four on either side.</summary>
    [Kernel1D(1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 9, Border = BorderMode.Reflect)]
    public static partial void Mean9(ReadOnlySpan<float> source, Span<float> destination);

    /// <summary>How far a sample lies above the one before it: an edge detector of two taps.</summary>
    [Kernel1D(-1, 1, AnchorColumn = 1)]
    public static partial void Rise(ReadOnlySpan<float> source, Span<float> destination);
}
