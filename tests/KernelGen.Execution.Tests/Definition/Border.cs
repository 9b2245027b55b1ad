using System;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>The picture continued beyond its edges, position by position.</summary>
internal static class Border
{
    /// <summary>The position inside 0 … length − 1 that stands at <paramref name="position"/>; null where the constant does.</summary>
    public static int? Locate(int position, int length, BorderMode border)
    {
        // Whole periods far away first: a window's taps may be millions of pixels apart.
        var period = border switch
        {
            BorderMode.Wrap => length,
            BorderMode.Reflect => 2 * length,
            BorderMode.Reflect101 => Math.Max(1, 2 * length - 2),
            _ => 0,
        };
        if (period > 0 && Math.Abs(position) / period > 8) position -= position / period * period;

        // Walk back inside one reflection (or one period) at a time, literally as the rule is drawn.
        while (position < 0 || position >= length)
        {
            switch (border)
            {
                case BorderMode.Constant: return null;
                case BorderMode.Replicate: position = Math.Clamp(position, 0, length - 1); break;
                case BorderMode.Wrap: position += position < 0 ? length : -length; break;
                case BorderMode.Reflect: position = position < 0 ? -1 - position : 2 * length - 1 - position; break;
                case BorderMode.Reflect101 when length == 1: position = 0; break;
                case BorderMode.Reflect101: position = position < 0 ? -position : 2 * length - 2 - position; break;
                default: throw new ArgumentOutOfRangeException(nameof(border));
            }
        }
        return position;
    }
}
