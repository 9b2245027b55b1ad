using System.Linq;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations;

/// <summary>Tells KernelGen's own half from the user's: the analyzer sees both.</summary>
internal static class GeneratedHalf
{
    public static bool Contains(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value is "KernelGen");
}
