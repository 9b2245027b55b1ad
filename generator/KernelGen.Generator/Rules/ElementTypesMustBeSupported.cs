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
        var pairs = ElementType.Pairs.Where(pair => pair.Source.Name == signature.Source)
            .Select(pair => $"{pair.Source.Name} to {pair.Destination.Name}").ToArray();
        var sources = ElementType.Pairs.Select(pair => pair.Source.Name).Distinct();
        yield return new Problem("KG1004", Place.Parameters,
            $"'{declaration.Method.DisplayName}' filters {signature.Source} to {signature.Destination}; "
            + (pairs.Length > 1 ? $"supported are {string.Join(", ", pairs)}"
                : pairs.Length == 1 ? $"of {signature.Source} only {pairs[0]} is supported: convert the result"
                : $"a source of {signature.Source} is not supported: convert it to {string.Join(", ", sources)}"));
    }
}
