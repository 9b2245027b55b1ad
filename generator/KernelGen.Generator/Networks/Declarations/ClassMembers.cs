using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>Reads the members of a class that bear a name of those that a network gets.</summary>
internal static class ClassMembers
{
    /// <summary>The class's own members and type parameters, then what it inherits and would have to override.</summary>
    public static IEnumerable<(ISymbol Symbol, ClassMember Member)> Of(INamedTypeSymbol type)
    {
        foreach (var symbol in type.TypeParameters.Concat(type.GetMembers()))
            if (IsNamedLikeOurs(symbol) && !GeneratedHalf.Contains(symbol)) yield return (symbol, Read(symbol, abstractIn: null));

        // an abstract member that a class between overrides is abstract no more
        var nearer = new HashSet<ClassMember>();
        for (var ancestor = type.BaseType; ancestor is { SpecialType: not SpecialType.System_Object }; ancestor = ancestor.BaseType)
            foreach (var symbol in ancestor.GetMembers().Where(IsNamedLikeOurs))
                if (nearer.Add(Read(symbol, abstractIn: null)) && symbol.IsAbstract) yield return (symbol, Read(symbol, ancestor.Name));
    }

    /// <summary>A property's accessors and the field of an automatic one are no members by themselves.</summary>
    private static bool IsNamedLikeOurs(ISymbol symbol) =>
        GeneratedMembers.Takes(Name(symbol))
        && symbol is not (IMethodSymbol { AssociatedSymbol: not null } or IFieldSymbol { AssociatedSymbol: not null });

    private static ClassMember Read(ISymbol symbol, string? abstractIn) => symbol is IMethodSymbol method
        ? new ClassMember(Name(method), method.Parameters.Select(Type).ToEquatableArray(), method.Arity, abstractIn)
        : new ClassMember(Name(symbol), null, 0, abstractIn);

    /// <summary>The name of an interface's member is as long as it was written.</summary>
    private static string Name(ISymbol symbol) => symbol.CanBeReferencedByName ? symbol.Name : symbol.Name.Replace("global::", "");

    private static string Type(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None ? parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) : "ref";
}
