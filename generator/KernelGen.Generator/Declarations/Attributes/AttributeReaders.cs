using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Generator.Declarations.Attributes;

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
    ];

    private static readonly Dictionary<string, IAttributeReader> ByMetadataName = All.ToDictionary(reader => reader.MetadataName);

    /// <summary>The reader of the attribute class with that full name, or null.</summary>
    public static IAttributeReader? Find(string metadataName) =>
        ByMetadataName.TryGetValue(metadataName, out var reader) ? reader : null;
}
