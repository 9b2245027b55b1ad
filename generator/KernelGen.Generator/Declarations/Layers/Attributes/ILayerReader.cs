using KernelGen.Generator.Declarations.Attributes;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Layers.Attributes;

/// <summary>Reads one layer attribute class into a <see cref="LayerDeclaration"/>.</summary>
internal interface ILayerReader
{
    /// <summary>The attribute's name as users write it: <c>Conv2D</c>.</summary>
    string Name { get; }

    /// <summary>The attribute class's full name.</summary>
    string MetadataName { get; }

    /// <summary>The attribute's values, or null where the attribute does not compile (the compiler says why).</summary>
    LayerDeclaration? Read(AttributeData attribute);
}

/// <summary>What all readers share: the name of the class follows from the attribute's name, and every layer has three names.</summary>
internal abstract class LayerReader(string name) : ILayerReader
{
    public string Name { get; } = name;
    public string MetadataName { get; } = $"KernelGen.{name}Attribute";

    public LayerDeclaration? Read(AttributeData attribute) => ReadOwn(attribute) is { } layer
        ? layer with
        {
            Attribute = Name,
            Name = attribute.Named("Name") as string,
            As = attribute.Named("As") as string,
            From = attribute.Named("From") as string,
        }
        : null;

    /// <summary>What this kind of layer has beside the names.</summary>
    protected abstract LayerDeclaration? ReadOwn(AttributeData attribute);
}
