using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>KG2011: <c>1.0/6</c> is a decimal of 17 digits and not a sixth, which <c>Divisor = 6</c> is.</summary>
internal sealed class QuotientsShouldBeDivisors : IAdviceRule
{
    /// <summary>The most digits that a person writes; a computed double has 16 or 17.</summary>
    private const int MostDigits = 15;

    /// <summary>The largest divisor that is tried.</summary>
    private const int LargestDivisor = 10_000;

    public IEnumerable<Problem> Check(PlannedKernel kernel)
    {
        var (name, options) = (kernel.Name, kernel.Declaration.Options);
        return kernel.Declaration.Definition switch
        {
            DenseDefinition dense => Of(
                name, "coefficient", (dense.Rows, dense.Columns), dense.Coefficients,
                kernel.Declaration.Attribute == "Kernel" ? 2 : 0, options),
            SeparableDefinition separable => Of(name, "column coefficient", (1, 1), separable.Column, 0, null)
                .Concat(Of(name, "row coefficient", (1, 1), separable.Row, 1, null)),
            _ => [],
        };
    }

    /// <param name="name">The kernel.</param>
    /// <param name="what">The kind of number, for messages.</param>
    /// <param name="size">Rows and columns of the kernel; 1 and 1 for a list.</param>
    /// <param name="numbers">The numbers of one array.</param>
    /// <param name="argument">The argument of the array.</param>
    /// <param name="options">The options, to change the divisor; null if two arrays share one divisor.</param>
    private static IEnumerable<Problem> Of(
        string name, string what, (int Rows, int Columns) size, EquatableArray<double> numbers, int argument, Options? options)
    {
        var guilty = numbers.Select((number, index) => (number, index)).Where(one => ShortestDecimal.CountDigits(one.number) > MostDigits).ToArray();
        if (guilty.Length == 0) yield break;
        var (value, index) = guilty[0];
        var divisor = CommonDivisor(numbers);
        var meant = divisor is null ? "a quotient, set Divisor to its divisor and multiply the coefficients by it"
            : $"{Invariant.Whole(Math.Round(value * divisor.Value))}/{divisor}, write {Invariant.Whole(Math.Round(value * divisor.Value))} and Divisor = {divisor}";
        yield return new Problem("KG2011", Place.Element(argument, index),
            $"{CoefficientName.Of(what, index, size.Rows, size.Columns)} of '{name}' is {Invariant.Decimal(value)}, "
            + $"a decimal of {ShortestDecimal.CountDigits(value)} digits: if you mean {meant}")
        {
            Remedies = options is null || divisor is null ? default : Rewritten(numbers, divisor.Value, options.Divisor ?? 1).ToEquatableArray(),
        };
    }

    private static IEnumerable<Remedy> Rewritten(EquatableArray<double> numbers, int divisor, double written)
    {
        var product = written * divisor;
        if (ShortestDecimal.CountDigits(product) <= MostDigits && ShortestDecimal.Read(product) == ShortestDecimal.Read(written) * divisor)
            yield return Remedy.Divisor(
                Invariant.Decimal(product),
                numbers.Select(number => Invariant.Whole(Math.Round(number * divisor))));
    }

    /// <summary>The smallest divisor that makes all of them integers, up to the rounding of a double.</summary>
    private static int? CommonDivisor(EquatableArray<double> numbers)
    {
        // fractions first: they say soonest that it is another one
        var ordered = numbers.Distinct().OrderBy(IsNearInteger).ToArray();
        for (var divisor = 2; divisor <= LargestDivisor; divisor++)
            if (ordered.All(number => IsNearInteger(number * divisor))) return divisor;
        return null;
    }

    private static bool IsNearInteger(double value) =>
        Math.Abs(value) < 1e9 && Math.Abs(value - Math.Round(value)) <= Math.Abs(value) * 1e-15 * 4;
}
