using System;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>Where the windows of one axis lie: how many outputs, and the source position of tap 0 of output 0.</summary>
internal readonly record struct Axis(int Length, int First, int Stride, int Dilation)
{
    public static Axis Of(int input, int window, int anchor, Options options)
    {
        var (stride, dilation) = (options.Stride, options.Dilation);
        var reach = dilation * (window - 1);
        if (options.Padding is int padding) return new(Fitting(input + 2 * padding - reach, stride), -padding, stride, dilation);
        return options.Mode switch
        {
            ConvolutionMode.Same => new((input + stride - 1) / stride, -anchor * dilation, stride, dilation),
            ConvolutionMode.Valid => new(Fitting(input - reach, stride), 0, stride, dilation),
            ConvolutionMode.Full => new(input + reach, -reach, stride, dilation),
            _ => throw new ArgumentOutOfRangeException(nameof(options)),
        };
    }

    /// <summary>The source position of a tap of an output; outside the picture it is negative or beyond the end.</summary>
    public int Position(int output, int tap) => First + output * Stride + tap * Dilation;

    private static int Fitting(int starts, int stride) => starts < 1 ? 0 : (starts - 1) / stride + 1;
}
