using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG1006: a dense kernel gives rows × columns coefficients, the others at least one per axis.</summary>
internal sealed class CoefficientCountMustFit : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var name = declaration.Method.DisplayName;
        switch (declaration.Definition)
        {
            case DenseDefinition { Rows: >= 1, Columns: >= 1 } dense when dense.Coefficients.Count != (long)dense.Rows * dense.Columns:
                yield return new Problem("KG1006", Place.Attribute, Invariant.Text(
                    $"'{name}' gives {dense.Coefficients.Count} coefficients; a {dense.Rows}x{dense.Columns} kernel needs {(long)dense.Rows * dense.Columns}"))
                {
                    Remedies = CoefficientRemedies.Of(declaration.Attribute, dense).ToEquatableArray(),
                };
                break;
            case DenseDefinition { Coefficients.Count: 0 } when declaration.Attribute == "Kernel1D":
                yield return new Problem("KG1006", Place.Attribute, $"'{name}' gives no coefficients; a 1-D kernel needs at least one");
                break;
            case SeparableDefinition separable when separable.Column.Count == 0 || separable.Row.Count == 0:
                yield return new Problem("KG1006", Place.Attribute, Invariant.Text(
                    $"'{name}' gives {separable.Column.Count} column and {separable.Row.Count} row coefficients; a separable kernel needs at least one of each"));
                break;
        }
    }
}
