using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace KernelGen.Generator.Kernels.Declarations;

/// <summary>Reads one attribute class into a <see cref="Definition"/>.</summary>
internal interface IAttributeReader
{
    /// <summary>The attribute's name as users write it: <c>Kernel3x3</c>.</summary>
    string Name { get; }

    /// <summary>The attribute class's full name.</summary>
    string MetadataName { get; }

    /// <summary>The attribute's values, or null where the attribute does not compile (the compiler says why).</summary>
    Definition? Read(AttributeData attribute);

    /// <summary>The other kernels of the class that the attribute names; null where it names none.</summary>
    OperandNames? Operands(AttributeData attribute);
}

/// <summary>What all readers share: the name of the class follows from the attribute's name.</summary>
internal abstract class AttributeReader(string name) : IAttributeReader
{
    public string Name { get; } = name;
    public string MetadataName { get; } = $"KernelGen.{name}Attribute";
    public abstract Definition? Read(AttributeData attribute);
    public virtual OperandNames? Operands(AttributeData attribute) => null;
}

/// <summary>The list of all kernel attributes: the table of contents of what can be declared.</summary>
internal static class AttributeReaders
{
    public static IReadOnlyList<IAttributeReader> All { get; } =
    [
        new SizedKernelReader(3),
        new SizedKernelReader(5),
        new SizedKernelReader(7),
        new KernelReader(),
        new Kernel1DReader(),
        new SeparableKernelReader(),
        new BoxKernelReader(),
        new GaussianKernelReader(),
        new ErodeKernelReader(),
    ];

    private static readonly Dictionary<string, IAttributeReader> ByMetadataName = All.ToDictionary(reader => reader.MetadataName);

    /// <summary>The reader of the attribute class with that full name, or null.</summary>
    public static IAttributeReader? Find(string metadataName) =>
        ByMetadataName.TryGetValue(metadataName, out var reader) ? reader : null;
}
