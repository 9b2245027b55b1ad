using System.Linq;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations;

/// <summary>The parameters of a method: how the other half must repeat them, and what they mean to a kernel.</summary>
/// <param name="Models">How to write them.</param>
/// <param name="Signature">Their shape and element types; null when they have none of the accepted shapes.</param>
internal sealed record ParameterList(EquatableArray<ParameterModel> Models, Signature? Signature)
{
    public static ParameterList Of(IMethodSymbol method) =>
        new(method.Parameters.Select(Model).ToEquatableArray(), SignatureReader.Read(method));

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
        return new ParameterModel(prefix + parameter.Type.ToDisplayString(MethodReader.TypeFormat), ContainerReader.Escape(parameter.Name));
    }
}
