using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Roslyn;

/// <summary>Reads what the other half of a partial method must repeat.</summary>
internal static class MethodReader
{
    /// <summary>How types are spelled: wherever the other half stands, the name means the same.</summary>
    public static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>
    /// The method, and its parameters as a kernel's: null when they have none of the accepted shapes, and then why. No method where the
    /// compiler refuses what another half would repeat.
    /// </summary>
    public static (MethodModel? Method, Signature? Signature, string? SignatureFault) Read(
        IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        if (ExtensionBlock.Contains(method)) return (null, null, null);
        var containing = ContainingType.Of(method.ContainingType);
        var parameters = containing.Parameters(method, syntax);
        if (!containing.CanBeRepeated || !CompilerRefusals.CanBeRepeated(method, syntax, parameters.Demand)) return (null, null, null);
        var (modifiers, isPartial, isAsync) = Modifiers(method, syntax);
        var isGeneric = syntax.TypeParameterList is not null;
        var isVoid = CompilerRefusals.ReturnsVoid(syntax);
        var model = new MethodModel
        {
            Namespace = containing.Namespace,
            Containers = containing.Containers,
            Modifiers = modifiers,
            ReturnType = isVoid ? "void" : ReturnType(method),
            Name = ContainerReader.Escape(method.Name),
            TypeParameters = isGeneric ? ContainerReader.TypeParameters(method.TypeParameters) : "",
            Constraints = isGeneric ? string.Concat(method.TypeParameters.Select(parameter => Constraint(parameter, syntax))) : "",
            Parameters = parameters.Models,
            DisplayName = containing.DisplayName + "." + method.Name,
            HintName = HintNames.Of(method, containing.FileName),
            IsStatic = method.IsStatic,
            IsPartial = isPartial,
            ReturnsVoid = isVoid && !isAsync,
            HasBody = syntax.Body is not null || syntax.ExpressionBody is not null || HasUserPart(method),
            IsRepeated = containing.FileName.Methods.TryGetValue(method.Name, out var count) && count > 1 && IsRepeated(method),
            IsExtensible = containing.IsExtensible,
            IsAbstract = method is { IsAbstract: true, IsStatic: true, ContainingType.TypeKind: TypeKind.Interface },
            IsMisplaced = !CompilerRefusals.FitsItsType(method, syntax),
            HiddenLibrary = containing.HiddenLibrary,
            UnfitLibrary = containing.UnfitLibrary,
            Attributes = Attributes(method, syntax),
        };
        return (model, parameters.Signature, parameters.Fault);
    }

    /// <summary>
    /// The modifiers as written, but those that the compiler refuses there; <c>partial</c> goes last, <c>async</c> belongs to a body.
    /// </summary>
    private static (string Text, bool IsPartial, bool IsAsync) Modifiers(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var (text, isPartial, isAsync) = ("", false, false);
        // two words of access are a pair, or the compiler takes one of them
        var hasOneAccess = syntax.Modifiers.Count(static token => IsAccess(token.Kind())) <= 1;
        var written = new List<SyntaxKind>();
        if (!hasOneAccess) text = SyntaxFacts.GetText(method.DeclaredAccessibility) + " ";
        foreach (var token in syntax.Modifiers)
        {
            var kind = token.Kind();
            if (kind == SyntaxKind.PartialKeyword) isPartial = true;
            else if (kind == SyntaxKind.AsyncKeyword) isAsync = true;
            else if (IsAccess(kind) ? hasOneAccess : StandsInBoth(kind, method) && !written.Contains(kind))
            {
                written.Add(kind);
                text += token.Text + " ";
            }
        }
        return (text + "partial", isPartial, isAsync);
    }

    private static bool IsAccess(SyntaxKind kind) =>
        kind is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword;

    /// <summary>Of the others, those that both halves of a partial method have; in an interface static methods can be virtual or sealed.</summary>
    private static bool StandsInBoth(SyntaxKind kind, IMethodSymbol method) => kind switch
    {
        SyntaxKind.StaticKeyword or SyntaxKind.UnsafeKeyword or SyntaxKind.NewKeyword => true,
        SyntaxKind.VirtualKeyword or SyntaxKind.SealedKeyword => !method.IsStatic || method.ContainingType.TypeKind == TypeKind.Interface,
        SyntaxKind.OverrideKeyword => !method.IsStatic,
        SyntaxKind.ReadOnlyKeyword => !method.IsStatic && method.ContainingType.TypeKind == TypeKind.Struct,
        _ => false,
    };

    private static string ReturnType(IMethodSymbol method)
    {
        var prefix = method.ReturnsByRef ? "ref " : method.ReturnsByRefReadonly ? "ref readonly " : "";
        return prefix + TypeName(method.ReturnType);
    }

    /// <summary>The type as any file can name it. A type of the user's may be called <c>nint</c>, which is no keyword.</summary>
    public static string TypeName(ITypeSymbol type)
    {
        var name = type.ToDisplayString(TypeFormat);
        return !name.Contains("nint") && !name.Contains("nuint") ? name : string.Concat(type.ToDisplayParts(TypeFormat).Select(static part =>
            (part.Kind, part.ToString()) switch
            {
                (SymbolDisplayPartKind.Keyword, "nint") => "global::System.IntPtr",
                (SymbolDisplayPartKind.Keyword, "nuint") => "global::System.UIntPtr",
                var (_, text) => text,
            }));
    }

    /// <summary>The attributes on the user's half, but KernelGen's: the compiler shows those of both halves on either.</summary>
    private static EquatableArray<string> Attributes(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var names = new List<string>();
        foreach (var attribute in method.GetAttributes())
            if (attribute.AttributeClass is { } type && attribute.ApplicationSyntaxReference?.SyntaxTree == syntax.SyntaxTree
                && type.ContainingNamespace is not { Name: "KernelGen", ContainingNamespace.IsGlobalNamespace: true })
                names.Add(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        return names.ToEquatableArray();
    }

    private static string Constraint(ITypeParameterSymbol parameter, MethodDeclarationSyntax syntax)
    {
        var constraints = new List<string>();
        if (parameter.HasUnmanagedTypeConstraint) constraints.Add("unmanaged");
        else if (parameter.HasValueTypeConstraint) constraints.Add("struct");
        else if (parameter.HasReferenceTypeConstraint)
            constraints.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class");
        else if (parameter.HasNotNullConstraint) constraints.Add("notnull");
        constraints.AddRange(parameter.ConstraintTypes.Select(TypeName));
        if (parameter.HasConstructorConstraint) constraints.Add("new()");
        // no symbol of the oldest compilers tells of «allows ref struct»
        constraints.AddRange(syntax.ConstraintClauses.Where(clause => clause.Name.Identifier.ValueText == parameter.Name)
            .SelectMany(static clause => clause.Constraints).Select(static constraint => constraint.ToString())
            .Where(static text => text.StartsWith("allows", System.StringComparison.Ordinal)));
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
