using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>Tells KernelGen's own half from the user's: the analyzer sees both.</summary>
internal static class GeneratedHalf
{
    /// <summary>The folder, or the end of it, that a compiler puts in front of the names of the files that a generator writes.</summary>
    private static readonly string Folder = typeof(KernelGenerator).FullName;

    /// <summary>Whether the symbol is declared in generated files only.</summary>
    /// <remarks>Attributes do not tell: both parts of a partial method have those of the other, and users write <c>[GeneratedCode]</c>, too.</remarks>
    public static bool Contains(ISymbol symbol)
    {
        foreach (var part in symbol.DeclaringSyntaxReferences)
            if (!IsGenerated(part.SyntaxTree.FilePath)) return false;
        return !symbol.DeclaringSyntaxReferences.IsEmpty;
    }

    private static bool IsGenerated(string path)
    {
        var end = path.LastIndexOfAny(['/', '\\']);
        return end >= Folder.Length && string.CompareOrdinal(path, end - Folder.Length, Folder, 0, Folder.Length) == 0;
    }
}
