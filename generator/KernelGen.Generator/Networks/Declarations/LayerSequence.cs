using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Networks.Declarations;

/// <summary>What a network and a fused layer have in common: an input and the layers over it, in the order they are written.</summary>
/// <param name="Name">The class or method for people: <c>DigitNet</c>.</param>
/// <param name="Attribute">What declares it: <c>Network</c> or <c>Layer</c>.</param>
/// <param name="InputSizes">(channels, height, width), (channels, length) or (features), as written.</param>
/// <param name="Layers">The layer attributes.</param>
internal sealed record LayerSequence(string Name, string Attribute, EquatableArray<int> InputSizes, EquatableArray<LayerDeclaration> Layers);

/// <summary>Reads the input and the layers that stand over a class or a method.</summary>
internal static class SequenceReader
{
    /// <summary>The attribute that makes a class a network.</summary>
    public const string NetworkAttribute = "KernelGen.NetworkAttribute";

    /// <summary>The attribute that makes a method a fused layer.</summary>
    public const string LayerAttribute = "KernelGen.LayerAttribute";

    /// <summary>The <c>[Network]</c> or <c>[Layer]</c> attribute of the symbol, or null.</summary>
    public static AttributeData? Head(ISymbol symbol, string metadataName) =>
        symbol.WrittenAttributes(attribute => attribute.MetadataName() == metadataName).FirstOrDefault();

    /// <summary>The layer attributes of a class or a method, in the order they are written.</summary>
    public static IReadOnlyList<AttributeData> LayerAttributes(ISymbol symbol) =>
        symbol.WrittenAttributes(attribute => ReaderOf(attribute) is not null);

    /// <summary>The input and the layers; null when one of the attributes does not compile.</summary>
    /// <param name="name">The class or method for people.</param>
    /// <param name="attribute"><c>Network</c> or <c>Layer</c>.</param>
    /// <param name="head">That attribute.</param>
    /// <param name="layers">The attributes of the layers.</param>
    public static LayerSequence? Read(string name, string attribute, AttributeData head, IReadOnlyList<AttributeData> layers)
    {
        var sizes = head.ConstructorArguments.Select((_, index) => head.Integer(index)).ToArray();
        var read = layers.Select(layer => ReaderOf(layer)!.Read(layer)).ToArray();
        if (sizes.Length is < 1 or > 3 || sizes.Contains(null) || read.Contains(null)) return null;
        return new LayerSequence(name, attribute, sizes.Select(size => size!.Value).ToEquatableArray(), read.ToEquatableArray()!);
    }

    private static ILayerReader? ReaderOf(AttributeData attribute) =>
        attribute.MetadataName() is { } name ? LayerReaders.Find(name) : null;
}
