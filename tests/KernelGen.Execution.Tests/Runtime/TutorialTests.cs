using System;
using Xunit;

namespace KernelGen.Execution.Tests.Runtime;

/// <summary>The numbers of every tutorial: {1, 2, 3} * {4, 5, 6}, the mathematical convolution with zeros outside.</summary>
public sealed partial class TutorialTests
{
    private static readonly double[] Signal = [1, 2, 3];

    [Fact]
    public void Full()
    {
        var result = new double[5];
        ConvolveFull(Signal, result);
        Assert.Equal([4, 13, 28, 27, 18], result);
        Assert.Equal(result, Generic(ConvolutionMode.Full, 5));
    }

    [Fact]
    public void Same()
    {
        var result = new double[3];
        ConvolveSame(Signal, result);
        Assert.Equal([13, 28, 27], result);
        Assert.Equal(result, Generic(ConvolutionMode.Same, 3));
    }

    [Fact]
    public void Valid()
    {
        var result = new double[1];
        ConvolveValid(Signal, result);
        Assert.Equal([28], result);
        Assert.Equal(result, Generic(ConvolutionMode.Valid, 1));
    }

    [Kernel1D(4, 5, 6, Flip = true, Mode = ConvolutionMode.Full, Border = BorderMode.Constant)]
    private static partial void ConvolveFull(ReadOnlySpan<double> signal, Span<double> result);

    [Kernel1D(4, 5, 6, Flip = true, Border = BorderMode.Constant)]
    private static partial void ConvolveSame(ReadOnlySpan<double> signal, Span<double> result);

    [Kernel1D(4, 5, 6, Flip = true, Mode = ConvolutionMode.Valid)]
    private static partial void ConvolveValid(ReadOnlySpan<double> signal, Span<double> result);

    private static double[] Generic(ConvolutionMode mode, int length)
    {
        var border = mode == ConvolutionMode.Valid ? BorderMode.Replicate : BorderMode.Constant;
        var result = new double[length];
        Convolution.Apply<double, double>(new Kernel(1, 3, [4, 5, 6], new() { Flip = true, Mode = mode, Border = border }), Signal, result);
        return result;
    }
}
