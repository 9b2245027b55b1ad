using System;
using System.Collections.Generic;
using System.Reflection;
using KernelGen;

namespace Lessons.Kernels;

/// <summary>What was declared, read back from the attribute: the page shows what was compiled.</summary>
internal static class Declared
{
    /// <summary>The coefficients over a kernel's method, row by row.</summary>
    public static IReadOnlyList<double> Coefficients(PictureFilter<short> filter) => Coefficients(filter.Method);

    /// <inheritdoc cref="Coefficients(PictureFilter{short})"/>
    public static IReadOnlyList<double> Coefficients(PictureFilter<float> filter) => Coefficients(filter.Method);

    private static double[] Coefficients(MethodInfo method) => method.GetCustomAttribute<ConvolutionAttribute>() switch
    {
        Kernel3x3Attribute it => it.Coefficients,
        KernelAttribute it => it.Coefficients,
        var other => throw new NotSupportedException(
            $"{other?.GetType().Name ?? "No attribute"} over {method.Name} has no coefficients to read."),
    };
}
