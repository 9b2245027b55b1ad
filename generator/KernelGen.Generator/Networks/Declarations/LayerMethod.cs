using System.Threading;
using KernelGen.Generator.Kernels.Declarations;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>What the user wrote over one <c>[Layer]</c> method: plain values, equal for equal text wherever it stands.</summary>
/// <param name="Method">How to write the method's other half.</param>
/// <param name="Sequence">The input and the layers that are fused.</param>
/// <param name="KernelAttributes">How many kernel attributes stand on the method too.</param>
internal sealed record LayerMethodDeclaration(MethodModel Method, LayerSequence Sequence, int KernelAttributes);

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
