using System.Collections.Generic;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>A window over an input of known size: all options filled in. Over a signal the vertical axis is a single position.</summary>
internal sealed record Window(WindowAxis Vertical, WindowAxis Horizontal)
{
    public WindowAxis this[Axis axis] => axis == Axis.Vertical ? Vertical : Horizontal;

    /// <summary>Taps of the window.</summary>
    public long Taps => (long)Vertical.Window * Horizontal.Window;

    /// <summary>A window of a single tap.</summary>
    public bool IsPoint => Vertical.Window == 1 && Horizontal.Window == 1;

    /// <summary>Fills in what is not said: stride 1, or the size of the window for pooling; no padding; dilation 1.</summary>
    public static Window Of(WindowOptions options, TensorShape input, bool isPooling)
    {
        var (height, width) = (options.SizeOf(Axis.Vertical), options.SizeOf(Axis.Horizontal));
        var horizontal = new WindowAxis(
            input.Width,
            width,
            options.StrideWidth ?? options.Stride ?? (isPooling ? width : 1),
            options.DilationWidth ?? options.Dilation ?? 1,
            options.PaddingLeft ?? options.Padding ?? 0,
            options.PaddingRight ?? options.Padding ?? 0);
        if (input.Kind != TensorKind.Picture) return new Window(new WindowAxis(1, 1, 1, 1, 0, 0), horizontal);
        return new Window(
            new WindowAxis(
                input.Height,
                height,
                options.StrideHeight ?? options.Stride ?? (isPooling ? height : 1),
                options.DilationHeight ?? options.Dilation ?? 1,
                options.PaddingTop ?? options.Padding ?? 0,
                options.PaddingBottom ?? options.Padding ?? 0),
            horizontal);
    }

    /// <summary>The size and what is not plain about it: <c>5x5, stride 2, padding 2</c>.</summary>
    public override string ToString() => WindowText.Of(this);
}

/// <summary>A window in words, for the table of layers.</summary>
internal static class WindowText
{
    public static string Of(Window window)
    {
        var (down, across) = (window.Vertical, window.Horizontal);
        var parts = new List<string> { $"{down.Window}x{across.Window}" };
        if (down.Stride != 1 || across.Stride != 1) parts.Add("stride " + Pair(down.Stride, across.Stride));
        if (!IsUnpadded(down) || !IsUnpadded(across)) parts.Add("padding " + Padding(down, across));
        if (down.Dilation != 1 || across.Dilation != 1) parts.Add("dilation " + Pair(down.Dilation, across.Dilation));
        return string.Join(", ", parts);
    }

    private static bool IsUnpadded(WindowAxis axis) => axis is { Before: 0, After: 0 };

    private static string Pair(int down, int across) => down == across ? $"{down}" : $"{down}x{across}";

    /// <summary>One number for all sides, two for rows and columns, else top, left, bottom and right.</summary>
    private static string Padding(WindowAxis down, WindowAxis across) => down.Before == down.After && across.Before == across.After
        ? Pair(down.Before, across.Before)
        : $"{down.Before} {across.Before} {down.After} {across.After}";
}
