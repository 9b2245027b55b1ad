using System;
using System.Linq;
using KernelGen.Execution.Tests.Definition;
using KernelGen.Execution.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace KernelGen.Execution.Tests.Kernels;

/// <summary>Coefficients at the ends of the range of floats, on pictures that bring the sums back to the middle of it.</summary>
public sealed class MagnitudeTests
{
    [Theory]
    [InlineData("1e-40 -3e-39", "1", 1e30)]
    [InlineData("1 -3", "1e40", 1e30)]
    [InlineData("1e-44 -3e-44", "1e-44", 5)]
    [InlineData("1e38 -3e38", "1", 1e-20)]
    [InlineData("1 -3", "1e-38", 1e-20)]
    [InlineData("1e30 -1e-30", "1", 1e-3)]
    public void Single(string coefficients, string divisor, double scale)
    {
        var declaration = Declared.Dense<float, float>(1, 2, coefficients, new() { Divisor = divisor });
        using var batch = new Batch(LanguageVersion.Latest, [declaration]);
        var source = Enumerable.Range(1, 70).Select(n => (float)(n * scale)).ToArray();
        var answer = FourLoop.Apply<float, float>(declaration, source, 35, 2);
        var result = new float[70];

        batch[0].CreateDelegate<Action<ReadOnlySpan<float>, Span<float>, int, int>>()(source, result, 35, 2);
        Assert.All(result, (value, index) => Assert.Null(answer.Object(index, value)));

        Convolution.Apply<float, float>(declaration.AtRunTime()!, source, result, 35, 2);
        Assert.All(result, (value, index) => Assert.Null(answer.Object(index, value)));
    }

    [Theory]
    [InlineData("1e-300 -3e-299", "1", 1e200)]
    [InlineData("1 -3", "1e300", 1e200)]
    [InlineData("1e300 -3e300", "1", 1e-200)]
    [InlineData("1e-320 -3e-320", "1e-320", 5)]
    public void Double(string coefficients, string divisor, double scale)
    {
        var declaration = Declared.Dense<double, double>(1, 2, coefficients, new() { Divisor = divisor });
        using var batch = new Batch(LanguageVersion.Latest, [declaration]);
        var source = Enumerable.Range(1, 70).Select(n => n * scale).ToArray();
        var answer = FourLoop.Apply<double, double>(declaration, source, 35, 2);
        var result = new double[70];

        batch[0].CreateDelegate<Action<ReadOnlySpan<double>, Span<double>, int, int>>()(source, result, 35, 2);
        Assert.All(result, (value, index) => Assert.Null(answer.Object(index, value)));

        Convolution.Apply<double, double>(declaration.AtRunTime()!, source, result, 35, 2);
        Assert.All(result, (value, index) => Assert.Null(answer.Object(index, value)));
    }
}
