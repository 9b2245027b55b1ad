using System;

namespace KernelGen;

/// <summary>Makes the method the minimum over a box of pixels: an erosion.</summary>
/// <remarks>
/// <code>
/// destination[y, x] = min over i, j of source[y·Stride + (i − anchorRow)·Dilation, x·Stride + (j − anchorColumn)·Dilation]
/// </code>
/// Source and destination have one element type: byte, short, ushort, int, float or double. Each channel is taken by itself. A window
/// that holds a NaN gives NaN. The same as <c>scipy.ndimage.minimum_filter</c> (whose <c>mode="nearest"</c> is the default border here)
/// and, for rectangles, <c>cv2.erode</c> (whose default border is <see cref="BorderMode.Constant"/> with the type's greatest value).
/// </remarks>
/// <param name="rows">Rows of the box, 1 to 4,095.</param>
/// <param name="columns">Columns of the box, 1 to 4,095.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class ErodeKernelAttribute(int rows, int columns) : WindowAttribute
{
    /// <summary>Rows of the box.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns of the box.</summary>
    public int Columns { get; } = columns;
}
