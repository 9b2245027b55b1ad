using System.Collections.Generic;
using System.Threading;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Kernels.Declarations;

/// <summary>The one door from Roslyn into the pipeline: past it there are only values.</summary>
internal static class DeclarationReader
{
    /// <summary>The kernel attributes of a method, in the order they are written.</summary>
    public static IReadOnlyList<AttributeData> KernelAttributes(IMethodSymbol method) =>
        method.WrittenAttributes(attribute => ReaderOf(attribute) is not null);

    /// <summary>
    /// Reads the declaration that stands over <paramref name="syntax"/>; null when its attribute or what another half would repeat does
    /// not compile.
    /// </summary>
    public static Declaration? Read(IMethodSymbol method, MethodDeclarationSyntax syntax, CancellationToken cancellation)
    {
        var attributes = KernelAttributes(method);
        if (attributes.Count == 0) return null;
        var reader = ReaderOf(attributes[0])!;
        if (reader.Read(attributes[0]) is not { } definition) return null;
        cancellation.ThrowIfCancellationRequested();
        var (model, signature, fault) = MethodReader.Read(method, syntax);
        if (model is null) return null;
        return new Declaration(
            model,
            reader.Name,
            attributes.Count,
            definition,
            OptionsReader.Read(attributes[0]),
            signature)
        {
            SignatureFault = fault,
        };
    }

    /// <summary>The reader of the attribute's class, or null when it is not a kernel attribute.</summary>
    private static IAttributeReader? ReaderOf(AttributeData attribute) =>
        attribute.MetadataName() is { } name ? AttributeReaders.Find(name) : null;
}
