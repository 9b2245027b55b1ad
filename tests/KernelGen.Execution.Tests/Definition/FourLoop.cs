using System;
using System.Linq;
using System.Numerics;

namespace KernelGen.Execution.Tests.Definition;

/// <summary>The definition of a kernel: four loops over exact integers, for every option there is.</summary>
internal static class FourLoop
{
    /// <param name="declaration">What is asked for.</param>
    /// <param name="source">Pixels without gaps.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In rows; 1 for a signal.</param>
    public static Answer Apply<TIn, TOut>(Declaration declaration, ReadOnlySpan<TIn> source, int width, int height)
        where TIn : unmanaged, INumber<TIn>
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
    {
        if (declaration.Weights is ErodeWindow) return Minimum.Apply<TIn>(declaration, source, width, height);
        var form = CommonForm.Of(declaration);
        var samples = Samples.Of(source, declaration.Options.Padding is null ? Options.Number(declaration.Options.BorderValue) : 0);
        form = form with { Offset = form.Offset << samples.FractionBits, Denominator = form.Denominator << samples.FractionBits };

        // The narrowest integers in which no tap, sample, sum or doubled remainder can overflow.
        var largest = BigInteger.Max(samples.Largest(), 1);
        var bound = form.Taps.Aggregate(BigInteger.Abs(form.Offset), (sum, tap) => sum + BigInteger.Abs(tap) * largest);
        var bits = BigInteger.Max(BigInteger.Max(bound, largest), form.Denominator).GetBitLength();
        return bits < 62 ? Apply<TOut, long>(declaration, form, samples, bound, width, height)
            : bits < 126 ? Apply<TOut, Int128>(declaration, form, samples, bound, width, height)
            : Apply<TOut, BigInteger>(declaration, form, samples, bound, width, height);
    }

    private static Answer Apply<TOut, TSum>(Declaration declaration, CommonForm form, Samples samples, BigInteger bound, int width, int height)
        where TOut : unmanaged, INumber<TOut>, IMinMaxValue<TOut>
        where TSum : IBinaryInteger<TSum>
    {
        var options = declaration.Options;
        var channels = options.Channels;
        var source = Array.ConvertAll(samples.Values, TSum.CreateChecked);
        var taps = Array.ConvertAll(form.Taps, TSum.CreateChecked);
        var (offset, denominator) = (TSum.CreateChecked(form.Offset), TSum.CreateChecked(form.Denominator));
        var border = TSum.CreateChecked(samples.Border);
        var mode = options.Padding is null ? options.Border : BorderMode.Constant;
        // A signal is one row, which vertical padding leaves alone.
        var vertical = declaration.Shape == Shape.Signal
            ? new Axis(1, 0, 1, 1)
            : Axis.Of(height, declaration.Rows, declaration.Anchor.Row, options);
        var horizontal = Axis.Of(width, declaration.Columns, declaration.Anchor.Column, options);
        if (width == 0 || height == 0) (vertical, horizontal) = (vertical with { Length = 0 }, horizontal with { Length = 0 });

        var answer = SumAnswer.For<TOut>(declaration, horizontal.Length * channels, vertical.Length, form.Denominator, bound);
        for (var y = 0; y < vertical.Length; y++)
        {
            for (var x = 0; x < horizontal.Length; x++)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    if (options.PreserveAlpha && channel == 3)
                    {
                        answer.Copy(samples.Values[(y * width + x) * options.Stride * channels + channel], samples.FractionBits);
                        continue;
                    }
                    var (sum, magnitude) = (offset, TSum.Abs(offset));
                    for (var i = 0; i < declaration.Rows; i++)
                    {
                        var row = Border.Locate(vertical.Position(y, i), height, mode);
                        for (var j = 0; j < declaration.Columns; j++)
                        {
                            var column = Border.Locate(horizontal.Position(x, j), width, mode);
                            var value = row is int r && column is int c ? source[(r * width + c) * channels + channel] : border;
                            var product = taps[i * declaration.Columns + j] * value;
                            sum += product;
                            magnitude += TSum.Abs(product);
                        }
                    }
                    answer.Add(sum, magnitude, denominator);
                }
            }
        }
        return answer;
    }
}
