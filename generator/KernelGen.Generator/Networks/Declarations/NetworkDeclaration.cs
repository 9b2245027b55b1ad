using KernelGen.Generator.Roslyn;
using KernelGen.Generator.Support;

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
