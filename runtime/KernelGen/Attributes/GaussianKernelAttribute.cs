using System;

namespace KernelGen;

/// <summary>Makes the method a Gaussian blur.</summary>
/// <remarks>
/// The weights are sampled, normalised to sum to exactly one, and the same on every machine. For integer sources they are
/// quantised to <see cref="WeightBits"/> fractional bits along each axis, as OpenCV's fixed-point GaussianBlur does.
/// </remarks>
/// <param name="rows">Rows of the window, at least 1.</param>
/// <param name="columns">Columns of the window, at least 1.</param>
/// <param name="sigmaY">Standard deviation along the columns, in pixels; 0 for 0.3·((rows − 1)·0.5 − 1) + 0.8.</param>
/// <param name="sigmaX">Standard deviation along the rows, in pixels; 0 for 0.3·((columns − 1)·0.5 − 1) + 0.8.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class GaussianKernelAttribute(int rows, int columns, double sigmaY, double sigmaX) : ConvolutionAttribute
{
    /// <summary>The same size and standard deviation along both axes.</summary>
    /// <param name="size">Rows and columns of the window, at least 1.</param>
    /// <param name="sigma">Standard deviation in pixels; 0 for 0.3·((size − 1)·0.5 − 1) + 0.8.</param>
    public GaussianKernelAttribute(int size, double sigma)
        : this(size, size, sigma, sigma)
    {
    }

    /// <summary>Rows of the window.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns of the window.</summary>
    public int Columns { get; } = columns;

    /// <summary>Standard deviation along the columns, in pixels.</summary>
    public double SigmaY { get; } = sigmaY;

    /// <summary>Standard deviation along the rows, in pixels.</summary>
    public double SigmaX { get; } = sigmaX;

    /// <summary>Fractional bits of a weight, 1 to 24; if not written, 8 for bytes and 16 for 16-bit sources.</summary>
    public int WeightBits { get; set; }
}
