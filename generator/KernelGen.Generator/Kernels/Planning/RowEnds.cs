using System;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;

namespace KernelGen.Generator.Kernels.Planning;

/// <summary>
/// How far windows reach beyond the ends of a row, and what they find there: known when the code is written, so that the pixels
/// outside are permuted from a vector of those inside. All numbers are in elements.
/// </summary>
/// <param name="Before">Elements before a window's own one.</param>
/// <param name="After">Elements after it.</param>
/// <param name="Channels">Elements of a pixel.</param>
/// <param name="Border">What lies outside.</param>
/// <param name="Constant">The border's value, where it is constant.</param>
internal sealed record RowEnds(int Before, int After, int Channels, BorderMode Border, double Constant)
{
    /// <summary>The ends of a stencil's rows; null if its windows do not leave them, or if what they find must be copied.</summary>
    public static RowEnds? Of(Stencil stencil)
    {
        if (stencil.Window.Padding is not null || stencil.Window.Mode != ConvolutionMode.Same || stencil.Stride != 1) return null;
        var before = stencil.Window.AnchorColumn * stencil.ColumnStep;
        var after = (stencil.Columns - 1 - stencil.Window.AnchorColumn) * stencil.ColumnStep;
        return before + after == 0 ? null : new RowEnds(before, after, stencil.Channels, stencil.Window.Border, stencil.Window.BorderValue);
    }

    /// <summary>What is found outside lies in the vector beside it, and needs neither another one nor a constant.</summary>
    public bool AreNear => Border is not (BorderMode.Constant or BorderMode.Wrap);

    /// <summary>Whether one vector of so many elements holds all that is found outside, with room for two pixels more.</summary>
    public bool Fit(int elements) => Math.Max(Before, After) + 2 * Channels <= elements / 2;

    /// <summary>The element that is found at a position before the first one, which is 0; null: the constant, or one of the row's other end.</summary>
    public int? AtStart(int position)
    {
        if (position >= 0) return position;
        var pixel = (position - Channels + 1) / Channels;
        var channel = position - pixel * Channels;
        return Border switch
        {
            BorderMode.Constant or BorderMode.Wrap => null,
            BorderMode.Reflect => (-1 - pixel) * Channels + channel,
            BorderMode.Reflect101 => -pixel * Channels + channel,
            _ => channel,
        };
    }

    /// <summary>The element that is found at a position after the last one, which is −1; null: the constant, or one of the row's other end.</summary>
    public int? AtEnd(int position)
    {
        if (position < 0) return position;
        var (pixel, channel) = (position / Channels, position % Channels);
        return Border switch
        {
            BorderMode.Constant or BorderMode.Wrap => null,
            BorderMode.Reflect => (-1 - pixel) * Channels + channel,
            BorderMode.Reflect101 => (-2 - pixel) * Channels + channel,
            _ => channel - Channels,
        };
    }
}
