using System;

namespace KernelGen;

/// <summary>Makes the method a convolution with 7 rows of 7 coefficients.</summary>
/// <param name="coefficients">The 49 coefficients, row by row.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Kernel7x7Attribute(params double[] coefficients) : ConvolutionAttribute
{
    /// <summary>The 49 coefficients, row by row.</summary>
    public double[] Coefficients { get; } = coefficients;
}
