using System;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>Makes the method a convolution with the outer product of a column and a row.</summary>
/// <param name="column">The factor of each row of the kernel, from top to bottom.</param>
/// <param name="row">The factor of each column of the kernel, from left to right.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class SeparableKernelAttribute(double[] column, double[] row) : ConvolutionAttribute
{
    /// <summary>The factor of each row of the kernel, from top to bottom.</summary>
    public double[] Column { get; } = column;

    /// <summary>The factor of each column of the kernel, from left to right.</summary>
    public double[] Row { get; } = row;
}

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

/// <summary>Makes the method a Gaussian blur.</summary>
/// <remarks>
/// The weights are sampled, normalised to sum to exactly one, and the same on every machine. For integer sources they are
/// quantized to <see cref="WeightBits"/> fractional bits along each axis, as OpenCV's fixed-point GaussianBlur does.
/// <para>
/// Zeros mean what they mean to <c>cv2.GaussianBlur</c>. A size of 0 is chosen from sigma: round(2·m·sigma + 1) | 1, where m is 3 for
/// bytes and 4 for other sources. A sigma of 0 is chosen from the size: {1}, {1 2 1}/4, {1 4 6 4 1}/16, {2 7 14 18 14 7 2}/64 and
/// {4 13 30 51 60 51 30 13 4}/256 for sizes 1 to 9, and 0.3·((size − 1)·0.5 − 1) + 0.8 for all others.
/// </para>
/// </remarks>
/// <param name="rows">Rows of the window, 1 to 4,095; 0: chosen from the vertical sigma.</param>
/// <param name="columns">Columns of the window, 1 to 4,095; 0: chosen from <paramref name="sigmaX"/>.</param>
/// <param name="sigmaY">Standard deviation along the columns, in pixels; 0: <paramref name="sigmaX"/>.</param>
/// <param name="sigmaX">Standard deviation along the rows, in pixels; 0: chosen from the size along each axis.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GaussianKernelAttribute(int rows, int columns, double sigmaY, double sigmaX) : ConvolutionAttribute
{
    /// <summary>The same size and standard deviation along both axes.</summary>
    /// <param name="size">Rows and columns of the window, 1 to 4,095; 0: chosen from <paramref name="sigma"/>.</param>
    /// <param name="sigma">Standard deviation in pixels; 0: chosen from <paramref name="size"/>.</param>
    public GaussianKernelAttribute(int size, double sigma)
        : this(size, size, sigma, sigma)
    {
    }

    /// <summary>Rows of the window; 0: chosen from sigma.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns of the window; 0: chosen from sigma.</summary>
    public int Columns { get; } = columns;

    /// <summary>Standard deviation along the columns, in pixels; 0: <see cref="SigmaX"/>.</summary>
    public double SigmaY { get; } = sigmaY;

    /// <summary>Standard deviation along the rows, in pixels; 0: chosen from the size.</summary>
    public double SigmaX { get; } = sigmaX;

    /// <summary>Fractional bits of a weight, 1 to 24; if not written, 8 for bytes and 16 for 16-bit sources.</summary>
    public int WeightBits { get; set; }
}
