using System.Collections.Generic;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Kernels.Rules;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Rules;
using KernelGen.Generator.Roslyn;

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

/// <summary>KG1002: the generated code is in another part of every containing type, and must be able to name the library.</summary>
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
                    ? $"'{model.DisplayName}' is not partial; add 'partial' so that the generated part can be added"
                    : $"'{model.Containers[i].Name}' contains '{model.DisplayName}' but is not partial; add 'partial' so that the generated part can be added");
        var name = Place.Container(model.Containers.Count - 1);
        if (!model.IsExtensible) yield return FileLocal(model.DisplayName, name);
        if (model.HiddenLibrary is { } hidden) yield return Hidden(model.DisplayName, name, hidden);
    }

    private static IEnumerable<Problem> Check(MethodModel method)
    {
        for (var i = 0; i < method.Containers.Count; i++)
            if (!method.Containers[i].IsPartial)
                yield return new Problem("KG1002", Place.Container(i),
                    $"'{method.Containers[i].Name}' contains '{method.DisplayName}' but is not partial; add 'partial' so that the generated part can be added");
        if (!method.IsExtensible) yield return FileLocal(method.DisplayName, Place.MethodName);
        if (method.HiddenLibrary is { } hidden) yield return Hidden(method.DisplayName, Place.MethodName, hidden);
    }

    private static Problem Hidden(string name, Place place, string hidden) => new("KG1002", place,
        $"'{name}' cannot be completed: {hidden}");

    private static Problem FileLocal(string name, Place place) => new("KG1002", place,
        $"'{name}' is in a file-local type, which cannot be extended in another file; remove 'file' from the type");
}

/// <summary>KG1005: a method has one kernel or one fused layer.</summary>
internal sealed class OneAttributeOnly : IDeclarationRule, ILayerMethodRule
{
    public IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.AttributeCount > 1)
            yield return new Problem("KG1005", Place.SecondAttribute,
                $"'{declaration.Method.DisplayName}' has {declaration.AttributeCount} kernel attributes; a method can have only one: declare one method for each");
    }

    public IEnumerable<Problem> Check(LayerMethodDeclaration declaration)
    {
        if (declaration.KernelAttributes > 0)
            yield return new Problem("KG1005", Place.Attribute,
                $"'{declaration.Method.DisplayName}' has a kernel attribute and [Layer]; a method can have only one: declare one method for each");
    }
}
