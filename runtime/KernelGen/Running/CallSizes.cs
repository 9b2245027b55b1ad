using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Running;

/// <summary>What the rows of a call are.</summary>
internal enum CallKind
{
    /// <summary>All of a picture.</summary>
    Picture,

    /// <summary>Those of a strip.</summary>
    Strip,

    /// <summary>One row, and nothing above or below it.</summary>
    Signal,
}

/// <summary>
/// The sizes of one call, checked once: what the source is, which rows are wanted, how large the destination is, what lies outside.
/// </summary>
/// <remarks>It is written once, field by field, and read where it stands: a copy would have to wait for all its fields.</remarks>
internal readonly struct CallSizes
{
    /// <summary>Pixels of a source row.</summary>
    public readonly int Width;

    /// <summary>Rows that the source holds.</summary>
    public readonly int Height;

    /// <summary>Interleaved elements of a pixel.</summary>
    public readonly int Channels;

    /// <summary>Rows of the whole picture.</summary>
    public readonly int PictureHeight;

    /// <summary>The window along a row.</summary>
    public readonly Geometry Columns;

    /// <summary>The window along a column.</summary>
    public readonly Geometry Rows;

    /// <summary>The rows that are wanted.</summary>
    public readonly Strip Strip;

    /// <summary>Elements of an output row.</summary>
    public readonly int OutputWidth;

    /// <summary>The first output pixel of a row, where only some of its columns are wanted.</summary>
    public readonly int FirstPixel;

    /// <summary>Only some columns are wanted.</summary>
    public readonly bool IsPart;

    /// <summary>There is nothing to compute.</summary>
    public readonly bool IsEmpty;

    /// <summary>The fourth channel is copied instead of filtered.</summary>
    public readonly bool PreservesAlpha;

    /// <summary>What lies outside the picture; padding is zeros.</summary>
    public readonly BorderMode Border;

    /// <summary>The value outside, where the border is constant.</summary>
    public readonly double BorderValue;

    /// <param name="shape">The window.</param>
    /// <param name="width">Pixels of a source row.</param>
    /// <param name="height">Rows that the source holds.</param>
    /// <param name="kind">Which rows are wanted.</param>
    /// <param name="strip">They, if they are those of a strip.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative.</exception>
    /// <exception cref="ArgumentException">The sizes contradict each other or the declaration.</exception>
    public CallSizes(in StencilShape shape, int width, int height, CallKind kind = CallKind.Picture, in Strip strip = default)
    {
        if ((width | height) < 0) RefuseNegative(width, height);
        (Width, Height, Channels, PreservesAlpha) = (width, height, shape.Channels, shape.PreserveAlpha);
        (Border, BorderValue) = shape.Padding >= 0 ? (BorderMode.Constant, 0) : (shape.Border, shape.BorderValue);
        Columns = Along(shape, shape.Columns, shape.AnchorColumn);
        Rows = kind == CallKind.Signal ? Geometry.Valid(1, 1, 1) : Along(shape, shape.Rows, shape.AnchorRow);

        var isStrip = kind == CallKind.Strip;
        if (isStrip) CheckNotNegative(strip);
        PictureHeight = isStrip && strip.PictureHeight > 0 ? strip.PictureHeight : height;
        IsEmpty = width == 0 || PictureHeight == 0;
        if (IsEmpty) return;

        if (shape.Width > 0 || shape.Height > 0) CheckDeclared(shape, kind);
        var outputRows = Rows.OutputLength(PictureHeight);
        if (isStrip)
        {
            CheckStrip(shape, strip, height, outputRows);
            Strip = new Strip(strip.FirstRow, strip.RowCount, strip.SourceFirstRow, PictureHeight);
        }
        else
        {
            Strip = new Strip(0, ToInt(outputRows, shape, "rows"), 0, PictureHeight);
        }
        OutputWidth = ToInt(Columns.OutputLength(width) * Channels, shape, "elements in a row");
        IsEmpty = Strip.RowCount == 0 || OutputWidth == 0;
        if (!IsEmpty && height < PictureHeight) CheckHalo(shape);
    }

    private CallSizes(in CallSizes whole, int firstPixel, int pixels)
    {
        this = whole;
        (FirstPixel, IsPart, OutputWidth) = (firstPixel, true, pixels * whole.Channels);
        Columns = whole.Columns.From(firstPixel);
    }

    /// <summary>The same for some columns of the output.</summary>
    /// <param name="firstPixel">The first pixel of each row.</param>
    /// <param name="pixels">How many.</param>
    public CallSizes OfColumns(int firstPixel, int pixels) => new(in this, firstPixel, pixels);

    /// <summary>How the shape's window walks along one axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Geometry Along(in StencilShape shape, int window, int anchor) =>
        shape.Padding >= 0 ? Geometry.Padded(window, shape.Stride, shape.Dilation, shape.Padding)
        : shape.Mode switch
        {
            ConvolutionMode.Valid => Geometry.Valid(window, shape.Stride, shape.Dilation),
            ConvolutionMode.Full => Geometry.Full(window, shape.Dilation),
            _ => Geometry.Same(window, shape.Stride, shape.Dilation, anchor),
        };

    /// <summary>Checks flat spans: they may be longer than needed, never shorter.</summary>
    public void CheckLengths(in StencilShape shape, int source, int destination)
    {
        if ((long)Width * Height > (Channels == 1 ? source : source / Channels)) RefuseSource(shape, source);
        if (destination < (long)OutputWidth * Strip.RowCount) RefuseDestination(shape, destination);
    }

    /// <summary>Checks a destination plane: it has exactly the output's size.</summary>
    public void CheckPlane(in StencilShape shape, int destinationWidth, int destinationHeight)
    {
        if (destinationWidth == OutputWidth && destinationHeight == Strip.RowCount) return;
        throw new ArgumentException(
            $"'{shape.Name}': the destination has {destinationHeight} rows of {destinationWidth} elements; "
            + $"the output has {Strip.RowCount} rows of {OutputWidth}: "
            + "pass a destination of exactly this size (a slice of a larger one).", "destination");
    }

    // Texts are methods of their own, which are not compiled while all is well.

    private static void RefuseNegative(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
    }

    [DoesNotReturn]
    private void RefuseSource(in StencilShape shape, int source) => throw new ArgumentException(
        $"'{shape.Name}': the source has {source} elements; {PixelsOf(Width, Height)} need {(Int128)Width * Height * Channels}: "
        + "pass all of the picture, or the width and height of what there is.", nameof(source));

    [DoesNotReturn]
    private void RefuseDestination(in StencilShape shape, int destination) => throw new ArgumentException(
        $"'{shape.Name}': the destination has {destination} elements; the output of "
        + $"{PixelsOf(OutputWidth / Channels, Strip.RowCount)} needs {(long)OutputWidth * Strip.RowCount}: "
        + "pass a longer one.", nameof(destination));

    private string PixelsOf(int width, int height) =>
        $"{width}x{height} pixels" + (Channels == 1 ? "" : $" of {Channels} channels");

    private static void CheckNotNegative(in Strip strip)
    {
        var (name, value) =
            strip.FirstRow < 0 ? (nameof(KernelGen.Strip.FirstRow), strip.FirstRow)
            : strip.RowCount < 0 ? (nameof(KernelGen.Strip.RowCount), strip.RowCount)
            : strip.SourceFirstRow < 0 ? (nameof(KernelGen.Strip.SourceFirstRow), strip.SourceFirstRow)
            : (nameof(KernelGen.Strip.PictureHeight), strip.PictureHeight);
        if (value >= 0) return;
        throw new ArgumentOutOfRangeException(nameof(strip), value, $"{name} of the strip is {value}; rows are counted from 0: give 0 or more.");
    }

    /// <summary>Checks that the strip's rows exist, and that the source's rows are the picture's.</summary>
    private void CheckStrip(in StencilShape shape, in Strip strip, int height, long outputRows)
    {
        if ((long)strip.SourceFirstRow + height > PictureHeight)
        {
            throw new ArgumentException(
                $"'{shape.Name}': the source holds rows {strip.SourceFirstRow} to {(long)strip.SourceFirstRow + height - 1}; "
                + $"the picture has {PictureHeight} rows (strip.PictureHeight, or the source's height where that is 0): "
                + "give SourceFirstRow and PictureHeight of the picture that the source is a part of.", nameof(strip));
        }
        if ((long)strip.FirstRow + strip.RowCount > outputRows)
        {
            throw new ArgumentException(
                $"'{shape.Name}': the strip asks for output rows {strip.FirstRow} to {(long)strip.FirstRow + strip.RowCount - 1}; "
                + $"there are {outputRows}: "
                + "ask for fewer, or say the height of the whole picture in PictureHeight.", nameof(strip));
        }
    }

    private void CheckDeclared(in StencilShape shape, CallKind kind)
    {
        if ((shape.Width == 0 || shape.Width == Width) && (kind == CallKind.Signal || shape.Height == 0 || shape.Height == PictureHeight)) return;
        throw new ArgumentException(
            $"'{shape.Name}': the picture is {Width}x{PictureHeight} pixels; the declaration says "
            + $"Width = {(shape.Width == 0 ? "any" : shape.Width)}, Height = {(shape.Height == 0 ? "any" : shape.Height)}: "
            + "pass such a picture, or leave Width and Height out of the declaration.", "source");
    }

    /// <summary>Checks that the source holds every picture row that the strip's windows show.</summary>
    private void CheckHalo(in StencilShape shape)
    {
        var (held, heldEnd) = ((long)Strip.SourceFirstRow, (long)Strip.SourceFirstRow + Height);
        var (least, greatest) = (long.MaxValue, -1L);
        for (long y = Strip.FirstRow; y < (long)Strip.FirstRow + Strip.RowCount; y++)
        {
            var top = y * Rows.Stride - Rows.Before;
            if (top >= 0 && top + Rows.Extent <= PictureHeight)
            {
                (least, greatest) = (Math.Min(least, top), Math.Max(greatest, top + Rows.Extent - 1));
                continue;
            }
            for (var tap = 0; tap < Rows.Window; tap++)
            {
                var row = BorderMap.Map(top + (long)tap * Rows.Dilation, PictureHeight, Border);
                if (row == BorderMap.Constant) continue;
                (least, greatest) = (Math.Min(least, row), Math.Max(greatest, row));
            }
        }
        if (greatest < 0 || (least >= held && greatest < heldEnd)) return;
        throw new ArgumentException(
            $"'{shape.Name}': output rows {Strip.FirstRow} to {(long)Strip.FirstRow + Strip.RowCount - 1} need picture rows {least} to "
            + $"{greatest}; the source holds " + (Height == 0 ? "none" : $"rows {held} to {heldEnd - 1}")
            + ": pass those rows, too, or ask for fewer output rows.", "strip");
    }

    private static int ToInt(long count, in StencilShape shape, string what) =>
        count <= int.MaxValue ? (int)count : RefuseCount(count, shape, what);

    [DoesNotReturn]
    private static int RefuseCount(long count, in StencilShape shape, string what) => throw new ArgumentException(
        $"'{shape.Name}': the output would have {count} {what}; at most {int.MaxValue} are possible: "
        + "filter the picture in parts.", "source");
}
