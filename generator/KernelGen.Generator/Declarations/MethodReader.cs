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
        var containers = Containers(method).ToEquatableArray();
        return new MethodModel
        {
            Namespace = NamespaceOf(method.ContainingNamespace),
            Containers = containers,
            Modifiers = Modifiers(syntax),
            ReturnType = ReturnType(method),
            Name = Escape(method.Name),
            TypeParameters = TypeParameters(method.TypeParameters),
            Constraints = string.Concat(method.TypeParameters.Select(Constraint)),
            Parameters = method.Parameters.Select(Parameter).ToEquatableArray(),
            Documentation = Documentation(syntax).ToEquatableArray(),
            DisplayName = string.Join(".", TypesFromOutermost(method).Select(type => type.Name).Append(method.Name)),
            HintName = HintNames.Of(method),
            IsStatic = method.IsStatic,
            IsPartial = syntax.Modifiers.Any(SyntaxKind.PartialKeyword),
            ReturnsVoid = method.ReturnsVoid && !method.IsAsync,
            HasBody = syntax.Body is not null || syntax.ExpressionBody is not null || HasUserPart(method),
            IsExtensible = TypesFromOutermost(method).All(type => !type.IsFileLocal),
        };
    }

    private static IEnumerable<INamedTypeSymbol> TypesFromOutermost(IMethodSymbol method)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var type = method.ContainingType; type is not null; type = type.ContainingType) types.Push(type);
        return types;
    }

    private static IEnumerable<ContainerModel> Containers(IMethodSymbol method) =>
        TypesFromOutermost(method).Select(type => new ContainerModel(
            Keyword(type),
            Escape(type.Name) + TypeParameters(type.TypeParameters),
            type.DeclaringSyntaxReferences.All(part =>
                part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))));

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static string NamespaceOf(INamespaceSymbol space) =>
        space.IsGlobalNamespace ? "" : string.Join(".", space.ToDisplayParts().Where(part => part.Symbol is not null).Select(part => Escape(part.Symbol!.Name)));

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
        return new ParameterModel(prefix + parameter.Type.ToDisplayString(TypeFormat), Escape(parameter.Name));
    }

    private static string TypeParameters(IReadOnlyCollection<ITypeParameterSymbol> parameters) =>
        parameters.Count == 0 ? "" : "<" + string.Join(", ", parameters.Select(parameter => Variance(parameter) + Escape(parameter.Name))) + ">";

    private static string Variance(ITypeParameterSymbol parameter) => parameter.Variance switch
    {
        VarianceKind.In => "in ",
        VarianceKind.Out => "out ",
        _ => "",
    };

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
        return constraints.Count == 0 ? "" : $" where {Escape(parameter.Name)} : {string.Join(", ", constraints)}";
    }

    /// <summary>The user's <c>///</c> lines over the method, slashes removed.</summary>
    private static IEnumerable<string> Documentation(MethodDeclarationSyntax syntax) =>
        syntax.GetLeadingTrivia().ToFullString().Split('\n')
            .Select(line => line.Trim())
            .Where(line => line.StartsWith("///", System.StringComparison.Ordinal) && !line.StartsWith("////", System.StringComparison.Ordinal))
            .Select(line => line.Substring(3));

    /// <summary>Whether another part holds a body that is not KernelGen's own.</summary>
    private static bool HasUserPart(IMethodSymbol method) =>
        method.PartialImplementationPart is { } part && !part.GetAttributes().Any(attribute =>
            attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value is "KernelGen");

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
