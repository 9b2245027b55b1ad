using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Rules;

/// <summary>KG1002: the generated half stands in another part of every containing type.</summary>
internal sealed class ContainersMustBePartial : IDeclarationRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        var method = declaration.Method;
        for (var i = 0; i < method.Containers.Count; i++)
            if (!method.Containers[i].IsPartial)
                yield return new Problem("KG1002", Place.Container(i),
                    $"'{method.Containers[i].Name}' contains '{method.DisplayName}' but is not partial; add 'partial' so that the generated half can be added");
        if (!method.IsExtensible)
            yield return new Problem("KG1002", Place.MethodName,
                $"'{method.DisplayName}' lies in a file-local type, which no other file can add to; remove 'file' from the type");
    }
}
