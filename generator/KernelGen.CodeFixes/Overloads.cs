using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.CodeFixes;

/// <summary>Checks overloads: a type cannot have two methods with the same name and parameter types.</summary>
internal static class Overloads
{
    /// <summary>Whether the types can be named at the method, and no other method of its name has them.</summary>
    public static bool HaveRoomFor(this DiagnosticSite site, MethodDeclarationSyntax method, ParameterListSyntax parameters)
    {
        if (site.Model.GetDeclaredSymbol(method, site.Cancellation) is not { } symbol) return false;
        var types = parameters.Parameters.Select(parameter => parameter.Type is null ? null : site.Model.GetSpeculativeTypeInfo(
            method.ParameterList.SpanStart, parameter.Type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type).ToArray();
        if (types.Any(type => type is null or { TypeKind: TypeKind.Error })) return false;
        return !symbol.ContainingType.GetMembers(symbol.Name).OfType<IMethodSymbol>().Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, symbol)
            && !SymbolEqualityComparer.Default.Equals(other, symbol.PartialImplementationPart)
            && other.Arity == 0
            && other.Parameters.Select(parameter => (ISymbol)parameter.Type).SequenceEqual(types, SymbolEqualityComparer.Default));
    }
}
