using System.Linq;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>Whatever is left, as the generic runtime computes it: softmax, and groups that share blocks of channels.</summary>
internal sealed class GenericRuntime : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        draft.Add(
            new RuntimeStep
            {
                Title = Draft.Title([layer]),
                Inputs = [new Use(draft.SourceOf(layer), Layout.Channels) { IsDense = true }],
                Output = new PlannedTensor(layer.Output, Layout.Channels) { IsDense = true },
                Weights = layer.Parameters.Select(
                    (parameter, index) => new CopiedPart(draft.FirstRow(layer) + index, (int)parameter.Length)).ToArray(),
                Layer = layer,
            },
            layer);
        return layer;
    }
}
