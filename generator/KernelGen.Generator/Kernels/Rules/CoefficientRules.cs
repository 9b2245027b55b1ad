using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Analysis;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Meaning;
using KernelGen.Generator.Kernels.Planning;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Kernels.Rules;

/// <summary>KG1006: a dense kernel gives rows × columns coefficients, the others at least one per axis.</summary>
internal sealed class CoefficientCountMustFit : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var name = declaration.Method.DisplayName;
        switch (declaration.Definition)
        {
            case DenseDefinition { Rows: >= 1, Columns: >= 1 } dense when dense.Coefficients.Count != (long)dense.Rows * dense.Columns:
                yield return new Problem("KG1006", Place.Attribute,
                    $"'{name}' has {dense.Coefficients.Count} coefficients; a {dense.Rows}x{dense.Columns} kernel needs {(long)dense.Rows * dense.Columns}")
                {
                    Remedies = CoefficientRemedies.Of(declaration.Attribute, dense).ToEquatableArray(),
                };
                break;
            case DenseDefinition { Coefficients.Count: 0 } when declaration.Attribute == "Kernel1D":
                yield return new Problem("KG1006", Place.Attribute, $"'{name}' has no coefficients; a 1-D kernel needs at least one");
                break;
            case SeparableDefinition separable when separable.Column.Count == 0 || separable.Row.Count == 0:
                yield return new Problem("KG1006", Place.Attribute,
                    $"'{name}' has {separable.Column.Count} column and {separable.Row.Count} row coefficients; a separable kernel needs at least one of each");
                break;
        }
    }
}

/// <summary>The remedies for a wrong number of coefficients: another attribute, or more or fewer coefficients.</summary>
internal static class CoefficientRemedies
{
    /// <summary>No remedy inserts more zeros than this.</summary>
    private const int MostWritten = 1024;

    public static IEnumerable<Remedy> Of(string attribute, DenseDefinition dense)
    {
        var count = dense.Coefficients.Count;
        if (count == 0) yield break;
        var (rows, columns) = Shape(count);
        yield return (rows, columns) switch
        {
            (3, 3) or (5, 5) or (7, 7) => Remedy.Coefficients($"Kernel{rows}x{columns}", "", Enumerable.Range(0, count)),
            (1, _) => Remedy.Coefficients("Kernel1D", "", Enumerable.Range(0, count)),
            _ => Remedy.Coefficients("Kernel", $"{rows}, {columns}", Enumerable.Range(0, count)),
        };
        if ((long)dense.Rows * dense.Columns <= MostWritten)
            yield return Remedy.Coefficients(
                attribute, attribute == "Kernel" ? $"{dense.Rows}, {dense.Columns}" : "", Fitted(count, dense.Rows, dense.Columns));
    }

    /// <summary>The rows and columns of this product that are closest to a square.</summary>
    private static (int Rows, int Columns) Shape(int count)
    {
        var rows = (int)Math.Sqrt(count);
        while (count % rows != 0) rows--;
        return (rows, count / rows);
    }

    /// <summary>
    /// For each coefficient of the attribute the index of the written one, or −1 for a zero. A square is placed in the middle of a
    /// larger one, and its middle is used for a smaller one; any other number is extended or cut off at the end.
    /// </summary>
    private static IEnumerable<int> Fitted(int count, int rows, int columns)
    {
        var side = (int)Math.Sqrt(count);
        var isCentred = side * side == count && side > 1 && rows == columns && (rows - side) % 2 == 0;
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
            {
                var (y, x) = (row - (rows - side) / 2, column - (columns - side) / 2);
                var index = row * columns + column;
                if (isCentred) yield return y >= 0 && y < side && x >= 0 && x < side ? y * side + x : -1;
                else yield return index < count ? index : -1;
            }
    }
}

/// <summary>KG1007: coefficients, divisor, offset and sigma are numbers, and the divisor is not zero.</summary>
internal sealed class NumbersMustBeFinite : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var name = declaration.Method.DisplayName;
        switch (declaration.Definition)
        {
            case DenseDefinition dense:
                var first = declaration.Attribute == "Kernel" ? 2 : 0;
                foreach (var problem in Elements(name, "coefficient", dense.Coefficients, first, dense.Rows, dense.Columns))
                    yield return problem;
                break;
            case SeparableDefinition separable:
                foreach (var problem in Elements(name, "column coefficient", separable.Column, 0)) yield return problem;
                foreach (var problem in Elements(name, "row coefficient", separable.Row, 1)) yield return problem;
                break;
            case GaussianDefinition gaussian when !Numbers.IsFinite(gaussian.SigmaY) || !Numbers.IsFinite(gaussian.SigmaX):
                yield return new Problem("KG1007", Place.Attribute, $"A sigma of '{name}' is not finite; give a positive number, or 0 to choose it from the size");
                break;
        }
        if (declaration.Options.Divisor is { } divisor && (!Numbers.IsFinite(divisor) || divisor == 0))
            yield return new Problem("KG1007", Place.Option("Divisor"), $"The divisor of '{name}' is {Invariant.Short(divisor)}; it must be finite and not zero");
        if (declaration.Options.Offset is { } offset && !Numbers.IsFinite(offset))
            yield return new Problem("KG1007", Place.Option("Offset"), $"The offset of '{name}' is {Invariant.Short(offset)}; it must be finite");
    }

    private static IEnumerable<Problem> Elements(
        string name, string kind, EquatableArray<double> values, int argument, int rows = 1, int columns = 1)
    {
        for (var i = 0; i < values.Count; i++)
            if (!Numbers.IsFinite(values[i]))
                yield return new Problem("KG1007", Place.Element(argument, i),
                    $"{CoefficientName.Of(kind, i, rows, columns)} of '{name}' is {Invariant.Short(values[i])}; "
                    + "coefficients must be finite");
    }
}

/// <summary>KG1008: for a floating-point destination, coefficient / divisor and offset are finite numbers of its type.</summary>
internal sealed class CoefficientsMustBeRepresentable : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        if (stencil.Destination.IsInteger) yield break;
        if (Representable(stencil.Taps.GreatestMagnitude) && Representable(stencil.Offset)) yield break;
        yield return new Problem("KG1008", Place.Attribute,
            $"A coefficient divided by the divisor, or the offset, of '{stencil.Name}' is outside the range of {stencil.Destination.Name}; scale the kernel");

        bool Representable(Rational value) => stencil.Destination.Represents(value);
    }
}

/// <summary>KG1008: the column and the row of a large separable kernel must be normal doubles.</summary>
internal sealed class FactorsMustBeRepresentable : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        if (stencil.Destination.IsInteger || !Arithmetic.TakesTwoPasses(stencil, facts)) yield break;
        if (Scales.FitTwoPasses(facts.Factors!, Lane.Double)) yield break;
        yield return new Problem("KG1008", Place.Attribute,
            $"The weights of '{stencil.Name}' differ by more than a factor of 2^900; use weights with a smaller ratio");
    }
}

/// <summary>KG1008: exact integer results need sums and a common denominator of at most 126 bits.</summary>
internal sealed class SumsMustBeExact : IStencilRule
{
    public IEnumerable<Problem> Check(Stencil stencil, Facts facts)
    {
        if (!stencil.Destination.IsInteger || Fits(stencil, facts)) yield break;
        yield return new Problem("KG1008", Place.Attribute,
            $"The exact sums of '{stencil.Name}' need more than {IntegerForm.MaximumBits} bits; give coefficients, divisor and offset with fewer digits");
    }

    private static bool Fits(Stencil stencil, Facts facts)
    {
        var limit = BigInteger.One << IntegerForm.MaximumBits;
        var largest = BigInteger.Max(BigInteger.Abs(stencil.Source.Least), BigInteger.Abs(stencil.Source.Greatest));
        return facts.IntegerTaps.LargestSum(largest) < limit && facts.Integers.Denominator < limit;
    }
}
