using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG1008: a kernel has at least one tap and no more than a compiler can study in a moment.</summary>
internal sealed class KernelSizeMustBeInRange : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.Definition is SeparableDefinition { Column.Count: 0 } or SeparableDefinition { Row.Count: 0 }) yield break;   // KG1006
        if (declaration is { Attribute: "Kernel1D", Definition: DenseDefinition { Columns: 0 } }) yield break;
        var name = declaration.Method.DisplayName;
        var (rows, columns) = StencilBuilder.Size(declaration);
        // GaussianMustHaveASize judges those
        var isChosen = declaration.Definition is GaussianDefinition { Rows: 0 } or GaussianDefinition { Columns: 0 };
        if (!isChosen && (rows < 1 || columns < 1))
            yield return new Problem("KG1008", Place.Argument(rows < 1 ? 0 : 1), Invariant.Text($"The kernel of '{name}' is {rows}x{columns}; rows and columns must be at least 1"));
        else if (!isChosen && declaration.Definition is DenseDefinition && (long)rows * columns > KernelLimits.MostTaps)
            yield return new Problem("KG1008", Place.Attribute, Invariant.Text(
                $"The kernel of '{name}' has {rows}x{columns} = {(long)rows * columns} taps; the most is {KernelLimits.MostTaps}: ")
                + "use a separable kernel, or a smaller one on a reduced picture");
        else if (!isChosen && declaration.Definition is not DenseDefinition && (rows > KernelLimits.LongestSide || columns > KernelLimits.LongestSide))
            yield return new Problem("KG1008", Place.Attribute, Invariant.Text(
                $"The kernel of '{name}' is {rows}x{columns}; each side of a box, a Gaussian or a separable kernel is at most {KernelLimits.LongestSide}: ")
                + (declaration.Definition is GaussianDefinition ? "use a smaller sigma on a reduced picture" : "use a smaller window on a reduced picture"));
        if (declaration.Definition is not GaussianDefinition gaussian) yield break;
        if (gaussian.SigmaY < 0 || gaussian.SigmaX < 0)
            yield return new Problem("KG1008", Place.Attribute, $"A sigma of '{name}' is negative; give a positive number, or 0 to choose it from the size");
        if (gaussian.WeightBits is < 1 or > 24)
            yield return new Problem("KG1008", Place.Option("WeightBits"), Invariant.Text($"WeightBits of '{name}' is {gaussian.WeightBits}; it must lie between 1 and 24"));
    }
}
