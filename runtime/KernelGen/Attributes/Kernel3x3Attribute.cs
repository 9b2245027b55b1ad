using System;

namespace KernelGen;

/// <summary>Makes the method a convolution with 3 rows of 3 coefficients.</summary>
/// <param name="coefficients">The 9 coefficients, row by row.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Kernel3x3Attribute(params double[] coefficients) : ConvolutionAttribute
{
    /// <summary>The 9 coefficients, row by row.</summary>
    public double[] Coefficients { get; } = coefficients;
}
