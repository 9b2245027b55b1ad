using System;
using KernelGen.CompilerServices;
using KernelGen.Running;
using KernelGen.Shared;

namespace KernelGen.Operations;

/// <summary>A padded channel laid out so that neighboring windows lie next to each other, whatever the stride.</summary>
/// <remarks>
/// Element (y, x) of the padded channel stands in plane (y mod StrideY, x mod StrideX), row y/StrideY, column x/StrideX: a tap of the
/// window is then one offset, and the window of output n begins n elements on, row ends included. Windows that straddle the end of
/// a row are computed and not used.
/// </remarks>
internal readonly struct PhaseLayout
{
    private readonly WindowAxis rows;
    private readonly WindowAxis columns;
    private readonly int planeHeight;

    /// <param name="rows">The window along the rows.</param>
    /// <param name="columns">The window along the columns.</param>
    /// <param name="outputHeight">Rows of windows.</param>
    /// <param name="outputWidth">Windows in a row.</param>
    public PhaseLayout(WindowAxis rows, WindowAxis columns, int outputHeight, int outputWidth)
    {
        (this.rows, this.columns) = (rows, columns);
        (planeHeight, Pitch) = (PhaseLength(rows, outputHeight), PhaseLength(columns, outputWidth));
        PlaneLength = checked(planeHeight * Pitch);
        Length = checked(rows.Stride * columns.Stride * PlaneLength);
        IsInput = rows is { Stride: 1, Before: 0 } && columns is { Stride: 1, Before: 0 }
            && Pitch == columns.Input && planeHeight == rows.Input;
    }

    /// <summary>Elements from one row of windows to the next.</summary>
    public int Pitch { get; }

    /// <summary>Elements of one plane.</summary>
    public int PlaneLength { get; }

    /// <summary>Elements of a channel: of all its planes.</summary>
    public int Length { get; }

    /// <summary>Whether the layout is that of the input itself, so that nothing need be copied.</summary>
    public bool IsInput { get; }

    /// <summary>Where the first window reads this tap.</summary>
    public int Offset(int row, int column)
    {
        var (y, x) = ((long)row * rows.Dilation, (long)column * columns.Dilation);
        var plane = (int)(y % rows.Stride) * columns.Stride + (int)(x % columns.Stride);
        return plane * PlaneLength + (int)(y / rows.Stride) * Pitch + (int)(x / columns.Stride);
    }

    /// <summary>Lays a channel out, with a number for what lies outside it.</summary>
    public void Fill(ReadOnlySpan<float> channel, Span<float> planes, float outside)
    {
        for (var phase = 0; phase < rows.Stride; phase++)
        {
            if (!IsRead(rows, phase)) continue;
            for (var row = 0; row < planeHeight; row++)
            {
                var y = phase + (long)row * rows.Stride - rows.Before;
                var line = y >= 0 && y < rows.Input ? channel.Slice((int)y * columns.Input, columns.Input) : default;
                FillRow(line, planes[(phase * columns.Stride * PlaneLength + row * Pitch)..], outside);
            }
        }
    }

    private void FillRow(ReadOnlySpan<float> line, Span<float> planes, float outside)
    {
        for (var phase = 0; phase < columns.Stride; phase++)
        {
            if (!IsRead(columns, phase)) continue;
            var target = planes.Slice(phase * PlaneLength, Pitch);
            var first = Math.Min(CeilDivide(columns.Before - phase, columns.Stride), Pitch);
            var start = phase + (long)first * columns.Stride - columns.Before;
            if (line.IsEmpty || first == Pitch || start >= line.Length)
            {
                target.Fill(outside);
                continue;
            }
            var count = Math.Min(CeilDivide(line.Length - (int)start, columns.Stride), Pitch - first);
            target[..first].Fill(outside);
            Strided.Gather(line[(int)start..], columns.Stride, target.Slice(first, count));
            target[(first + count)..].Fill(outside);
        }
    }

    /// <summary>Positions that a plane holds along an axis: those up to the last tap of the last window.</summary>
    private static int PhaseLength(WindowAxis axis, int outputs) =>
        checked((int)(((outputs - 1L) * axis.Stride + axis.Extent - 1) / axis.Stride + 1));

    /// <summary>Whether any tap falls into the phase; where the stride exceeds the window some are never read.</summary>
    private static bool IsRead(WindowAxis axis, int phase)
    {
        for (var tap = 0; tap < axis.Window; tap++)
            if ((long)tap * axis.Dilation % axis.Stride == phase) return true;
        return false;
    }

    /// <summary>⌈dividend/divisor⌉, and 0 for a negative dividend.</summary>
    private static int CeilDivide(int dividend, int divisor) => dividend <= 0 ? 0 : (dividend - 1) / divisor + 1;
}
