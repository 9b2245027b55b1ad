using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>The output rows that a call computes, and the rows of a larger image that its source contains.</summary>
/// <remarks>
/// For images in parts, or too large for one machine. Borders are at the ends of the image, not of the strip, so strips
/// together have the same bits as the whole image filtered at once. The destination contains only the rows of the strip.
/// </remarks>
/// <param name="FirstRow">The first output row, counted from the top of the whole output.</param>
/// <param name="RowCount">How many output rows.</param>
/// <param name="SourceFirstRow">The row of the image that is the first row of the source.</param>
/// <param name="PictureHeight">The height of the whole image in rows; 0: the source is the whole image.</param>
public readonly record struct Strip(int FirstRow, int RowCount, int SourceFirstRow = 0, int PictureHeight = 0);
