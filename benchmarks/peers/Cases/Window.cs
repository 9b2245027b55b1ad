using System;
using System.Linq;
using System.Reflection;

namespace KernelGen.Peers;

/// <summary>The meaning of a declaration, read from its attribute, so that every contestant computes the same kernel.</summary>
/// <param name="Column">The factor of each row; null if the kernel was not declared as a product.</param>
/// <param name="Row">The factor of each column; null likewise.</param>
/// <param name="Taps">The coefficients, row by row; sums are divided by <see cref="Divisor"/>.</param>
/// <param name="Divisor">The divisor, including that of a mean.</param>
/// <param name="Sigma">The standard deviation of a Gaussian, else 0.</param>
/// <param name="Generic">The same kernel for the generic runtime.</param>
internal sealed record Window(
    int Rows, int Columns, double[]? Column, double[]? Row, double[] Taps, double Divisor, double Sigma, bool IsBox, Kernel Generic)
{
    private const int GaussianBits = 8;

    public KernelOptions Options => Generic.Options;

    /// <summary>The largest magnitude of a result, for sources in [−1, 1].</summary>
    public double Gain => Taps.Sum(Math.Abs) / Math.Abs(Divisor);

    /// <summary>Coefficients and divisor scaled to integers by a power of ten: exact for decimals of at most six places.</summary>
    /// <remarks>Null where no such power exists, as for a Gaussian that is not quantized.</remarks>
    public (long[] Taps, long Divisor)? Integers
    {
        get
        {
            for (var scale = 1m; scale <= 1_000_000; scale *= 10)
            {
                var scaled = Taps.Append(Divisor).Select(tap => (decimal)tap * scale).ToArray();
                if (scaled.All(decimal.IsInteger)) return (scaled[..^1].Select(tap => (long)tap).ToArray(), (long)scaled[^1]);
            }
            return null;
        }
    }

    /// <summary>The window of a generated method whose source has the given element type.</summary>
    public static Window Of(MethodInfo method, Type source)
    {
        var attribute = method.GetCustomAttribute<ConvolutionAttribute>()
            ?? throw new ArgumentException($"{method.Name} has no kernel attribute.");
        var options = new KernelOptions
        {
            Divisor = attribute.Divisor,
            Border = attribute.Border,
            Stride = attribute.Stride,
            Channels = attribute.Channels,
            PreserveAlpha = attribute.PreserveAlpha,
            Rounding = attribute.Rounding,
        };
        return attribute switch
        {
            Kernel3x3Attribute kernel => Dense(3, 3, kernel.Coefficients, options),
            Kernel5x5Attribute kernel => Dense(5, 5, kernel.Coefficients, options),
            Kernel7x7Attribute kernel => Dense(7, 7, kernel.Coefficients, options),
            Kernel1DAttribute kernel => Dense(1, kernel.Coefficients.Length, kernel.Coefficients, options),
            KernelAttribute kernel => Dense(kernel.Rows, kernel.Columns, kernel.Coefficients, options),
            SeparableKernelAttribute kernel =>
                Product(kernel.Column, kernel.Row, options.Divisor, Kernel.Separable(kernel.Column, kernel.Row, options)),
            BoxKernelAttribute box =>
                Product(Ones(box.Rows), Ones(box.Columns), box.Rows * box.Columns, Kernel.Box(box.Rows, box.Columns, options))
                    with
                { IsBox = true },
            GaussianKernelAttribute gaussian => Gaussian(gaussian, source, options),
            _ => throw new ArgumentException($"{attribute.GetType().Name} is not supported here."),
        };
    }

    private static Window Dense(int rows, int columns, double[] taps, KernelOptions options) =>
        new(rows, columns, null, null, taps, options.Divisor, 0, false, new Kernel(rows, columns, taps, options));

    private static Window Product(double[] column, double[] row, double divisor, Kernel generic)
    {
        var taps = column.SelectMany(down => row.Select(across => down * across)).ToArray();
        return new(column.Length, row.Length, column, row, taps, divisor, 0, false, generic);
    }

    private static Window Gaussian(GaussianKernelAttribute gaussian, Type source, KernelOptions options)
    {
        var quantized = source == typeof(byte);
        var column = Bell(gaussian.Rows, gaussian.SigmaY, quantized);
        var row = Bell(gaussian.Columns, gaussian.SigmaX, quantized);
        var divisor = quantized ? Math.ScaleB(1, 2 * GaussianBits) : 1;
        return Product(column, row, divisor, Kernel.Gaussian(gaussian.Rows, gaussian.Columns, gaussian.SigmaY, gaussian.SigmaX, options))
            with
        { Sigma = gaussian.SigmaX };
    }

    /// <summary>exp(−d²/2σ²), normalized; quantized by error diffusion from the ends to the middle, as in OpenCV.</summary>
    private static double[] Bell(int size, double sigma, bool quantized)
    {
        var weights = Enumerable.Range(0, size).Select(i => Math.Exp(-Math.Pow(i - (size - 1) / 2.0, 2) / (2 * sigma * sigma))).ToArray();
        var sum = weights.Sum();
        for (var i = 0; i < size; i++) weights[i] /= sum;
        if (!quantized) return weights;
        var (one, carried) = (Math.ScaleB(1, GaussianBits), 0.0);
        for (var i = 0; i < size / 2; i++)
        {
            var wanted = weights[i] * one + carried;
            weights[i] = weights[size - 1 - i] = Math.Round(wanted);
            carried = wanted - weights[i];
        }
        weights[size / 2] = one - 2 * weights[..(size / 2)].Sum();
        return weights;
    }

    private static double[] Ones(int count) => Enumerable.Repeat(1.0, count).ToArray();
}
