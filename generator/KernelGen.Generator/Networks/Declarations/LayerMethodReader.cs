using System.Threading;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>The door from Roslyn into the pipeline for <c>[Layer]</c> methods: past it there are only values.</summary>
internal static class LayerMethodReader
{
    /// <summary>
    /// Reads the declaration that stands over <paramref name="syntax"/>; null when an attribute or what another half would repeat does not
    /// compile.
    /// </summary>
    public static LayerMethodDeclaration? Read(IMethodSymbol method, MethodDeclarationSyntax syntax, CancellationToken cancellation)
    {
        if (SequenceReader.Head(method, SequenceReader.LayerAttribute) is not { } head) return null;
        var (model, _, _) = MethodReader.Read(method, syntax);
        cancellation.ThrowIfCancellationRequested();
        if (model is null) return null;
        return SequenceReader.Read(model.DisplayName, "Layer", head, SequenceReader.LayerAttributes(method)) is { } sequence
            ? new LayerMethodDeclaration(model, sequence, DeclarationReader.KernelAttributes(method).Count)
            : null;
    }
}
