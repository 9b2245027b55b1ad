using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Networks.Meaning;

namespace KernelGen.Generator.Networks.Planning.Algorithms;

/// <summary>Two tensors become one: their sum, or the channels of one behind those of the other.</summary>
internal sealed class Junctions : ILayerAlgorithm
{
    public Choice Plan(Draft draft, Layer layer)
    {
        if (layer.Operation is not Junction junction) return default;
        var (source, branch) = (draft.SourceOf(layer), draft.BranchOf(layer));
        // features lie behind one another; all else is at its best as blocks
        var layout = layer.Output.Kind == TensorKind.Features ? Layout.Channels : Layout.Blocks;
        Use[] inputs = [new Use(source, layout), new Use(branch, layout)];
        var output = new PlannedTensor(layer.Output, layout);
        var title = Draft.Title([layer]);
        draft.Add(
            junction.Kind == BranchKind.Add
                ? new AddStep { Title = title, Inputs = inputs, Output = output }
                : new ConcatStep { Title = title, Inputs = inputs, Output = output },
            layer);
        return layer;
    }
}
