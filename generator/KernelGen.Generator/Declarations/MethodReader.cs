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
    /// <summary>How types are spelled: wherever the other half stands, the name means the same.</summary>
    public static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The method, and its parameters as a kernel's: null when they have none of the accepted shapes.</summary>
    public static (MethodModel Method, Signature? Signature) Read(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var surroundings = Surroundings.Of(method.ContainingType);
        var parameters = surroundings.Parameters(method, syntax);
        var (modifiers, isPartial, isAsync) = Modifiers(syntax);
        var isGeneric = syntax.TypeParameterList is not null;
        var isVoid = syntax.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };
        var model = new MethodModel
        {
            Namespace = surroundings.Namespace,
            Containers = surroundings.Containers,
            Modifiers = modifiers,
            ReturnType = isVoid ? "void" : ReturnType(method),
            Name = ContainerReader.Escape(method.Name),
            TypeParameters = isGeneric ? ContainerReader.TypeParameters(method.TypeParameters) : "",
            Constraints = isGeneric ? string.Concat(method.TypeParameters.Select(Constraint)) : "",
            Parameters = parameters.Models,
            Documentation = DocumentationReader.Read(syntax),
            DisplayName = surroundings.DisplayName + "." + method.Name,
            HintName = HintNames.Of(method, surroundings.FileName),
            IsStatic = method.IsStatic,
            IsPartial = isPartial,
            ReturnsVoid = isVoid && !isAsync,
            HasBody = syntax.Body is not null || syntax.ExpressionBody is not null || HasUserPart(method),
            IsRepeated = surroundings.FileName.Methods.TryGetValue(method.Name, out var count) && count > 1 && IsRepeated(method),
            IsExtensible = surroundings.IsExtensible,
        };
        return (model, parameters.Signature);
    }

    /// <summary>The modifiers as written; <c>partial</c> goes last, <c>async</c> belongs to a body.</summary>
    private static (string Text, bool IsPartial, bool IsAsync) Modifiers(MethodDeclarationSyntax syntax)
    {
        var (text, isPartial, isAsync) = ("", false, false);
        foreach (var token in syntax.Modifiers)
        {
            var kind = token.Kind();
            if (kind == SyntaxKind.PartialKeyword) isPartial = true;
            else if (kind == SyntaxKind.AsyncKeyword) isAsync = true;
            else text += token.Text + " ";
        }
        return (text + "partial", isPartial, isAsync);
    }

    private static string ReturnType(IMethodSymbol method)
    {
        var prefix = method.ReturnsByRef ? "ref " : method.ReturnsByRefReadonly ? "ref readonly " : "";
        return prefix + method.ReturnType.ToDisplayString(TypeFormat);
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

    /// <summary>Whether a method before it in the type is the same: its generated file would have the same name.</summary>
    private static bool IsRepeated(IMethodSymbol method)
    {
        var id = method.GetDocumentationCommentId();
        var first = method.ContainingType.GetMembers(method.Name).FirstOrDefault(member => member.GetDocumentationCommentId() == id);
        return first is IMethodSymbol other && !SymbolEqualityComparer.Default.Equals(other, method.PartialDefinitionPart ?? method);
    }

    /// <summary>Whether another part holds a body that is not KernelGen's own.</summary>
    private static bool HasUserPart(IMethodSymbol method) =>
        method.PartialImplementationPart is { } part && !GeneratedHalf.Contains(part);
}
