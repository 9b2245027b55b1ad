using System;

namespace KernelGen.Execution.Tests.GenericLayers;

/// <summary>The layers as a textbook defines them: loops in double precision that share nothing with the product.</summary>
internal static class Textbook
{
    /// <summary>A convolution, and for every output the sum of the magnitudes that went into it.</summary>
    public static (double[] Sums, double[] Magnitudes) Convolve(
        TensorShape input, TextbookAxis rows, TextbookAxis columns, int outChannels, int groups, float[] x, float[] weight, float[] bias)
    {
        var (height, width) = (rows.Outputs, columns.Outputs);
        var inGroup = input.Channels / groups;
        var (sums, magnitudes) = (new double[outChannels * height * width], new double[outChannels * height * width]);
        for (var o = 0; o < outChannels; o++)
            for (var y = 0; y < height; y++)
                for (var c = 0; c < width; c++)
                {
                    var n = (o * height + y) * width + c;
                    if (bias.Length > 0) (sums[n], magnitudes[n]) = (bias[o], Math.Abs(bias[o]));
                    for (var i = 0; i < inGroup; i++)
                        for (var r = 0; r < rows.Window; r++)
                            for (var s = 0; s < columns.Window; s++)
                            {
                                var (row, column) = (rows.Position(y, r), columns.Position(c, s));
                                if (!rows.Holds(row) || !columns.Holds(column)) continue;
                                var channel = o / (outChannels / groups) * inGroup + i;
                                var product = (double)x[(channel * input.Height + row) * input.Width + column]
                                    * weight[((o * inGroup + i) * rows.Window + r) * columns.Window + s];
                                sums[n] += product;
                                magnitudes[n] += Math.Abs(product);
                            }
                }
        return (sums, magnitudes);
    }

    /// <summary>A transposed convolution: every input is spread over its window; what falls outside the output is lost.</summary>
    public static (double[] Sums, double[] Magnitudes) Spread(
        TensorShape input, TextbookAxis rows, TextbookAxis columns, TensorShape output, int groups, float[] x, float[] weight, float[] bias)
    {
        var (sums, magnitudes) = (new double[output.Length], new double[output.Length]);
        for (var n = 0; n < output.Length && bias.Length > 0; n++)
            (sums[n], magnitudes[n]) = (bias[n / output.Plane], Math.Abs(bias[n / output.Plane]));
        var outGroup = output.Channels / groups;
        for (var i = 0; i < input.Channels; i++)
            for (var o = 0; o < outGroup; o++)
                for (var y = 0; y < input.Height; y++)
                    for (var c = 0; c < input.Width; c++)
                        for (var r = 0; r < rows.Window; r++)
                            for (var s = 0; s < columns.Window; s++)
                            {
                                var row = y * rows.Stride - rows.Before + r * rows.Dilation;
                                var column = c * columns.Stride - columns.Before + s * columns.Dilation;
                                if (row < 0 || row >= output.Height || column < 0 || column >= output.Width) continue;
                                var channel = i / (input.Channels / groups) * outGroup + o;
                                var product = (double)x[(i * input.Height + y) * input.Width + c]
                                    * weight[((i * outGroup + o) * rows.Window + r) * columns.Window + s];
                                var n = (channel * output.Height + row) * output.Width + column;
                                sums[n] += product;
                                magnitudes[n] += Math.Abs(product);
                            }
        return (sums, magnitudes);
    }

    /// <summary>The greatest number of each window.</summary>
    public static double[] Greatest(TensorShape input, TextbookAxis rows, TextbookAxis columns, int height, int width, float[] x) =>
        Pool(input, rows, columns, height, width, x, double.NegativeInfinity, Math.Max, static (result, _, _) => result);

    /// <summary>The sum of each window.</summary>
    public static double[] Sum(TensorShape input, TextbookAxis rows, TextbookAxis columns, int height, int width, float[] x) =>
        Pool(input, rows, columns, height, width, x, 0, static (a, b) => a + b, static (result, _, _) => result);

    /// <summary>The mean of each window over its real numbers, or over what lies in the padded input.</summary>
    public static double[] Mean(
        TensorShape input, TextbookAxis rows, TextbookAxis columns, int height, int width, float[] x, bool countPadding) =>
        Pool(
            input, rows, columns, height, width, x, 0, static (a, b) => a + b,
            (result, inside, padded) => result / (countPadding ? padded : inside));

    private static double[] Pool(
        TensorShape input,
        TextbookAxis rows,
        TextbookAxis columns,
        int height,
        int width,
        float[] x,
        double seed,
        Func<double, double, double> combine,
        Func<double, int, int, double> finish)
    {
        var results = new double[input.Channels * height * width];
        for (var n = 0; n < results.Length; n++)
        {
            var (channel, y, c) = (n / width / height, n / width % height, n % width);
            var (result, inside, padded) = (seed, 0, 0);
            for (var r = 0; r < rows.Window; r++)
                for (var s = 0; s < columns.Window; s++)
                {
                    var (row, column) = (rows.Position(y, r), columns.Position(c, s));
                    if (row < rows.Input + rows.After && column < columns.Input + columns.After) padded++;
                    if (!rows.Holds(row) || !columns.Holds(column)) continue;
                    inside++;
                    result = combine(result, x[(channel * input.Height + row) * input.Width + column]);
                }
            results[n] = finish(result, inside, padded);
        }
        return results;
    }
}
