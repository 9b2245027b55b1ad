using System;

namespace KernelGen;

/// <summary>Makes the method the mean over a box of pixels, or their sum.</summary>
/// <param name="rows">Rows of the box, at least 1.</param>
/// <param name="columns">Columns of the box, at least 1.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class BoxKernelAttribute(int rows, int columns) : ConvolutionAttribute
{
    /// <summary>Rows of the box.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns of the box.</summary>
    public int Columns { get; } = columns;

    /// <summary>True: the mean. False: the sum.</summary>
    public bool Normalize { get; set; } = true;
}
