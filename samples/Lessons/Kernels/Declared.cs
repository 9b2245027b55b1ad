using System;
using System.Collections.Generic;
using System.Reflection;
using KernelGen;

namespace Lessons.Kernels;

/// <summary>Reads the declarations back from the attributes, so that the page shows what was compiled.</summary>
internal static class Declared
{
    /// <summary>The coefficients of a kernel's attribute, row by row.</summary>
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
