using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Meaning;

/// <summary>What a declaration means, complete before anyone mentions lanes: all defaults filled in, all numbers exact.</summary>
internal sealed record Stencil
{
    private const int LongestReach = 1 << 30;

    /// <summary>Type and method, for messages.</summary>
    public required string Name { get; init; }

    public required int Rows { get; init; }
    public required int Columns { get; init; }

    /// <summary>Coefficient over divisor, row by row, as applied (after Flip).</summary>
    public required TapGrid Taps { get; init; }

    /// <summary>Added to the weighted sum.</summary>
    public required Rational Offset { get; init; }

    public required ElementType Source { get; init; }
    public required ElementType Destination { get; init; }
    public required bool Absolute { get; init; }
    public required MidpointRounding Rounding { get; init; }
    public required int Channels { get; init; }
    public required bool PreserveAlpha { get; init; }
    public required int Stride { get; init; }
    public required int Dilation { get; init; }
    public required ConvolutionMode Mode { get; init; }
    public required BorderMode Border { get; init; }
    public required double BorderValue { get; init; }

    /// <summary>Zeros on every side instead of Mode and Border; null when not said.</summary>
    public required int? Padding { get; init; }

    /// <summary>The tap that lies on the pixel, as applied.</summary>
    public required int AnchorRow { get; init; }
    public required int AnchorColumn { get; init; }

    /// <summary>The picture that is expected; null is any.</summary>
    public required int? Width { get; init; }
    public required int? Height { get; init; }

    public Rational this[int row, int column] => Taps[row * Columns + column];

    /// <summary>Elements between the loads of neighbouring columns of taps; the body of a longer window is never run.</summary>
    public int ColumnStep => (int)System.Math.Min((long)Dilation * Channels, LongestReach / Columns);

    public Geometry Vertical => Axis(Rows, AnchorRow);
    public Geometry Horizontal => Axis(Columns, AnchorColumn);

    private Geometry Axis(int window, int anchor) => (Padding, Mode) switch
    {
        ({ } padding, _) => Geometry.Padded(window, Stride, Dilation, padding),
        (_, ConvolutionMode.Valid) => Geometry.Valid(window, Stride, Dilation),
        (_, ConvolutionMode.Full) => Geometry.Full(window, Dilation),
        _ => Geometry.Same(window, Stride, Dilation, anchor),
    };
}
