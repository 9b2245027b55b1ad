using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace KernelGen.Benchmarks;

/// <summary>Three ways to compute one kernel over the same picture, each into a buffer of its own.</summary>
internal abstract class Contest
{
    private static readonly Dictionary<string, Func<int, int, Contest>> All = new()
    {
        ["sharpen 3x3 u8"] = (w, h) => new Contest<byte, byte>(w, h, Kernels.Sharpen, Dense(3, 3, 1, 0, -1, 0, -1, 5, -1, 0, -1, 0)),
        ["Sobel u8 to i16"] = (w, h) => new Contest<byte, short>(w, h, Kernels.SobelX, Dense(3, 3, 1, -1, 0, 1, -2, 0, 2, -1, 0, 1)),
        ["binomial 5x5 u8"] = (w, h) => new Contest<byte, byte>(w, h, Kernels.Binomial5, Dense(5, 5, 256, Product(1, 4, 6, 4, 1))),
        ["box 21x21 u8"] = (w, h) => new Contest<byte, byte>(w, h, Kernels.Box21, Dense(21, 21, 441, Enumerable.Repeat(1.0, 441).ToArray())),
        ["decimals 3x3 u8"] = (w, h) => new Contest<byte, byte>(w, h, Kernels.Decimals, Dense(3, 3, 1, 0.0731, -0.2113, 0.0119, -0.1517, 1.3917, -0.1201, 0.0093, -0.1133, 0.1104)),
        ["sharpen 3x3 f32"] = (w, h) => new Contest<float, float>(w, h, Kernels.SharpenFloat, Dense(3, 3, 1, 0, -1, 0, -1, 5, -1, 0, -1, 0)),
        ["Gaussian 5x5 f32"] = (w, h) => new Contest<float, float>(w, h, Kernels.GaussianFloat, (KernelGen.Kernel.Gaussian(5, 1.1), Gaussian(5, 1.1), 1)),
    };

    public static IEnumerable<string> Names => All.Keys;

    public static Contest Create(string name, int width, int height) => All[name](width, height);

    public abstract void Generated();

    public abstract void Generic();

    public abstract void Textbook();

    /// <summary>Throws where the three do not agree.</summary>
    public abstract void Verify();

    private static (KernelGen.Kernel, double[], double) Dense(int rows, int columns, double divisor, params double[] taps) =>
        (new KernelGen.Kernel(rows, columns, taps, new KernelOptions { Divisor = divisor }), taps, divisor);

    private static double[] Product(params double[] weights) => weights.SelectMany(down => weights.Select(across => down * across)).ToArray();

    private static double[] Gaussian(int size, double sigma)
    {
        var weights = Enumerable.Range(0, size).Select(i => Math.Exp(-Math.Pow(i - (size - 1) / 2.0, 2) / (2 * sigma * sigma))).ToArray();
        return Product(weights.Select(weight => weight / weights.Sum()).ToArray());
    }
}

/// <summary>The contest for one pair of element types.</summary>
internal sealed class Contest<TIn, TOut> : Contest
    where TIn : unmanaged, INumber<TIn>
    where TOut : unmanaged, INumber<TOut>
{
    public delegate void Filter(ReadOnlySpan<TIn> source, Span<TOut> destination, int width, int height);

    private readonly int width;
    private readonly int height;
    private readonly Filter generated;
    private readonly KernelGen.Kernel kernel;
    private readonly double[] taps;
    private readonly double divisor;
    private readonly TIn[] source;
    private readonly TOut[] fromGenerated;
    private readonly TOut[] fromGeneric;
    private readonly TOut[] fromTextbook;

    public Contest(int width, int height, Filter generated, (KernelGen.Kernel Kernel, double[] Taps, double Divisor) same)
    {
        (this.width, this.height, this.generated) = (width, height, generated);
        (kernel, taps, divisor) = same;
        var random = new Random(1);
        source = Enumerable.Range(0, width * height).Select(_ => TIn.CreateChecked(random.Next(256))).ToArray();
        fromGenerated = new TOut[source.Length];
        fromGeneric = new TOut[source.Length];
        fromTextbook = new TOut[source.Length];
    }

    public override void Generated() => generated(source, fromGenerated, width, height);

    public override void Generic() => Convolution.Apply<TIn, TOut>(kernel, source, fromGeneric, width, height);

    public override void Textbook() => Benchmarks.Textbook.Apply<TIn, TOut>(
        taps, kernel.Rows, kernel.Columns, divisor, source, fromTextbook, width, height);

    public override void Verify()
    {
        Generated();
        Generic();
        Textbook();
        for (var i = 0; i < source.Length; i++)
        {
            var (a, b, c) = (double.CreateChecked(fromGenerated[i]), double.CreateChecked(fromGeneric[i]), double.CreateChecked(fromTextbook[i]));
            // The textbook's double sum can fall on the wrong side of a tie; ours are exact.
            var isFloat = typeof(TOut) == typeof(float);
            var tolerance = isFloat ? 1e-5 * Math.Max(255, Math.Abs(c)) : 0;
            if (Math.Abs(a - b) > tolerance || Math.Abs(a - c) > (isFloat || taps.All(double.IsInteger) ? tolerance : 1))
                throw new InvalidOperationException($"Element {i}: generated {a}, generic {b}, textbook {c}.");
        }
    }
}
