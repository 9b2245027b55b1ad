using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Training.Gradients;

/// <summary>The way back through convolutions with groups, which is rare: the runtime goes it, channel behind channel.</summary>
internal static class GroupGradient
{
    public static void PlanWeights(TrainingDraft draft, Layer layer, bool hasBias, PlannedTensor gradient)
    {
        var row = draft.Forward.FirstRow(layer);
        draft.Learn(new GroupGradientStep
        {
            Title = TrainingDraft.Title(layer, "gradient of the weights"),
            Inputs = [Dense(gradient), Dense(draft.Forward.SourceOf(layer))],
            Output = TrainingDraft.Nothing(),
            Gradient = new PlainGradientPart(
                layer.Parameters[0].Length, hasBias ? layer.Output.Channels : 0, row, hasBias ? row + 1 : null),
            Layer = layer,
        });
    }

    public static PlannedTensor PlanInput(TrainingDraft draft, Layer layer, PlannedTensor gradient) => draft.Add(
        new GroupInputStep
        {
            Title = TrainingDraft.Title(layer, "gradient of the input"),
            Inputs = [Dense(gradient)],
            Output = new PlannedTensor(layer.Input, Layout.Channels) { IsDense = true },
            Weights = [new CopiedPart(draft.Forward.FirstRow(layer), (int)layer.Parameters[0].Length)],
            Layer = layer,
        },
        layer.Source);

    private static Use Dense(PlannedTensor tensor) => new(tensor, Layout.Channels) { IsDense = true };
}
