using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Rules.Layers;

namespace KernelGen.Generator.Rules;

/// <summary>KG1001: the generator can only complete a <c>static partial void</c> method without a body.</summary>
internal sealed class MethodMustBeStaticPartial : IDeclarationRule, ILayerMethodRule
{
    public IEnumerable<Problem> Check(Declaration declaration) => Check(declaration.Method, declaration.Attribute);

    public IEnumerable<Problem> Check(LayerMethodDeclaration declaration) => Check(declaration.Method, declaration.Sequence.Attribute);

    private static IEnumerable<Problem> Check(MethodModel method, string attribute)
    {
        var faults = new List<string>();
        if (!method.IsStatic) faults.Add("is not static");
        if (!method.IsPartial) faults.Add("is not partial");
        if (!method.ReturnsVoid) faults.Add($"returns '{method.ReturnType.Replace("global::", "")}' instead of void");
        if (method.HasBody) faults.Add("has a body");
        if (method.IsAbstract) faults.Add("is abstract");
        if (faults.Count > 0)
            yield return new Problem("KG1001", Place.MethodName,
                $"'{method.DisplayName}' {string.Join(" and ", faults)}; [{attribute}] completes a 'static partial void' method without a body");
    }
}
