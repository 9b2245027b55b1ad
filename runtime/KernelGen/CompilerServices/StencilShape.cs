using System.ComponentModel;

namespace KernelGen.CompilerServices;

/// <summary>What the runner must know of a stencil besides its arithmetic.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct StencilShape
{
    /// <summary>A one-tap window on single-channel pixels, replicated borders.</summary>
    public StencilShape()
    {
    }

    /// <summary>What messages call the kernel.</summary>
    public string Name { get; init; } = "kernel";

    /// <summary>Rows of taps.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Columns of taps.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>The row of taps that lies on the pixel, as applied (after Flip); only Same uses it.</summary>
    public int AnchorRow { get; init; }

    /// <summary>The column of taps that lies on the pixel, as applied (after Flip); only Same uses it.</summary>
    public int AnchorColumn { get; init; }

    /// <summary>Pixels from one output to the next.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>Pixels from one tap to the next.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>Interleaved elements of a pixel.</summary>
    public int Channels { get; init; } = 1;

    /// <summary>Which outputs there are, where <see cref="Padding"/> is −1.</summary>
    public ConvolutionMode Mode { get; init; }

    /// <summary>What lies outside the picture, where <see cref="Padding"/> is −1.</summary>
    public BorderMode Border { get; init; }

    /// <summary>The value outside the picture with <see cref="BorderMode.Constant"/>; representable in the source's type.</summary>
    public double BorderValue { get; init; }

    /// <summary>Zeros on every side; −1: Mode and Border decide.</summary>
    public int Padding { get; init; } = -1;

    /// <summary>Whether the fourth channel is copied instead of filtered.</summary>
    public bool PreserveAlpha { get; init; }

    /// <summary>Elements from the first tap of a row of taps to its last.</summary>
    internal nint Span => checked((nint)(Columns - 1) * Dilation * Channels);

    /// <summary>The width of the picture that was declared, in pixels; 0: any.</summary>
    public int Width { get; init; }

    /// <summary>The height of the picture that was declared; 0: any.</summary>
    public int Height { get; init; }
}
