using KernelGen.Generator.Networks.Meaning;
using KernelGen.Shared;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>The weights of a layer with the rows of its tensors.</summary>
internal static class Taps
{
    public static TapsPart Of(Draft draft, Layer layer, TapPacking packing, bool hasBias, Layer? normalization) => new(
        packing,
        draft.FirstRow(layer),
        hasBias ? draft.FirstRow(layer) + 1 : null,
        normalization is null ? null : Fold(draft, normalization));

    public static Folded Fold(Draft draft, Layer normalization) =>
        new(draft.FirstRow(normalization), ((Normalization)normalization.Operation).Epsilon);
}
