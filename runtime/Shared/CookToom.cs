using System;
using System.Collections.Generic;

namespace KernelGen.Shared;

/// <summary>
/// The matrices of Winograd's short convolutions F(m, r), by Cook and Toom's construction: m outputs of an r-tap filter from
/// n = m + r − 1 inputs by n products, y = Aᵀ[(G·g) ⊙ (Bᵀ·d)].
/// </summary>
/// <remarks>
/// The filter and the outputs are taken as polynomials, whose product is known by its values at n − 1 points and at ∞:
/// A evaluates at the points, B holds the coefficients of Π(x − q) over all points q but one (the last column: over all), and G
/// evaluates and divides by that product at the point. The points are small binary fractions, so that A and B are exact in float;
/// {0, ±¾, ±5/4} has a quarter of the error of the usual {0, ±1, ±2}.
/// </remarks>
internal sealed class CookToom
{
    private static readonly CookToom?[,] Known = new CookToom?[9, 9];

    /// <param name="outputs">m</param>
    /// <param name="taps">r</param>
    /// <param name="points">n − 1 numbers, all different; ∞ is the last.</param>
    public CookToom(int outputs, int taps, IReadOnlyList<double> points)
    {
        (Outputs, Taps, Points) = (outputs, taps, points);
        (Output, Input, Filter) = (new double[Size, outputs], new double[Size, Size], new double[Size, taps]);
        for (var row = 0; row < Size; row++)
        {
            var isLast = row == Size - 1;
            var product = Product(points, row);
            for (var i = 0; i < product.Length; i++) Input[row, i] = product[i];
            for (var k = 0; k < outputs; k++) Output[row, k] = isLast ? (k == outputs - 1 ? 1 : 0) : Power(points[row], k);
            for (var j = 0; j < taps; j++) Filter[row, j] = isLast
                ? (j == taps - 1 ? 1 : 0) : Power(points[row], j) / Value(product, points[row]);
        }
    }

    public int Outputs { get; }

    public int Taps { get; }

    public IReadOnlyList<double> Points { get; }

    /// <summary>n: inputs, and products.</summary>
    public int Size => Outputs + Taps - 1;

    /// <summary>A: a row for each product, a column for each output.</summary>
    public double[,] Output { get; }

    /// <summary>Bᵀ: a row for each product, a column for each input.</summary>
    public double[,] Input { get; }

    /// <summary>G: a row for each product, a column for each tap.</summary>
    public double[,] Filter { get; }

    /// <summary>The matrices for that many outputs of that many taps; made once.</summary>
    public static CookToom Of(int outputs, int taps) => Known[outputs, taps] ??= new(outputs, taps, PointsFor(outputs, taps));

    /// <summary>The points with the least error among small binary fractions, by size, found by rounding 64 channels at random.</summary>
    private static double[] PointsFor(int outputs, int taps) => (outputs + taps - 1, taps) switch
    {
        (4, _) => [0, 1, -1],
        (5, _) => [0, 1, -1, 0.5],
        (6, 3) => [0, 0.75, -0.75, 1.25, -1.25],
        (6, _) => [0, 0.5, -0.5, 1.5, -1.5],
        (7, _) => [0, 0.625, -0.625, 1, -1, 2],
        (8, 3) => [0, 0.5625, -0.5625, 1, -1, 1.875, -1.875],
        (8, _) => [0, 1, -1, 0.5, -0.5, 2, -2],
        _ => throw new ArgumentOutOfRangeException(nameof(outputs)),
    };

    /// <summary>The coefficients of Π(x − q), the constant first, without the point at <paramref name="omitted"/>.</summary>
    private static double[] Product(IReadOnlyList<double> points, int omitted)
    {
        var product = new double[] { 1 };
        for (var i = 0; i < points.Count; i++)
        {
            if (i == omitted) continue;
            var longer = new double[product.Length + 1];
            for (var k = 0; k < product.Length; k++)
            {
                longer[k + 1] += product[k];
                longer[k] -= points[i] * product[k];
            }
            product = longer;
        }
        return product;
    }

    private static double Value(double[] coefficients, double x)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--) value = value * x + coefficients[i];
        return value;
    }

    private static double Power(double x, int exponent)
    {
        var power = 1.0;
        for (var i = 0; i < exponent; i++) power *= x;
        return power;
    }
}
