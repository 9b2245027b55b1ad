using System;

namespace KernelGen;

/// <summary>Makes the method a convolution with 5 rows of 5 coefficients.</summary>
/// <param name="coefficients">The 25 coefficients, row by row.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Kernel5x5Attribute(params double[] coefficients) : ConvolutionAttribute
{
    /// <summary>The 25 coefficients, row by row.</summary>
    public double[] Coefficients { get; } = coefficients;
}
