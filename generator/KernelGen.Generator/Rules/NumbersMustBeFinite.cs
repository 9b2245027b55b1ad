using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

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
                yield return new Problem("KG1007", Place.Element(argument, i), Invariant.Text(
                    $"{CoefficientName.Of(kind, i, rows, columns)} of '{name}' is {Invariant.Short(values[i])}; ")
                    + "coefficients must be finite");
    }
}
