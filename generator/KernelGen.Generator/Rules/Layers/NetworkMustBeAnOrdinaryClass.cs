using System.Collections.Generic;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;

namespace KernelGen.Generator.Rules.Layers;

/// <summary>KG1001: a network is an object that the generated constructor makes.</summary>
internal sealed class NetworkMustBeAnOrdinaryClass : INetworkRule
{
    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        var model = declaration.Class;
        var faults = new List<string>();
        if (model.IsStatic) faults.Add("is static");
        if (model.IsAbstract) faults.Add("is abstract");
        if (model.IsRecord) faults.Add("is a record");
        if (model.HasConstructor) faults.Add("has a parameterless or primary constructor");
        if (model.BaseWithoutConstructor is { } parent)
            faults.Add($"derives from '{parent}', which has no parameterless constructor to call");
        if (model.HasExplicitLayout) faults.Add("has an explicit layout");
        if (faults.Count > 0)
            yield return new Problem("KG1001", Place.Container(model.Containers.Count - 1),
                $"'{model.DisplayName}' {string.Join(" and ", faults)}; [Network] completes an ordinary partial class and writes its constructor");
    }
}
