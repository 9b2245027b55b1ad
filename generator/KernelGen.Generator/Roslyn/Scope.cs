using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Roslyn;

/// <summary>
/// The parts of types in which a name means the same, and what the parameter lists written there mean. An editor asks for all of them
/// after every key press, and to look types up is most of the work of reading a declaration: here each text is looked up once.
/// </summary>
internal sealed class Scope
{
    /// <summary>By namespace: a symbol lives as long as its compilation, which no key press survives.</summary>
    private static readonly ConditionalWeakTable<INamespaceSymbol, ConcurrentDictionary<string, Scope>> Shared = new();

    /// <summary>By what is around the types of a file: syntax lives until its file changes.</summary>
    private static readonly ConditionalWeakTable<SyntaxNode, string> Imports = new();

    private readonly ConcurrentDictionary<string, ParameterList> lists = new();

    private Scope() { }

    /// <summary>
    /// The scope of a part of a type. Names are looked up in the types around, in their bases, and then in the namespaces and imports
    /// around those; types that bring no names themselves share the scope of all that stand between the same imports.
    /// </summary>
    public static Scope Of(INamedTypeSymbol type, SyntaxNode part)
    {
        if (part.Parent is not (BaseNamespaceDeclarationSyntax or CompilationUnitSyntax) || BringsNames(type)) return new Scope();
        var imports = Imports.GetValue(part.Parent, static node => ImportsAround(node));
        return imports == FileLocal
            ? new Scope()
            : Shared.GetOrCreateValue(type.ContainingNamespace).GetOrAdd(imports, static _ => new Scope());
    }

    /// <summary>What the method's parameters are.</summary>
    public ParameterList Read(IMethodSymbol method, ParameterListSyntax syntax)
    {
        var text = syntax.SyntaxTree.GetText().ToString(syntax.Span);       // quicker than the syntax's own
        return lists.TryGetValue(text, out var list) ? list : lists.GetOrAdd(text, ParameterList.Of(method));
    }

    private static bool BringsNames(INamedTypeSymbol type) =>
        type.Arity > 0
        || !type.GetTypeMembers().IsEmpty
        || type.DeclaringSyntaxReferences.Any(part => part.GetSyntax() is not TypeDeclarationSyntax { BaseList: null });

    private const string FileLocal = "file";

    /// <summary>The namespaces and imports as they are written, or <see cref="FileLocal"/> where a type is visible in its file alone.</summary>
    private static string ImportsAround(SyntaxNode node)
    {
        var text = new List<string>();
        for (var space = node; space is not null; space = space.Parent)
        {
            var (name, externs, usings, members) = space switch
            {
                BaseNamespaceDeclarationSyntax inner => (inner.Name.ToString(), inner.Externs, inner.Usings, inner.Members),
                CompilationUnitSyntax file => ("", file.Externs, file.Usings, file.Members),
                _ => ("", default, default, default),
            };
            if (members.Any(member => member.Modifiers.Any(SyntaxKind.FileKeyword))) return FileLocal;
            text.Add(name + "{" + externs.ToString() + usings.ToString());
        }
        return string.Join("\n", text);
    }
}
