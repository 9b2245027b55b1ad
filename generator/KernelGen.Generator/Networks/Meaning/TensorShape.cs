using System;
using KernelGen.Generator.Machine;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>What a tensor's axes are, the batch apart.</summary>
internal enum TensorKind
{
    /// <summary>(channels, height, width)</summary>
    Picture,

    /// <summary>(channels, length)</summary>
    Signal,

    /// <summary>(features)</summary>
    Features,
}

/// <summary>The shape of one sample between two layers. The axes that a signal or features do not have are 1.</summary>
/// <param name="Kind">Which axes there are.</param>
/// <param name="Channels">Channels, or features.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns, or the length of a signal.</param>
internal sealed record TensorShape(TensorKind Kind, int Channels, int Height, int Width)
{
    /// <summary>What its elements are.</summary>
    public Element Element { get; init; } = Element.Single;

    /// <summary>Numbers in one sample.</summary>
    public long Length => Product.Of(Channels, Height, Width);

    /// <summary>The shape with those sizes; one beyond 31 bits stays the largest int, which no tensor's axis is.</summary>
    public static TensorShape Of(TensorKind kind, long channels, long height, long width) =>
        new(kind, Clamp(channels), Clamp(height), Clamp(width));

    public static TensorShape Features(long count) => Of(TensorKind.Features, count, 1, 1);

    /// <summary>(channels, height, width), (channels, length) or (features), as an attribute gives them.</summary>
    public static TensorShape Read(EquatableArray<int> sizes) => sizes.Count switch
    {
        1 => Features(sizes[0]),
        2 => new TensorShape(TensorKind.Signal, sizes[0], 1, sizes[1]),
        _ => new TensorShape(TensorKind.Picture, sizes[0], sizes[1], sizes[2]),
    };

    /// <summary>As messages and tables have it: <c>(16,7,7)</c>.</summary>
    public override string ToString() => Kind switch
    {
        TensorKind.Features => $"({Channels})",
        TensorKind.Signal => $"({Channels},{Width})",
        _ => $"({Channels},{Height},{Width})",
    };

    private static int Clamp(long size) => (int)Math.Min(size, int.MaxValue);
}
