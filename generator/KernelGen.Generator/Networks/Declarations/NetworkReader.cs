using System.Collections.Generic;
using System.Threading;
using KernelGen.Generator.Roslyn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>The door from Roslyn into the pipeline for <c>[Network]</c> classes: past it there are only values.</summary>
internal static class NetworkReader
{
    /// <summary>Reads the network; null when an attribute or the type parameters do not compile.</summary>
    public static NetworkDeclaration? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (SequenceReader.Head(type, SequenceReader.NetworkAttribute) is not { } head) return null;
        if (!Surroundings.Of(type).CanBeRepeated) return null;
        var model = ClassReader.Read(type);
        var layers = SequenceReader.LayerAttributes(type);
        cancellation.ThrowIfCancellationRequested();
        if (SequenceReader.Read(model.DisplayName, "Network", head, layers) is not { } sequence) return null;
        return new NetworkDeclaration(model, sequence, Options(head), StrayLayer(head, layers));
    }

    private static NetworkOptions Options(AttributeData head) => new()
    {
        Scale = head.Named("Scale") as double?,
        Mean = head.NamedNumbers("Mean"),
        Deviation = head.NamedNumbers("Deviation"),
        Trainable = head.Named("Trainable") as bool?,
        Weights = head.Named("Weights") as string,
    };

    /// <summary>The layers belong on one part: the one with <c>[Network]</c> if it has any, else that of the first layer.</summary>
    private static int? StrayLayer(AttributeData head, IReadOnlyList<AttributeData> layers)
    {
        var network = Part(head);
        SyntaxNode? home = null;
        foreach (var layer in layers)
        {
            var part = Part(layer);
            if (home is null || part == network) home = part;
        }
        for (var i = 0; i < layers.Count; i++)
            if (Part(layers[i]) != home) return i;
        return null;
    }

    private static SyntaxNode? Part(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference!.GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>();
}
