using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Planning;

namespace KernelGen.Generator.Networks.Bodies;

/// <summary>How one machine computes a step: complete before anything is written, so that a writer decides nothing.</summary>
/// <param name="Target">The machine, and its vectors.</param>
internal abstract record LayerBody(LayerTarget Target);

/// <summary>A body that leaves nothing to choose but the vectors.</summary>
/// <param name="Target">The machine, and its vectors.</param>
internal sealed record PlainBody(LayerTarget Target) : LayerBody(Target)
{
    /// <summary>One for each width of vectors whose lanes hold anything.</summary>
    public static IReadOnlyList<PlainBody> OfEachWidth(int lanes) =>
        LayerTarget.OfEachWidth(lanes).Select(target => new PlainBody(target)).ToArray();
}
