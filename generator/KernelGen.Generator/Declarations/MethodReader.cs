using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Declarations;

/// <summary>Reads what the other half of a partial method must repeat.</summary>
internal static class MethodReader
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static MethodModel Read(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var types = ContainerReader.TypesFromOutermost(method.ContainingType);
        return new MethodModel
        {
            Namespace = ContainerReader.Namespace(method.ContainingNamespace),
            Containers = types.Select(ContainerReader.Read).ToEquatableArray(),
            Modifiers = Modifiers(syntax),
            ReturnType = ReturnType(method),
            Name = ContainerReader.Escape(method.Name),
            TypeParameters = ContainerReader.TypeParameters(method.TypeParameters),
            Constraints = string.Concat(method.TypeParameters.Select(Constraint)),
            Parameters = method.Parameters.Select(Parameter).ToEquatableArray(),
            Documentation = DocumentationReader.Read(syntax).ToEquatableArray(),
            DisplayName = string.Join(".", types.Select(type => type.Name).Append(method.Name)),
            HintName = HintNames.Of(method),
            IsStatic = method.IsStatic,
            IsPartial = syntax.Modifiers.Any(SyntaxKind.PartialKeyword),
            ReturnsVoid = method.ReturnsVoid && !method.IsAsync,
            HasBody = syntax.Body is not null || syntax.ExpressionBody is not null || HasUserPart(method),
            IsExtensible = types.All(type => !type.IsFileLocal),
        };
    }

    /// <summary>The modifiers as written; <c>partial</c> goes last, <c>async</c> belongs to a body.</summary>
    private static string Modifiers(MethodDeclarationSyntax syntax) =>
        string.Concat(syntax.Modifiers
            .Where(token => !token.IsKind(SyntaxKind.PartialKeyword) && !token.IsKind(SyntaxKind.AsyncKeyword))
            .Select(token => token.Text + " ")) + "partial";

    private static string ReturnType(IMethodSymbol method)
    {
        var prefix = method.ReturnsByRef ? "ref " : method.ReturnsByRefReadonly ? "ref readonly " : "";
        return prefix + method.ReturnType.ToDisplayString(TypeFormat);
    }

    private static ParameterModel Parameter(IParameterSymbol parameter)
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
        return new ParameterModel(prefix + parameter.Type.ToDisplayString(TypeFormat), ContainerReader.Escape(parameter.Name));
    }

    private static string Constraint(ITypeParameterSymbol parameter)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint) constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) constraints.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint) constraints.Add("notnull");
        constraints.AddRange(parameter.ConstraintTypes.Select(type => type.ToDisplayString(TypeFormat)));
        if (parameter.HasConstructorConstraint) constraints.Add("new()");
        return constraints.Count == 0 ? "" : $" where {ContainerReader.Escape(parameter.Name)} : {string.Join(", ", constraints)}";
    }

    /// <summary>Whether another part holds a body that is not KernelGen's own.</summary>
    private static bool HasUserPart(IMethodSymbol method) =>
        method.PartialImplementationPart is { } part && !GeneratedHalf.Contains(part);
}
