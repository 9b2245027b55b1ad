using System.Collections.Generic;

namespace KernelGen.Generator.Kernels.Declarations;

/// <summary>The runtime's <c>KernelGen.BorderMode</c>, by value.</summary>
internal enum BorderMode { Replicate, Constant, Reflect, Reflect101, Wrap }

/// <summary>The runtime's <c>KernelGen.ConvolutionMode</c>, by value.</summary>
internal enum ConvolutionMode { Same, Valid, Full }

/// <summary>The framework's <c>System.MidpointRounding</c>, by value: netstandard2.0 knows only the first two.</summary>
internal enum MidpointRounding { ToEven, AwayFromZero, ToZero, ToNegativeInfinity, ToPositiveInfinity }

/// <summary>Which pixel of a window is taken.</summary>
internal enum Extreme { Least, Greatest }

/// <summary>The named properties of a kernel attribute; null is «not said».</summary>
internal sealed record Options
{
    /// <summary>Those that are about sums alone: other kernels do not have them.</summary>
    public static readonly IReadOnlyList<string> OfSums = ["Divisor", "Offset", "Absolute", "Rounding", "WeightBits"];

    public double? Divisor { get; init; }
    public double? Offset { get; init; }
    public bool? Absolute { get; init; }
    public bool? Flip { get; init; }
    public ConvolutionMode? Mode { get; init; }
    public BorderMode? Border { get; init; }
    public double? BorderValue { get; init; }
    public int? Padding { get; init; }
    public int? Stride { get; init; }
    public int? Dilation { get; init; }
    public int? AnchorRow { get; init; }
    public int? AnchorColumn { get; init; }
    public MidpointRounding? Rounding { get; init; }
    public int? Channels { get; init; }
    public bool? PreserveAlpha { get; init; }
    public int? Width { get; init; }
    public int? Height { get; init; }
    public bool? DropRemainder { get; init; }
}
