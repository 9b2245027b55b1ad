using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Rules;

/// <summary>KG1005: one method, one kernel.</summary>
internal sealed class OneAttributeOnly : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.AttributeCount > 1)
            yield return new Problem("KG1005", Place.SecondAttribute,
                Invariant.Text($"'{declaration.Method.DisplayName}' has {declaration.AttributeCount} kernel attributes; a method takes one: declare a method for each"));
    }
}
