using System.Collections.Generic;
using KernelGen.Generator.Declarations;
using KernelGen.Generator.Declarations.Layers;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Rules.Layers;

namespace KernelGen.Generator.Rules;

/// <summary>KG1002: the generated half stands in another part of every containing type, and of a network's class, and names the library.</summary>
internal sealed class ContainersMustBePartial : IDeclarationRule, ILayerMethodRule, INetworkRule
{
    public IEnumerable<Problem> Check(Declaration declaration) => Check(declaration.Method);

    public IEnumerable<Problem> Check(LayerMethodDeclaration declaration) => Check(declaration.Method);

    public IEnumerable<Problem> Check(NetworkDeclaration declaration)
    {
        var model = declaration.Class;
        for (var i = 0; i < model.Containers.Count; i++)
            if (!model.Containers[i].IsPartial)
                yield return new Problem("KG1002", Place.Container(i), i == model.Containers.Count - 1
                    ? $"'{model.DisplayName}' is not partial; add 'partial' so that the generated half can be added"
                    : $"'{model.Containers[i].Name}' contains '{model.DisplayName}' but is not partial; add 'partial' so that the generated half can be added");
        var name = Place.Container(model.Containers.Count - 1);
        if (!model.IsExtensible) yield return FileLocal(model.DisplayName, name);
        if (model.HiddenLibrary is { } hidden) yield return Hidden(model.DisplayName, name, hidden);
    }

    private static IEnumerable<Problem> Check(MethodModel method)
    {
        for (var i = 0; i < method.Containers.Count; i++)
            if (!method.Containers[i].IsPartial)
                yield return new Problem("KG1002", Place.Container(i),
                    $"'{method.Containers[i].Name}' contains '{method.DisplayName}' but is not partial; add 'partial' so that the generated half can be added");
        if (!method.IsExtensible) yield return FileLocal(method.DisplayName, Place.MethodName);
        if (method.HiddenLibrary is { } hidden) yield return Hidden(method.DisplayName, Place.MethodName, hidden);
    }

    private static Problem Hidden(string name, Place place, string hidden) => new("KG1002", place,
        $"'{name}' cannot be completed: {hidden}");

    private static Problem FileLocal(string name, Place place) => new("KG1002", place,
        $"'{name}' lies in a file-local type, which no other file can add to; remove 'file' from the type");
}
