using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The way back through a function of one number: times its derivative, which its result or its argument tells.</summary>
internal sealed class ActivationGradient : ILayerGradient
{
    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not Activation) return false;
        draft.Give(layer.Source, Plan(draft, layer, gradient, layer.Source));
        return true;
    }

    /// <summary>The gradient of what the activation takes.</summary>
    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The activation.</param>
    /// <param name="gradient">The gradient of what it gives.</param>
    /// <param name="target">The layer that gives what it takes; null for the input.</param>
    public static PlannedTensor Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient, int? target)
    {
        var activation = (Activation)layer.Operation;
        var known = NeedsArgument(activation) ? draft.Forward.SourceOf(layer) : draft.Forward.OutputOf(layer);
        if (!NeedsArgument(activation) && draft.MaximumOver(known, gradient) is { } pool)
        {
            pool.Activation = activation;
            return gradient;
        }
        return draft.Add(
            new ActivationGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs = [new Use(gradient, known.Layout), new Use(known, known.Layout)],
                Output = new PlannedTensor(layer.Input, known.Layout),
                Activation = activation,
            },
            target);
    }

    /// <summary>Whether the derivative is computed from the argument; the results of the others tell it.</summary>
    public static bool NeedsArgument(Activation activation) => activation.Function
        is ActivationFunction.GELU or ActivationFunction.SiLU or ActivationFunction.HardSwish
        || activation is { Function: ActivationFunction.LeakyReLU, Slope: <= 0 };
}
