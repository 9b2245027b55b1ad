using System;
using System.Linq;
using KernelGen.Shared;

namespace KernelGen;

/// <summary>The coefficients as they were written, before divisor and rotation, exactly.</summary>
internal sealed class KernelWeights
{
    private const int GreatestCount = 1 << 24;

    private readonly Func<int?, Rational[]> taps;

    private KernelWeights(int rows, int columns, Func<int?, Rational[]> taps)
    {
        (Rows, Columns, this.taps) = (rows, columns, taps);
    }

    /// <summary>Rows of coefficients.</summary>
    public int Rows { get; }

    /// <summary>Columns of coefficients.</summary>
    public int Columns { get; }

    /// <summary>The weights are samples of a Gaussian, which may be quantised.</summary>
    public bool IsGaussian { get; private init; }

    /// <summary>The coefficients, row by row.</summary>
    /// <param name="weightBits">Fractional bits of a Gaussian's weights; null: not quantised.</param>
    public Rational[] Taps(int? weightBits) => taps(weightBits);

    public static KernelWeights Of(int rows, int columns, ReadOnlySpan<double> coefficients)
    {
        CheckSize(rows, columns);
        if (coefficients.Length != rows * columns)
        {
            throw new ArgumentException(
                $"There are {coefficients.Length} coefficients; a {rows}x{columns} kernel needs {rows * columns}.", nameof(coefficients));
        }
        var exact = Read(coefficients, "coefficient", nameof(coefficients), rows, columns);
        return new KernelWeights(rows, columns, _ => exact);
    }

    public static KernelWeights Box(int rows, int columns)
    {
        CheckSize(rows, columns);
        return new KernelWeights(rows, columns, _ => Enumerable.Repeat(new Rational(1, rows * columns), rows * columns).ToArray());
    }

    public static KernelWeights Separable(ReadOnlySpan<double> column, ReadOnlySpan<double> row)
    {
        CheckSize(column.Length, row.Length);
        var (down, across) = (Read(column, "column coefficient", nameof(column)), Read(row, "row coefficient", nameof(row)));
        return new KernelWeights(down.Length, across.Length, _ => OuterProduct(down, across));
    }

    public static KernelWeights Gaussian(int rows, int columns, double sigmaY, double sigmaX)
    {
        CheckSize(rows, columns);
        var (down, across) = (Sigma(sigmaY, nameof(sigmaY)), Sigma(sigmaX, nameof(sigmaX)));
        return new KernelWeights(rows, columns, bits => OuterProduct(Samples(rows, down, bits), Samples(columns, across, bits)))
        {
            IsGaussian = true,
        };
    }

    private static Rational Sigma(double sigma, string name) =>
        double.IsFinite(sigma) && sigma >= 0 ? ShortestDecimal.Read(sigma)
        : throw new ArgumentException(FormattableString.Invariant($"Sigma is {sigma}; it must be finite and not negative."), name);

    private static Rational[] Samples(int size, Rational sigma, int? bits) =>
        bits is { } quantised ? GaussianWeights.Quantised(size, sigma, quantised) : GaussianWeights.Exact(size, sigma);

    private static Rational[] OuterProduct(Rational[] column, Rational[] row) =>
        column.SelectMany(_ => row, static (down, across) => down * across).ToArray();

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

    private static void CheckSize(int rows, int columns)
    {
        if (rows < 1 || columns < 1) throw new ArgumentException($"The kernel's size is {rows}x{columns}; both must be at least 1.");
        if ((long)rows * columns > GreatestCount)
            throw new ArgumentException($"The kernel's size is {rows}x{columns}; at most {GreatestCount} taps are possible.");
    }
}
