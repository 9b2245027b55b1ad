using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Rules.Layers;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG1005: one method, one kernel or one fused layer.</summary>
internal sealed class OneAttributeOnly : IDeclarationRule, ILayerMethodRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.AttributeCount > 1)
            yield return new Problem("KG1005", Place.SecondAttribute,
                Invariant.Text($"'{declaration.Method.DisplayName}' has {declaration.AttributeCount} kernel attributes; a method takes one: declare a method for each"));
    }

    public IEnumerable<Problem> Check(LayerMethodDeclaration declaration)
    {
        if (declaration.KernelAttributes > 0)
            yield return new Problem("KG1005", Place.Attribute,
                $"'{declaration.Method.DisplayName}' has a kernel attribute beside [Layer]; a method takes one: declare a method for each");
    }
}
