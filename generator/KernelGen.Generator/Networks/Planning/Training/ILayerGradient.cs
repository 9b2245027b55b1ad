using System.Collections.Generic;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning.Training;

/// <summary>The backward pass through one kind of layers.</summary>
internal interface ILayerGradient
{
    /// <summary>The steps from the gradient of the layer's output to those of its weights and of what it takes.</summary>
    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="gradient">The gradient of its output.</param>
    Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient);
}

/// <summary>The backward pass through a layer.</summary>
/// <param name="Weights">The steps that add to the gradients of its weights.</param>
/// <param name="Inputs">The gradients of what it takes.</param>
internal sealed record BackwardPass(IReadOnlyList<LayerStep> Weights, IReadOnlyList<InputGradient> Inputs)
{
    /// <summary>A layer without weights.</summary>
    public BackwardPass(params InputGradient[] inputs)
        : this([], inputs)
    {
    }

    /// <summary>There is but one backward pass for each kind of layers: none costs less.</summary>
    public static Answer<BackwardPass> Only(System.Func<BackwardPass> build) => Answer<BackwardPass>.Propose(0, build);
}

/// <summary>The gradient of what a layer takes.</summary>
/// <param name="Target">The layer that gives it; null for the input of the network.</param>
/// <param name="Steps">The steps that compute it; none where it is a tensor that is there.</param>
/// <param name="Gradient">The gradient; there may be several, which are added.</param>
internal sealed record InputGradient(int? Target, IReadOnlyList<LayerStep> Steps, TensorSpec Gradient)
{
    public InputGradient(int? target, LayerStep step)
        : this(target, [step], step.Output)
    {
    }
}
