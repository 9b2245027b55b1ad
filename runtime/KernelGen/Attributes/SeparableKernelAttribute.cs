using System;

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
