using System.Linq;
using System;
using KernelGen.CompilerServices;
using KernelGen.Shared;

namespace KernelGen.Kernels;

/// <summary>The coefficients as they were written, before divisor and rotation, exactly: a table, or an outer product.</summary>
internal sealed class KernelWeights
{
    private readonly Rational[]? dense;
    private readonly Func<int?, (Rational[] Column, Rational[] Row)>? factors;

    private KernelWeights(int rows, int columns, Rational[] dense) => (Rows, Columns, this.dense) = (rows, columns, dense);

    private KernelWeights(int rows, int columns, Func<int?, (Rational[] Column, Rational[] Row)> factors) =>
        (Rows, Columns, this.factors) = (rows, columns, factors);

    /// <summary>Rows of coefficients.</summary>
    public int Rows { get; }

    /// <summary>Columns of coefficients.</summary>
    public int Columns { get; }

    /// <summary>The weights are samples of a Gaussian, which may be quantized.</summary>
    public bool IsGaussian { get; private init; }

    /// <summary>All weights are equal.</summary>
    public bool IsBox { get; private init; }

    /// <summary>The coefficients, row by row; null where they are an outer product.</summary>
    public Rational[]? Dense => dense;

    /// <summary>The two factors of an outer product.</summary>
    /// <param name="weightBits">Fractional bits of a Gaussian's weights; null: not quantized.</param>
    public (Rational[] Column, Rational[] Row) Factors(int? weightBits) => factors!(weightBits);

    /// <summary>The coefficients, row by row.</summary>
    /// <param name="weightBits">Fractional bits of a Gaussian's weights; null: not quantized.</param>
    public Rational[] Taps(int? weightBits)
    {
        if (dense is not null) return dense;
        var (column, row) = Factors(weightBits);
        return column.SelectMany(_ => row, static (down, across) => down * across).ToArray();
    }

    public static KernelWeights Of(int rows, int columns, ReadOnlySpan<double> coefficients)
    {
        CheckSide(rows, nameof(rows), KernelLimits.MostTaps);
        CheckSide(columns, nameof(columns), KernelLimits.MostTaps);
        if ((long)rows * columns > KernelLimits.MostTaps)
        {
            throw new ArgumentOutOfRangeException(
                rows > columns ? nameof(rows) : nameof(columns), rows > columns ? rows : columns,
                $"A {rows}x{columns} kernel has {(long)rows * columns} taps; the most is {KernelLimits.MostTaps}: "
                + "filter with two one-dimensional kernels (Kernel.Separable), or a reduced picture.");
        }
        if (coefficients.Length != rows * columns)
        {
            throw new ArgumentException(
                $"There are {coefficients.Length} coefficients; a {rows}x{columns} kernel needs {rows * columns}: "
                + "give all of them, row by row.",
                nameof(coefficients));
        }
        return new KernelWeights(rows, columns, Read(coefficients, "coefficient", nameof(coefficients), rows, columns));
    }

    public static KernelWeights Box(int rows, int columns)
    {
        CheckSide(rows, nameof(rows), KernelLimits.LongestSide);
        CheckSide(columns, nameof(columns), KernelLimits.LongestSide);
        return new KernelWeights(rows, columns, _ =>
            (Enumerable.Repeat(new Rational(1, rows), rows).ToArray(), Enumerable.Repeat(new Rational(1, columns), columns).ToArray()))
        {
            IsBox = true,
        };
    }

    public static KernelWeights Separable(ReadOnlySpan<double> column, ReadOnlySpan<double> row)
    {
        CheckFactor(column.Length, nameof(column));
        CheckFactor(row.Length, nameof(row));
        var (down, across) = (Read(column, "column coefficient", nameof(column)), Read(row, "row coefficient", nameof(row)));
        return new KernelWeights(down.Length, across.Length, _ => (down, across));
    }

    public static KernelWeights Gaussian(int size, double sigma)
    {
        CheckGaussian(size, nameof(size));
        var deviation = Sigma(sigma, nameof(sigma));
        return Gaussian(size, size, deviation, deviation);
    }

    public static KernelWeights Gaussian(int rows, int columns, double sigmaY, double sigmaX)
    {
        CheckGaussian(rows, nameof(rows));
        CheckGaussian(columns, nameof(columns));
        var (down, across) = (Sigma(sigmaY, nameof(sigmaY)), Sigma(sigmaX, nameof(sigmaX)));
        return Gaussian(rows, columns, GaussianWeights.SigmaY(down, across), across);
    }

    private static KernelWeights Gaussian(int rows, int columns, Rational sigmaY, Rational sigmaX) =>
        new(rows, columns, bits => (Samples(rows, sigmaY, bits), Samples(columns, sigmaX, bits))) { IsGaussian = true };

    private static Rational Sigma(double sigma, string name) =>
        double.IsFinite(sigma) && sigma >= 0 ? ShortestDecimal.Read(sigma)
        : throw new ArgumentOutOfRangeException(
            name, sigma,
            FormattableString.Invariant($"{name} is {sigma}; it must be finite and not negative, 0 to choose it from the size."));

    private static Rational[] Samples(int size, Rational sigma, int? bits) =>
        bits is { } quantised ? GaussianWeights.Quantized(size, sigma, quantised) : GaussianWeights.Exact(size, sigma);

    private static Rational[] Read(ReadOnlySpan<double> numbers, string kind, string parameter, int rows = 1, int columns = 1)
    {
        var exact = new Rational[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.IsFinite(numbers[i]))
            {
                throw new ArgumentException(
                    CoefficientName.Of(kind, i, rows, columns)
                    + FormattableString.Invariant($" is {numbers[i]}; coefficients must be finite."),
                    parameter);
            }
            exact[i] = ShortestDecimal.Read(numbers[i]);
        }
        return exact;
    }

    private static void CheckGaussian(int size, string name)
    {
        if (size == 0)
        {
            throw new ArgumentOutOfRangeException(
                name, size, $"{name} is 0; OpenCV's choice depends on the source's type, which only a declaration knows: "
                + $"give 1 to {KernelLimits.LongestSide}. (round(2·m·sigma + 1) | 1, where m is 3 for bytes and 4 for other sources.)");
        }
        CheckSide(size, name, KernelLimits.LongestSide);
    }

    private static void CheckFactor(int length, string name)
    {
        if (length == 0)
            throw new ArgumentException($"{name} has no factors; it needs at least one: give a single 1 to leave it alone.", name);
        if (length <= KernelLimits.LongestSide) return;
        throw new ArgumentOutOfRangeException(
            name, length, $"{name} has {length} factors; the most is {KernelLimits.LongestSide}: filter a reduced picture with fewer.");
    }

    private static void CheckSide(int size, string name, int most)
    {
        if (size < 1) throw new ArgumentOutOfRangeException(name, size, $"{name} is {size}; it must be at least 1.");
        if (size <= most) return;
        throw new ArgumentOutOfRangeException(
            name, size, $"{name} is {size}; the most is {most}: filter a reduced picture with a smaller window.");
    }
}
