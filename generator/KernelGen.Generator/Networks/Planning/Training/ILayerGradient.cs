using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>The way back through one kind of layers.</summary>
internal interface ILayerGradient
{
    /// <summary>Adds the steps from the gradient of the layer's output to those of its weights and of what it takes.</summary>
    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="gradient">The gradient of its output.</param>
    /// <returns>Whether it is a layer of this kind.</returns>
    bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient);
}
