using System;
using System.Globalization;
using System.Linq;
using KernelGen;

namespace KernelBank.Bank;

/// <summary>The declaration of a kernel in the three forms that the program needs in addition to the generated method.</summary>
/// <param name="Kernel">For the generic runtime.</param>
/// <param name="Taps">As plain numbers.</param>
/// <param name="Text">As C#, without the border.</param>
internal sealed record Definition(Kernel Kernel, Taps Taps, string Text)
{
    /// <summary>Reads the attribute.</summary>
    public static Definition Of(ConvolutionAttribute attribute)
    {
        var options = new KernelOptions
        {
            Divisor = attribute.Divisor,
            Offset = attribute.Offset,
            Absolute = attribute.Absolute,
            Border = attribute.Border,
            Channels = attribute.Channels,
            PreserveAlpha = attribute.PreserveAlpha,
        };
        switch (attribute)
        {
            case Kernel3x3Attribute dense:
                return new Definition(
                    new Kernel(3, 3, dense.Coefficients, options),
                    new Taps(3, 3, dense.Coefficients, options.Divisor, options.Offset, options.Absolute),
                    Written("Kernel3x3", string.Join(",  ", dense.Coefficients.Chunk(3).Select(Row)), attribute));
            case BoxKernelAttribute box:
                var area = box.Rows * box.Columns;
                return new Definition(
                    Kernel.Box(box.Rows, box.Columns, options),
                    new Taps(box.Rows, box.Columns, [.. Enumerable.Repeat(1.0, area)], area, 0, false),
                    Written("BoxKernel", Row([box.Rows, box.Columns]), attribute));
            case GaussianKernelAttribute bell:
                options = options with { WeightBits = bell.WeightBits };
                return new Definition(
                    Kernel.Gaussian(bell.Rows, bell.SigmaY, options),
                    Bell(bell.Rows, bell.SigmaY, bell.WeightBits),
                    Written("GaussianKernel", $"{Row([bell.Rows, bell.SigmaY])}, WeightBits = {bell.WeightBits}", attribute));
            default:
                throw new NotSupportedException($"The bank does not support {attribute.GetType().Name}: add its taps here.");
        }
    }

    // Weights with n bits along each axis are multiples of 2^(−2n). The response to a black image with one pixel of
    // brightness 1 in the middle gives the weights rotated by 180°, and a Gaussian is symmetric; a float holds each exactly.
    private static Taps Bell(int size, double sigma, int weightBits)
    {
        var kernel = Kernel.Gaussian(size, sigma, new KernelOptions { Border = BorderMode.Constant, WeightBits = weightBits });
        var picture = new byte[size * size];
        picture[picture.Length / 2] = 1;
        var response = new float[picture.Length];
        Convolution.Apply<byte, float>(kernel, picture, response, size, size);
        var divisor = Math.Pow(2, 2 * weightBits);
        return new Taps(size, size, [.. response.Select(weight => weight * divisor)], divisor, 0, false);
    }

    private static string Row(double[] numbers) =>
        string.Join(", ", numbers.Select(static number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Written(string name, string arguments, ConvolutionAttribute attribute)
    {
        var text = $"{name}({arguments}";
        if (attribute.Divisor != 1) text += $", Divisor = {Row([attribute.Divisor])}";
        if (attribute.Offset != 0) text += $", Offset = {Row([attribute.Offset])}";
        if (attribute.Absolute) text += ", Absolute = true";
        if (attribute.Channels != 1) text += $", Channels = {attribute.Channels}";
        if (attribute.PreserveAlpha) text += ", PreserveAlpha = true";
        return $"[{text})]";
    }
}
