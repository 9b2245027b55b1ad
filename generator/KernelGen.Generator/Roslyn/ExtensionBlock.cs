using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>Recognizes the extension blocks of C# 14: <c>extension(int x) { … }</c>.</summary>
/// <remarks>The compiler that this is built against has no word for them. To later ones a block is a type without a name, of a kind of its own.</remarks>
internal static class ExtensionBlock
{
    /// <summary>Whether the member stands in an extension block, to which no other part can be written.</summary>
    public static bool Contains(ISymbol member) =>
        member.ContainingType is { TypeKind: not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface) };
}
