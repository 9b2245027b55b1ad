using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Roslyn;

/// <summary>
/// Tells declarations that another part can repeat from those that the compiler refuses as they are written: there its own error is
/// enough, and another part would only say it again.
/// </summary>
internal static class CompilerRefusals
{
    /// <summary>C# 13, whose <c>params</c> are not arrays only.</summary>
    private const int ParamsCollections = 1300;

    private static readonly SyntaxKind[] Access =
        [SyntaxKind.PublicKeyword, SyntaxKind.InternalKeyword, SyntaxKind.ProtectedKeyword, SyntaxKind.PrivateKeyword];

    private static readonly SyntaxKind[] Virtual = [SyntaxKind.VirtualKeyword, SyntaxKind.OverrideKeyword, SyntaxKind.NewKeyword];

    /// <summary>What types must be to be repeated: null for types that cannot be.</summary>
    /// <param name="NeedsUnsafe">There is a pointer among them.</param>
    /// <param name="Access">How far the narrowest of them can be seen: see <see cref="AccessOf"/>.</param>
    internal readonly record struct Demand(bool NeedsUnsafe, int Access);

    /// <summary>The demand of a parameter list.</summary>
    public static Demand? Of(IReadOnlyList<IParameterSymbol> parameters) =>
        parameters.All(IsAllowed) ? Of(parameters.Select(static parameter => parameter.Type)) : null;

    /// <summary>Whether another part of the method can repeat its name, its types and its constraints.</summary>
    /// <param name="method">The method.</param>
    /// <param name="syntax">Its declaration.</param>
    /// <param name="parameters">The demand of its parameters.</param>
    public static bool CanBeRepeated(IMethodSymbol method, MethodDeclarationSyntax syntax, Demand? parameters)
    {
        if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword)) return true;      // nothing will be
        if (!method.CanBeReferencedByName && syntax.ExplicitInterfaceSpecifier is null) return false;
        if (parameters is not { } demand || method.IsExtern || method.Name == method.ContainingType.Name) return false;
        if (syntax.ExplicitInterfaceSpecifier is not null || !HasModifiersOfAPart(method, syntax.Modifiers)) return false;
        if (!ReturnsVoid(syntax) || syntax.TypeParameterList is not null)
        {
            var types = method.TypeParameters.SelectMany(static parameter => parameter.ConstraintTypes);
            if (!ReturnsVoid(syntax)) types = types.Append(method.ReturnType);
            if (Of(types) is not { } other || !AreDistinct(method.TypeParameters) || !syntax.ConstraintClauses.All(HasOneKind)) return false;
            demand = new Demand(demand.NeedsUnsafe || other.NeedsUnsafe, System.Math.Min(demand.Access, other.Access));
        }
        return (demand.Access >= AccessOf(method)) && (!demand.NeedsUnsafe || IsUnsafe(syntax)) && SaysItsAccess(method, syntax);
    }

    /// <summary>Whether a method returns nothing; its symbol would look all types of its declaration up, after every key press.</summary>
    public static bool ReturnsVoid(MethodDeclarationSyntax syntax) =>
        syntax.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    /// <summary>
    /// Whether the compiler takes a method of that kind in its type at all: a static class has no instance methods, a struct no static ones
    /// that are readonly, and extension methods stand in static classes that are neither nested nor generic.
    /// </summary>
    public static bool FitsItsType(IMethodSymbol method, MethodDeclarationSyntax syntax) =>
        (method.IsStatic || !method.ContainingType.IsStatic)
        && (!method.IsStatic || method.ContainingType.TypeKind != TypeKind.Struct || !syntax.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
        && (!method.IsExtensionMethod
            || (method is { IsStatic: true, ContainingType: { IsStatic: true, ContainingType: null, Arity: 0 } } && CanBeExtended(method.Parameters[0])));

    /// <summary>References to what is extended are to values.</summary>
    private static bool CanBeExtended(IParameterSymbol parameter) => !parameter.IsParams
        && parameter.Type is { TypeKind: not (TypeKind.Dynamic or TypeKind.Pointer or TypeKind.FunctionPointer) }
        && parameter.RefKind switch
        {
            RefKind.None => true,
            RefKind.Ref => parameter.Type.IsValueType,
            RefKind.Out => false,
            _ => parameter.Type is { IsValueType: true, TypeKind: not TypeKind.TypeParameter },
        };

    /// <summary>Whether another part of the type, and of those and the namespaces around it, can repeat names and type parameters.</summary>
    public static bool CanBeRepeated(IReadOnlyCollection<INamedTypeSymbol> types) =>
        types.All(static type =>
            type.CanBeReferencedByName && AreDistinct(type.TypeParameters) && !HasNamesake(type)
            && type.TypeParameters.All(static parameter => Of(parameter.ConstraintTypes) is not null)
            && (type.TypeKind == TypeKind.Interface || type.TypeParameters.All(static parameter => parameter.Variance == VarianceKind.None)))
        && CanBeRepeated(types.First().ContainingNamespace);

    /// <summary>A namespace has a name, which what is half typed has not yet, and no type has the same.</summary>
    private static bool CanBeRepeated(INamespaceSymbol space) => space.IsGlobalNamespace
        || (space.CanBeReferencedByName && space.ContainingNamespace.GetTypeMembers(space.Name, 0).IsEmpty && CanBeRepeated(space.ContainingNamespace));

    /// <summary>Whether a type of another kind has the same name: a class and a struct, say. File-local types may share theirs.</summary>
    private static bool HasNamesake(INamedTypeSymbol type) =>
        ((INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace)
            .GetTypeMembers(type.Name, type.Arity).Count(static other => !other.IsFileLocal) > 1;

    private static Demand? Of(IEnumerable<ITypeSymbol> types)
    {
        var all = new Demand(NeedsUnsafe: false, Access: int.MaxValue);
        foreach (var type in types)
        {
            if (Of(type) is not { } demand) return null;
            all = new Demand(all.NeedsUnsafe || demand.NeedsUnsafe, System.Math.Min(all.Access, demand.Access));
        }
        return all;
    }

    private static Demand? Of(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } or { SpecialType: SpecialType.System_Void } or { IsStatic: true } => null,
        IArrayTypeSymbol array => Of(array.ElementType),
        IPointerTypeSymbol { PointedAtType.SpecialType: SpecialType.System_Void } => new Demand(NeedsUnsafe: true, int.MaxValue),
        IPointerTypeSymbol pointer => Of(pointer.PointedAtType) is { } demand ? demand with { NeedsUnsafe = true } : null,
        IFunctionPointerTypeSymbol { Signature: var signature } => OfFunction(signature),
        INamedTypeSymbol { IsUnboundGenericType: true } => null,
        INamedTypeSymbol named => Of(named.TypeArguments) is { } demand
            ? demand with { Access = System.Math.Min(demand.Access, AccessOf(named)) } : null,
        _ => new Demand(NeedsUnsafe: false, int.MaxValue),
    };

    private static Demand? OfFunction(IMethodSymbol signature)
    {
        var types = signature.Parameters.Select(static parameter => parameter.Type);
        return Of(signature.ReturnsVoid ? types : types.Append(signature.ReturnType)) is { } demand ? demand with { NeedsUnsafe = true } : null;
    }

    /// <summary><c>params</c> over a list, <c>scoped</c> over what can have a scope.</summary>
    private static bool IsAllowed(IParameterSymbol parameter)
    {
        if (parameter.ScopedKind == ScopedKind.ScopedValue && !parameter.Type.IsRefLikeType) return false;
        if (!parameter.IsParams || parameter.Type is IArrayTypeSymbol { Rank: 1 }) return true;
        return parameter.Type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeArguments.Length: 1 }
            && parameter.DeclaringSyntaxReferences.Any(static part =>
                part.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= (LanguageVersion)ParamsCollections });
    }

    private static bool AreDistinct(IReadOnlyList<ITypeParameterSymbol> parameters) =>
        parameters.All(static parameter => parameter.Name.Length > 0)
        && parameters.Select(static parameter => parameter.Name).Distinct().Count() == parameters.Count;

    /// <summary>At most one of <c>class</c>, <c>struct</c>, <c>unmanaged</c> and <c>notnull</c>.</summary>
    private static bool HasOneKind(TypeParameterConstraintClauseSyntax clause) => clause.Constraints.Count(static constraint =>
        constraint is ClassOrStructConstraintSyntax || constraint.ToString() is "unmanaged" or "notnull") <= 1;

    /// <summary>Nothing sealed that overrides nothing, static methods of interfaces apart, nothing virtual that cannot be, and nothing unsafe in a program that allows none.</summary>
    private static bool HasModifiersOfAPart(IMethodSymbol method, SyntaxTokenList modifiers)
    {
        if (modifiers.Any(SyntaxKind.SealedKeyword)
            && (method.IsStatic ? method.ContainingType.TypeKind != TypeKind.Interface : !modifiers.Any(SyntaxKind.OverrideKeyword))) return false;
        if (modifiers.Any(SyntaxKind.OverrideKeyword) && !method.IsStatic && !Overrides(method)) return false;
        if (modifiers.Any(SyntaxKind.VirtualKeyword) && (method.DeclaredAccessibility == Accessibility.Private || IsSealed(method))) return false;
        return !modifiers.Any(SyntaxKind.UnsafeKeyword)
            || method.ContainingAssembly is not ISourceAssemblySymbol { Compilation.Options: CSharpCompilationOptions { AllowUnsafe: false } };
    }

    private static bool Overrides(IMethodSymbol method) =>
        method.OverriddenMethod is { IsSealed: false } other && other.DeclaredAccessibility == method.DeclaredAccessibility
        && (other.IsVirtual || other.IsAbstract || other.IsOverride);

    /// <summary>Whether nothing derives from the type, so that an instance method in it is not virtual.</summary>
    private static bool IsSealed(IMethodSymbol method) => !method.IsStatic && method.ContainingType is { IsSealed: true };

    private static bool IsUnsafe(SyntaxNode syntax) =>
        syntax.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Any(static member => member.Modifiers.Any(SyntaxKind.UnsafeKeyword));

    /// <summary>A partial method that returns something, has <c>out</c> parameters, or is virtual or new must say who sees it.</summary>
    private static bool SaysItsAccess(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        if (HasAny(syntax.Modifiers, Access)) return true;
        return ReturnsVoid(syntax)
            && !syntax.ParameterList.Parameters.Any(static parameter => parameter.Modifiers.Any(SyntaxKind.OutKeyword))
            && !HasAny(syntax.Modifiers, Virtual) && (method.IsStatic || !syntax.Modifiers.Any(SyntaxKind.SealedKeyword));
    }

    private static bool HasAny(SyntaxTokenList modifiers, SyntaxKind[] kinds)
    {
        foreach (var kind in kinds)
            if (modifiers.Any(kind)) return true;
        return false;
    }

    /// <summary>How far a member can be seen, no further than the types around it.</summary>
    private static int AccessOf(ISymbol? member)
    {
        var access = int.MaxValue;
        for (; member is not null; member = member.ContainingType)
            access = System.Math.Min(access, member.DeclaredAccessibility switch
            {
                Accessibility.Private => 0,
                Accessibility.ProtectedAndInternal => 1,
                Accessibility.Protected or Accessibility.Internal => 2,
                Accessibility.ProtectedOrInternal => 3,
                _ => int.MaxValue,
            });
        return access;
    }
}
