using System;

namespace KernelGen;

/// <summary>Makes the method a convolution with a kernel of any size.</summary>
/// <param name="rows">Rows of the kernel, at least 1.</param>
/// <param name="columns">Columns of the kernel, at least 1.</param>
/// <param name="coefficients">rows·columns coefficients, row by row.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class KernelAttribute(int rows, int columns, params double[] coefficients) : ConvolutionAttribute
{
    /// <summary>Rows of the kernel.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns of the kernel.</summary>
    public int Columns { get; } = columns;

    /// <summary>The coefficients, row by row.</summary>
    public double[] Coefficients { get; } = coefficients;
}
