using System;
using static KernelGen.Execution.Tests.Goldens.Translation;

namespace KernelGen.Execution.Tests.Goldens;

/// <summary>scipy.ndimage, scipy.signal and numpy as declarations.</summary>
internal static class SciPy
{
    /// <summary>
    /// scipy.ndimage.correlate has its center at n/2. convolve turns the kernel, and then the center is (n − 1)/2; as
    /// written, that is tap n/2.
    /// </summary>
    public static Translation NdImage(GoldenCase golden)
    {
        var kernel = golden.Input("kernel");
        var flip = golden.Function == "convolve";
        var border = NdBorder(golden.Text("mode"));
        var options = new Options
        {
            Flip = flip,
            Border = border,
            BorderValue = border == BorderMode.Constant ? RandomOptions.Text(golden.Number("cval")) : "0",
            AnchorRow = flip && kernel.Rows % 2 == 0 ? kernel.Rows / 2 : null,
            AnchorColumn = flip && kernel.Columns % 2 == 0 ? kernel.Columns / 2 : null,
        };
        var pair = ElementTypes.Of(golden.InputType("src"), golden.OutputType);
        return new Expressed(new Declaration(Kernels.Dense(kernel), pair) { Options = options }, golden.Input("src"), golden.Output);
    }

    /// <summary>The border names of scipy.ndimage.</summary>
    public static BorderMode NdBorder(string mode) => mode switch
    {
        "nearest" => BorderMode.Replicate,
        "reflect" => BorderMode.Reflect,
        "mirror" => BorderMode.Reflect101,
        "wrap" => BorderMode.Wrap,
        "constant" => BorderMode.Constant,
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>
    /// scipy.signal.convolve2d and correlate2d. In valid mode the larger input is the picture; a correlation whose inputs
    /// were exchanged comes out turned by 180°.
    /// </summary>
    public static Translation Signal(GoldenCase golden)
    {
        var (picture, kernel, wanted) = (golden.Input("in1"), golden.Input("in2"), golden.Output);
        var flip = golden.Function == "convolve2d";
        var mode = Mode(golden.Text("mode"));
        var pair = ElementTypes.Of(golden.InputType("in1"), golden.OutputType);
        if (mode == ConvolutionMode.Valid && kernel.Rows >= picture.Rows && kernel.Columns >= picture.Columns)
        {
            (picture, kernel) = (kernel, picture);
            pair = Pair.Of<float, float>();
            if (!flip) wanted = wanted.Reversed();
        }
        var options = new Options { Flip = flip, Mode = mode };
        if (mode != ConvolutionMode.Valid)
        {
            options = options with
            {
                Border = golden.Text("boundary") switch { "fill" => BorderMode.Constant, "wrap" => BorderMode.Wrap, _ => BorderMode.Reflect },
            };
        }
        return new Expressed(new Declaration(Kernels.Dense(kernel), pair) { Options = options }, picture, wanted);
    }

    /// <summary>numpy.convolve and numpy.correlate: the longer operand is the signal; a correlation so exchanged comes out reversed.</summary>
    public static Translation OneDimension(GoldenCase golden)
    {
        var (signal, kernel, wanted) = (golden.Input("a"), golden.Input("v"), golden.Output);
        var flip = golden.Function == "convolve";
        if (kernel.Values.Length > signal.Values.Length)
        {
            (signal, kernel) = (kernel, signal);
            if (!flip) wanted = wanted.Reversed();
        }
        var mode = Mode(golden.Text("mode"));
        var weights = new DenseWeights(1, kernel.Values.Length, Kernels.Texts(kernel.Values), Signal: true);
        var options = new Options { Flip = flip, Mode = mode, Border = mode == ConvolutionMode.Valid ? default : BorderMode.Constant };
        var pair = ElementTypes.Of(golden.InputType("a"), golden.OutputType);
        return new Expressed(new Declaration(weights, pair) { Options = options, Shape = Shape.Signal }, Row(signal), Row(wanted));
    }

    private static NpyArray Row(NpyArray signal) => signal with { Shape = [1, signal.Values.Length] };

    private static ConvolutionMode Mode(string mode) => mode switch
    {
        "full" => ConvolutionMode.Full,
        "same" => ConvolutionMode.Same,
        "valid" => ConvolutionMode.Valid,
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
