using System;
using KernelGen;

namespace Lessons.Kernels;

/// <summary>Kernels over signals.</summary>
internal static partial class Signals
{
    /// <summary>The mean of a sample and the two before it; before the first there are zeros.</summary>
    /// <remarks>With Flip, the first coefficient as written is multiplied by the newest sample: the filter is causal.</remarks>
    [Kernel1D(1, 1, 1, Divisor = 3, Flip = true, AnchorColumn = 0, Border = BorderMode.Constant)]
    public static partial void CausalMean(ReadOnlySpan<float> source, Span<float> destination);

    /// <summary>The mean of nine samples, the middle one and four on either side.</summary>
    [Kernel1D(1, 1, 1, 1, 1, 1, 1, 1, 1, Divisor = 9, Border = BorderMode.Reflect)]
    public static partial void Mean9(ReadOnlySpan<float> source, Span<float> destination);

    /// <summary>The difference of a sample and the one before it: an edge detector with two taps.</summary>
    [Kernel1D(-1, 1, AnchorColumn = 1)]
    public static partial void Rise(ReadOnlySpan<float> source, Span<float> destination);
}
