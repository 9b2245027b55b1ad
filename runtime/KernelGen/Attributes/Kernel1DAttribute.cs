using System;

namespace KernelGen;

/// <summary>Makes the method a convolution along the rows: of a picture, or of a signal.</summary>
/// <param name="coefficients">The coefficients, from left to right.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = false)]
public sealed class Kernel1DAttribute(params double[] coefficients) : ConvolutionAttribute
{
    /// <summary>The coefficients, from left to right.</summary>
    public double[] Coefficients { get; } = coefficients;
}
