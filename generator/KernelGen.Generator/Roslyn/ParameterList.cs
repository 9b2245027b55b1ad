using System.Collections.Generic;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>The parameters of a method: how the other half must repeat them, and what they mean to a kernel.</summary>
/// <param name="Models">How to write them.</param>
/// <param name="Signature">Their shape and element types; null when they have none of the accepted shapes.</param>
/// <param name="Fault">Why they have none, and what mends it; null when they have one.</param>
/// <param name="Demand">What another part must be to repeat their types; null where the compiler refuses them.</param>
internal sealed record ParameterList(EquatableArray<ParameterModel> Models, Signature? Signature, string? Fault, CompilerRefusals.Demand? Demand)
{
    public static ParameterList Of(IMethodSymbol method)
    {
        var (signature, fault) = SignatureReader.Read(method);
        return new(ModelsOf(method).ToEquatableArray(), signature, fault, CompilerRefusals.Of(method.Parameters));
    }

    /// <summary>Names that are missing or given twice, which the compiler refuses where they stand, are made up.</summary>
    private static IEnumerable<ParameterModel> ModelsOf(IMethodSymbol method)
    {
        var names = new HashSet<string>();
        foreach (var parameter in method.Parameters)
        {
            var model = Model(parameter);
            for (var i = 2; model.Name.Length == 0 || !names.Add(model.Name); i++)
                model = model with { Name = $"{(parameter.Name.Length == 0 ? "parameter" : parameter.Name)}{i}" };
            yield return model;
        }
        if (method.IsVararg) yield return new ParameterModel("__arglist", "");
    }

    private static ParameterModel Model(IParameterSymbol parameter)
    {
        var prefix = parameter.RefKind switch
        {
            RefKind.Ref => "ref ",
            RefKind.Out => "out ",
            RefKind.In => "in ",
            RefKind.RefReadOnlyParameter => "ref readonly ",
            _ => "",
        };
        if (parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out) prefix = "scoped " + prefix;
        if (parameter.IsParams) prefix = "params " + prefix;
        if (parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true } }) prefix = "this " + prefix;
        return new ParameterModel(prefix + MethodReader.TypeName(parameter.Type), ContainerReader.Escape(parameter.Name));
    }
}
