using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Rules;

/// <summary>KG1001: the generator can only complete a <c>static partial void</c> method without a body.</summary>
internal sealed class MethodMustBeStaticPartial : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var method = declaration.Method;
        var faults = new List<string>();
        if (!method.IsStatic) faults.Add("is not static");
        if (!method.IsPartial) faults.Add("is not partial");
        if (!method.ReturnsVoid) faults.Add($"returns '{method.ReturnType.Replace("global::", "")}' instead of void");
        if (method.HasBody) faults.Add("has a body");
        if (faults.Count > 0)
            yield return new Problem("KG1001", Place.MethodName,
                $"'{method.DisplayName}' {string.Join(" and ", faults)}; [{declaration.Attribute}] completes a 'static partial void' method without a body");
    }
}
