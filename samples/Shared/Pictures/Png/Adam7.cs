namespace Samples.Pictures.Png;

/// <summary>A sparse grid of pixels that is stored as a separate image.</summary>
internal readonly record struct PixelGrid(int FirstColumn, int FirstRow, int ColumnStep, int RowStep)
{
    /// <summary>The number of columns of the grid in an image of this width.</summary>
    public int Columns(int width) => (width - FirstColumn + ColumnStep - 1) / ColumnStep;

    /// <summary>The number of rows of the grid in an image of this height.</summary>
    public int Rows(int height) => (height - FirstRow + RowStep - 1) / RowStep;
}

/// <summary>The seven passes of an interlaced PNG (W3C PNG, section 8.2), and the one pass of a plain one.</summary>
internal static class Adam7
{
    private static readonly PixelGrid[] s_plain = [new(0, 0, 1, 1)];

    private static readonly PixelGrid[] s_interlaced =
    [
        new(0, 0, 8, 8), new(4, 0, 8, 8), new(0, 4, 4, 8), new(2, 0, 4, 4), new(0, 2, 2, 4), new(1, 0, 2, 2), new(0, 1, 1, 2),
    ];

    /// <summary>The grids in the order in which they are stored.</summary>
    public static PixelGrid[] Passes(bool interlaced) => interlaced ? s_interlaced : s_plain;
}
