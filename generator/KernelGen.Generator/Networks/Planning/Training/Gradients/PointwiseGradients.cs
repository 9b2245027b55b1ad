using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Networks.Planning.Algorithms;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The backward pass through a function of one number: times its derivative, from its result or its argument.</summary>
internal sealed class ActivationGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient) => layer.Operation is not Activation
        ? new Answer<BackwardPass>.NotMine()
        : BackwardPass.Only(() => new BackwardPass(Through(draft, layer, gradient, layer.Source)));

    /// <summary>The gradient of what the activation takes.</summary>
    /// <param name="draft">What is planned so far.</param>
    /// <param name="layer">The activation.</param>
    /// <param name="gradient">The gradient of what it gives.</param>
    /// <param name="target">The layer that gives what it takes; null for the input.</param>
    public static InputGradient Through(TrainingDraft draft, Layer layer, TensorSpec gradient, int? target)
    {
        var activation = (Activation)layer.Operation;
        var known = NeedsArgument(activation) ? draft.Forward.SourceOf(layer) : draft.Forward.OutputOf(layer);
        if (!NeedsArgument(activation) && draft.MaximumOver(known, gradient) is { } pool)
        {
            draft.Replace(pool, pool with { Activation = activation });
            return new InputGradient(target, [], gradient);
        }
        return new InputGradient(
            target,
            new ActivationGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs = [new Use(gradient, known.Layout), new Use(known, known.Layout)],
                Output = draft.NewTensor(layer.Input, known.Layout),
                Activation = activation,
            });
    }

    /// <summary>Whether the derivative is computed from the argument; those of the others follow from the result.</summary>
    public static bool NeedsArgument(Activation activation) => activation.Function
        is ActivationFunction.GELU or ActivationFunction.SiLU or ActivationFunction.HardSwish
        || activation is { Function: ActivationFunction.LeakyReLU, Slope: <= 0 };
}

/// <summary>The backward pass through a softmax.</summary>
internal sealed class SoftmaxGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not Softmax softmax) return new Answer<BackwardPass>.NotMine();
        return BackwardPass.Only(() => new BackwardPass(new InputGradient(
            layer.Source,
            new SoftmaxGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs =
                [
                    new Use(gradient, Layout.Channels) { IsDense = true },
                    new Use(draft.Forward.OutputOf(layer), Layout.Channels) { IsDense = true },
                ],
                Output = draft.NewTensor(layer.Input, Layout.Channels) with { IsDense = true },
                Softmax = softmax,
            })));
    }
}

/// <summary>The backward pass through a batch normalization, with a barrier across the batch in it.</summary>
internal sealed class NormalizationGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not Normalization) return new Answer<BackwardPass>.NotMine();
        return BackwardPass.Only(() =>
        {
            var normalization = BatchNormalization.Of(draft.Forward, layer);
            Use[] inputs = [new Use(gradient, Layout.Blocks), new Use(draft.Forward.SourceOf(layer), Layout.Blocks)];
            var statistics = new GradientStatisticsStep
            {
                Title = TrainingDraft.Title(layer, "sums of the gradients"),
                Inputs = inputs,
                Output = BatchScales.Sums(draft.Forward, layer),
                Normalization = normalization,
            };
            var normalize = new NormalizeGradientStep
            {
                Title = TrainingDraft.Title(layer, "gradient of the input"),
                Inputs = inputs,
                Output = draft.NewTensor(layer.Input, Layout.Blocks),
                Normalization = normalization,
            };
            return new BackwardPass([statistics], [new InputGradient(layer.Source, normalize)]);
        });
    }
}

/// <summary>The backward pass through a dropout: the same numbers are dropped.</summary>
internal sealed class DropoutGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not Dropout dropout) return new Answer<BackwardPass>.NotMine();
        // in the layout of the forward pass: numbers are dropped by their place
        var source = new Use(gradient, draft.Forward.SourceOf(layer).Layout);
        return BackwardPass.Only(() => new BackwardPass(new InputGradient(
            layer.Source, Thinning.Step(draft.Forward, TrainingDraft.Title(layer, "gradient of the input"), layer, dropout, source))));
    }
}

/// <summary>The backward pass through a flatten: the same numbers under the shape before.</summary>
internal sealed class FlattenGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient) => layer.Operation is not Flatten
        ? new Answer<BackwardPass>.NotMine()
        : BackwardPass.Only(() => new BackwardPass(draft.Apply(layer, layer.Operation, gradient)));
}

/// <summary>The backward pass through a sum goes to both of its terms, through joined channels to each its own.</summary>
internal sealed class MergeGradient : ILayerGradient
{
    public Answer<BackwardPass> Try(TrainingDraft draft, Layer layer, TensorSpec gradient)
    {
        if (layer.Operation is not Merge merge) return new Answer<BackwardPass>.NotMine();
        if (merge.Kind == BranchKind.Add)
        {
            return BackwardPass.Only(() => new BackwardPass(
                new InputGradient(layer.Source, [], gradient), new InputGradient(layer.Branch, [], gradient)));
        }
        var other = layer.Output with { Channels = layer.Output.Channels - layer.Input.Channels };
        return BackwardPass.Only(() => new BackwardPass(
            new InputGradient(layer.Source, Split(draft, layer, gradient, 0, layer.Input)),
            new InputGradient(layer.Branch, Split(draft, layer, gradient, layer.Input.Channels, other))));
    }

    private static SplitStep Split(TrainingDraft draft, Layer layer, TensorSpec gradient, int channel, TensorShape shape)
    {
        var layout = shape.Kind == TensorKind.Features ? Layout.Channels : Layout.Blocks;
        return new SplitStep
        {
            Title = TrainingDraft.Title(layer, "gradient of a part"),
            Inputs = [new Use(gradient, layout)],
            Output = draft.NewTensor(shape, layout),
            Channel = channel,
        };
    }
}
