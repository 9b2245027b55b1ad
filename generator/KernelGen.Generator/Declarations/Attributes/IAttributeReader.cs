using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Declarations.Attributes;

/// <summary>Reads one attribute class into a <see cref="Definition"/>.</summary>
internal interface IAttributeReader
{
    /// <summary>The attribute's name as users write it: <c>Kernel3x3</c>.</summary>
    string Name { get; }

    /// <summary>The attribute class's full name.</summary>
    string MetadataName { get; }

    /// <summary>The attribute's values, or null where the attribute does not compile (the compiler says why).</summary>
    Definition? Read(AttributeData attribute);
}

/// <summary>What all readers share: the name of the class follows from the attribute's name.</summary>
internal abstract class AttributeReader(string name) : IAttributeReader
{
    public string Name { get; } = name;
    public string MetadataName { get; } = $"KernelGen.{name}Attribute";
    public abstract Definition? Read(AttributeData attribute);
}
