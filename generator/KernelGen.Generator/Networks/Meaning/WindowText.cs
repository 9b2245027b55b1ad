using System.Collections.Generic;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Meaning;

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
