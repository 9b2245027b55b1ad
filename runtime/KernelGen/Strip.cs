using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>Which output rows a call computes, and which rows of a larger picture its source holds.</summary>
/// <remarks>
/// For pictures in tiles, or too large for one machine: borders lie where the picture ends, not where the strip does, so strips
/// put together are the same bits as the picture filtered at once. The destination holds the strip's rows only.
/// </remarks>
/// <param name="FirstRow">The first output row, counted from the top of the whole output.</param>
/// <param name="RowCount">How many output rows.</param>
/// <param name="SourceFirstRow">Which row of the picture is the first row of the source.</param>
/// <param name="PictureHeight">Rows of the whole picture; 0: the source is the whole picture.</param>
public readonly record struct Strip(int FirstRow, int RowCount, int SourceFirstRow = 0, int PictureHeight = 0);
