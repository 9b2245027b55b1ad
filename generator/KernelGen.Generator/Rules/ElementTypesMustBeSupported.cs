using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Stencils;

namespace KernelGen.Generator.Rules;

/// <summary>KG1004: pairs of source and destination types that have arithmetic.</summary>
internal sealed class ElementTypesMustBeSupported : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.Signature is not { } signature) yield break;
        if (ElementType.Pairs.Any(pair => pair.Source.Name == signature.Source && pair.Destination.Name == signature.Destination)) yield break;
        var pairs = string.Join(", ", ElementType.Pairs.Select(pair => $"{pair.Source.Name} to {pair.Destination.Name}"));
        yield return new Problem("KG1004", Place.Parameters,
            $"'{declaration.Method.DisplayName}' filters {signature.Source} to {signature.Destination}; supported are {pairs}");
    }
}
