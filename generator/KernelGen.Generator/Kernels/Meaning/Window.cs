using System;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Meaning;

/// <summary>The neighborhood of a stencil: which pixels each output sees, and what lies where there are none.</summary>
internal sealed record Window
{
    public required int Rows { get; init; }
    public required int Columns { get; init; }

    /// <summary>The tap that lies on the pixel, as applied.</summary>
    public required int AnchorRow { get; init; }
    public required int AnchorColumn { get; init; }

    public required int Stride { get; init; }
    public required int Dilation { get; init; }
    public required ConvolutionMode Mode { get; init; }
    public required BorderMode Border { get; init; }
    public required double BorderValue { get; init; }

    /// <summary>Zeros on every side instead of Mode and Border; null when not said.</summary>
    public required int? Padding { get; init; }

    /// <summary>Interleaved elements of a pixel; each is reduced by itself.</summary>
    public required int Channels { get; init; }

    /// <summary>The fourth channel is that of the pixel under the anchor.</summary>
    public required bool PreserveAlpha { get; init; }

    /// <summary>The picture that is expected; null is any.</summary>
    public required int? Width { get; init; }
    public required int? Height { get; init; }

    /// <summary>Elements between the loads of neighboring columns of taps; the body of a longer window is never run.</summary>
    public int ColumnStep => (int)Math.Min((long)Dilation * Channels, KernelLimits.LongestReach / Columns);

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
