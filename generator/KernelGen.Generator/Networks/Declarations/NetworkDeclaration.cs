using System;
using System.Collections.Generic;
using System.Threading;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>What the user wrote over one class: plain values, equal for equal text wherever it stands.</summary>
/// <param name="Class">How to write the class's other half.</param>
/// <param name="Sequence">The input and the layers.</param>
/// <param name="Options">The options that were said.</param>
/// <param name="StrayLayer">The index of the first layer that stands on another part than the others; null when all stand on one.</param>
internal sealed record NetworkDeclaration(ClassModel Class, LayerSequence Sequence, NetworkOptions Options, int? StrayLayer);

/// <summary>The named properties of <c>[Network]</c>; null is «not said».</summary>
internal sealed record NetworkOptions
{
    /// <summary>What a byte is multiplied by.</summary>
    public double? Scale { get; init; }

    /// <summary>Subtracted from the scaled byte, for each channel.</summary>
    public EquatableArray<double>? Mean { get; init; }

    /// <summary>What the difference is divided by, for each channel.</summary>
    public EquatableArray<double>? Deviation { get; init; }

    public bool? Trainable { get; init; }

    /// <summary>The path of the weights to bake in.</summary>
    public string? Weights { get; init; }
}

/// <summary>The door from Roslyn into the pipeline for <c>[Network]</c> classes: past it there are only values.</summary>
internal static class NetworkReader
{
    /// <summary>Reads the network; null when an attribute or the type parameters do not compile.</summary>
    public static NetworkDeclaration? Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (SequenceReader.Head(type, SequenceReader.NetworkAttribute) is not { } head) return null;
        if (!ContainingType.Of(type).CanBeRepeated) return null;
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

/// <summary>What a byte becomes before it enters a network: (p·Scale − Mean)/Deviation, which is p·Factor + Shift.</summary>
internal static class ByteScaling
{
    private const double DefaultScale = 1.0 / 255;

    /// <summary>How many channels the options tell apart: 1 where they are scaled alike.</summary>
    public static int Channels(NetworkOptions options) => Math.Max(1, Math.Max(Count(options.Mean), Count(options.Deviation)));

    /// <summary>The floats that a channel is scaled by: what must be finite is these.</summary>
    public static (float Factor, float Shift) Of(NetworkOptions options, int channel)
    {
        var deviation = Number(options.Deviation, channel, 1);
        return ((float)((options.Scale ?? DefaultScale) / deviation), (float)(-Number(options.Mean, channel, 0) / deviation));
    }

    private static int Count(EquatableArray<double>? numbers) => numbers?.Count ?? 0;

    private static double Number(EquatableArray<double>? numbers, int channel, double otherwise) =>
        numbers is { Count: > 0 } said ? said[Math.Min(channel, said.Count - 1)] : otherwise;
}
