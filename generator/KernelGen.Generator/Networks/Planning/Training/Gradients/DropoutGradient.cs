using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>Dropout in training: the numbers that stay grow by 1/(1 − p), forward and back.</summary>
internal sealed class DropoutGradient : ILayerGradient
{
    /// <summary>The way forward; false where the layer is another.</summary>
    public static bool PlanForward(TrainingDraft draft, Layer layer)
    {
        if (layer.Operation is not Dropout dropout) return false;
        var source = draft.Forward.SourceOf(layer);
        draft.Add(Step(Draft.Title([layer]), layer, dropout, source, source.Layout), layer);
        return true;
    }

    public bool Plan(TrainingDraft draft, Layer layer, PlannedTensor gradient)
    {
        if (layer.Operation is not Dropout dropout) return false;
        // in the layout of the way forward: numbers are forgotten by their place
        var layout = draft.Forward.SourceOf(layer).Layout;
        draft.Give(layer.Source, draft.Add(
            Step(TrainingDraft.Title(layer, "gradient of the input"), layer, dropout, gradient, layout), layer.Source));
        return true;
    }

    private static DropoutStep Step(string title, Layer layer, Dropout dropout, PlannedTensor source, Layout layout) => new()
    {
        Title = title,
        Inputs = [new Use(source, layout)],
        Output = new PlannedTensor(layer.Output, layout),
        Dropout = dropout,
        Index = layer.Index,
    };
}
