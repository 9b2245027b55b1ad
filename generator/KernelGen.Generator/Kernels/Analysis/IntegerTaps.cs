using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Analysis;

/// <summary>The taps over one common denominator, and what the positive and the negative ones add up to.</summary>
/// <param name="Form">The integers; those of a product of a column and a row are multiplied when they are asked for.</param>
/// <param name="Positive">The sum of the positive ones.</param>
/// <param name="Negative">The sum of the magnitudes of the negative ones.</param>
internal sealed record IntegerTaps(IntegerForm Form, BigInteger Positive, BigInteger Negative)
{
    /// <summary>The sum of the magnitudes.</summary>
    public BigInteger Magnitude => Positive + Negative;

    public static IntegerTaps Of(WeightedSum sum, Factors? factors)
    {
        if (!sum.Taps.IsProduct)
        {
            var form = IntegerForm.Of(sum.Taps, sum.Offset);
            var (positive, negative) = Sums(form.Taps);
            return new IntegerTaps(form, positive, negative);
        }
        // column and row are coprime, and so are their products: the denominator is that of the scale
        var (column, row, scale) = factors is { } found
            ? (found.Column.ToArray(), found.Row.ToArray(), found.Scale)
            : (new BigInteger[sum.Taps.Rows], new BigInteger[sum.Taps.Columns], Rational.Zero);
        var common = IntegerForm.Of([scale], sum.Offset);
        var factor = common.Taps[0];
        var (down, across) = (Sums(column), Sums(row));
        var (more, less) = (
            (down.Positive * across.Positive + down.Negative * across.Negative) * BigInteger.Abs(factor),
            (down.Positive * across.Negative + down.Negative * across.Positive) * BigInteger.Abs(factor));
        var taps = new ProductList(column, row.Select(weight => weight * factor).ToArray());
        return new IntegerTaps(common with { Taps = taps }, factor.Sign < 0 ? less : more, factor.Sign < 0 ? more : less);
    }

    /// <summary>The least and greatest sum that source values in [least, greatest] can give, bias included.</summary>
    public Interval Range(BigInteger least, BigInteger greatest) => new(
        Form.Bias + Positive * least - Negative * greatest,
        Form.Bias + Positive * greatest - Negative * least);

    /// <summary>No sum, no partial sum and not the bias alone is greater, whatever the source values up to <paramref name="largest"/>.</summary>
    public BigInteger LargestSum(BigInteger largest) => BigInteger.Abs(Form.Bias) + Magnitude * largest;

    private static (BigInteger Positive, BigInteger Negative) Sums(IReadOnlyList<BigInteger> numbers)
    {
        var (positive, negative) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var number in numbers)
            if (number.Sign > 0) positive += number;
            else negative -= number;
        return (positive, negative);
    }

    /// <summary>Column times row, row by row.</summary>
    private sealed class ProductList(BigInteger[] column, BigInteger[] row) : IReadOnlyList<BigInteger>
    {
        public int Count => column.Length * row.Length;

        public BigInteger this[int index] => column[index / row.Length] * row[index % row.Length];

        public IEnumerator<BigInteger> GetEnumerator() => column.SelectMany(down => row.Select(across => down * across)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
