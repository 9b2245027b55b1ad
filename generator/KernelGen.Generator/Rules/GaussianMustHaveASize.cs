using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;
using KernelGen.Generator.Support;
using KernelGen.Shared;

namespace KernelGen.Generator.Rules;

/// <summary>KG1008: a Gaussian's size that is 0 is chosen from sigma and the source type; there is a choice, and it is not too large.</summary>
internal sealed class GaussianMustHaveASize : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.Definition is not (GaussianDefinition { Rows: 0 } or GaussianDefinition { Columns: 0 })) yield break;
        var gaussian = (GaussianDefinition)declaration.Definition;
        if (!Numbers.IsFinite(gaussian.SigmaY) || !Numbers.IsFinite(gaussian.SigmaX)) yield break;      // KG1007
        var isSquare = gaussian.Rows == gaussian.Columns && gaussian.SigmaY == gaussian.SigmaX;
        var (rows, columns) = StencilBuilder.Size(declaration);
        var (sigmaX, sigmaY) = (GaussianWindow.SigmaX(gaussian), GaussianWindow.SigmaY(gaussian));
        var problems = isSquare
            ? new[] { Side("size", Place.Argument(0), rows, gaussian.Rows, sigmaY) }
            :
            [
                Side("number of rows", Place.Argument(0), rows, gaussian.Rows, sigmaY),
                Side("number of columns", Place.Argument(1), columns, gaussian.Columns, sigmaX),
            ];
        foreach (var problem in problems)
            if (problem is not null) yield return problem;

        Problem? Side(string what, Place place, int size, int written, Rational sigma)
        {
            var name = declaration.Method.DisplayName;
            if (written < 0 || written > KernelLimits.LongestSide)
                return new Problem("KG1008", place, Invariant.Text($"The {what} of '{name}' is {written}; it must lie between 1 and {KernelLimits.LongestSide}, or be 0 to choose it from sigma"));
            if (written != 0) return null;
            if (declaration.Method.IsCall)
                return new Problem("KG1008", place, $"The {what} of '{name}' is 0; only a declaration, which knows the source type, chooses it from sigma: give at least 1");
            if (sigma.IsZero)
                return new Problem("KG1008", place, $"The {what} of '{name}' is 0, and so is its sigma; one is chosen from the other: give the size, a positive sigma, or both");
            return size <= KernelLimits.LongestSide ? null : new Problem("KG1008", place, Invariant.Text(
                $"The {what} of '{name}' is 0, and sigma {Invariant.Short(sigma.ToDouble())} needs more than {KernelLimits.LongestSide}; give the size, or use a smaller sigma on a reduced picture"));
        }
    }
}
