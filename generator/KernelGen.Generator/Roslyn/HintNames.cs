using System.Linq;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Roslyn;

/// <summary>
/// Names of generated files: the method's or class's full name, and a short hash where that alone would not be unique; of a long one
/// the beginning and a hash of the whole.
/// </summary>
internal static class HintNames
{
    /// <summary>Letters of the longest name: compilers that write the files to disk put a path before it, and not all systems take long ones.</summary>
    private const int MaximumLength = 100;

    /// <param name="method">The method.</param>
    /// <param name="container">The name of its type.</param>
    public static string Of(IMethodSymbol method, TypeFileName container) => Of(
        method,
        container.Name + "." + Plain(method.Name),
        container.IsAlone && IsPlain(method.Name) && container.Methods.TryGetValue(method.Name, out var count) && count == 1);

    /// <param name="type">The class.</param>
    /// <param name="name">Its name.</param>
    public static string Of(INamedTypeSymbol type, TypeFileName name) => Of(
        type,
        name.Name,
        name.IsAlone && !(type.ContainingType is { } container && ContainingType.Of(container).FileName.Methods.ContainsKey(type.Name)));

    private static string Of(ISymbol symbol, string name, bool isAlone)
    {
        var full = isAlone ? name : name + "." + Hash(symbol.GetDocumentationCommentId() ?? name);
        if (full.Length <= MaximumLength) return full;
        // among names that begin alike, thirty-two bits would not do
        var text = symbol.GetDocumentationCommentId() ?? name;
        var hash = Hash(text) + Hash(new string(text.Reverse().ToArray()));
        return name.Substring(0, MaximumLength - hash.Length - 1) + "." + hash;
    }

    public static bool IsPlain(string name)
    {
        foreach (var letter in name)
            if (letter > 127) return false;
        return true;
    }

    /// <summary>Letters, digits and underscores only.</summary>
    public static string Plain(string name) => name.All(IsPlain) ? name : new(name.Select(letter => IsPlain(letter) ? letter : '_').ToArray());

    private static bool IsPlain(char letter) => letter < 128 && (char.IsLetterOrDigit(letter) || letter == '_');

    /// <summary>FNV-1a over UTF-16, as eight hexadecimal digits: stable on every host.</summary>
    private static string Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text) hash = unchecked((hash ^ letter) * 16777619u);
        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
