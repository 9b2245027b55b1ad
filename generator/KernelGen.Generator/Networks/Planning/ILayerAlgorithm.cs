using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>One way to compute some kinds of layers.</summary>
internal interface ILayerAlgorithm
{
    /// <summary>Adds the steps that compute the layer, and perhaps those that follow it, to the draft, or declines.</summary>
    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The layer.</param>
    Choice Plan(Draft draft, Layer layer);
}
