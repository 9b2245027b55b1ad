using System;
using KernelGen.CompilerServices;

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

/// <summary>Makes the method a convolution along the rows of an image, or over a signal.</summary>
/// <param name="coefficients">The coefficients, from left to right.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Kernel1DAttribute(params double[] coefficients) : ConvolutionAttribute
{
    /// <summary>The coefficients, from left to right.</summary>
    public double[] Coefficients { get; } = coefficients;
}

/// <summary>Makes the method a convolution with 3 rows of 3 coefficients.</summary>
/// <param name="coefficients">The 9 coefficients, row by row.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Kernel3x3Attribute(params double[] coefficients) : ConvolutionAttribute
{
    /// <summary>The 9 coefficients, row by row.</summary>
    public double[] Coefficients { get; } = coefficients;
}

/// <summary>Makes the method a convolution with 5 rows of 5 coefficients.</summary>
/// <param name="coefficients">The 25 coefficients, row by row.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Kernel5x5Attribute(params double[] coefficients) : ConvolutionAttribute
{
    /// <summary>The 25 coefficients, row by row.</summary>
    public double[] Coefficients { get; } = coefficients;
}

/// <summary>Makes the method a convolution with 7 rows of 7 coefficients.</summary>
/// <param name="coefficients">The 49 coefficients, row by row.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Kernel7x7Attribute(params double[] coefficients) : ConvolutionAttribute
{
    /// <summary>The 49 coefficients, row by row.</summary>
    public double[] Coefficients { get; } = coefficients;
}
