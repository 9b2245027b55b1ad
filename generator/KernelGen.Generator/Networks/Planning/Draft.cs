using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A network half planned: the steps so far, and the tensor that each layer's output is.</summary>
internal sealed class Draft
{
    private readonly Dictionary<int, PlannedTensor> outputs = [];
    private readonly int[] firstRows;
    private readonly int[] readers;                     // of each layer's output

    public Draft(Network network)
    {
        Network = network;
        readers = new int[network.Layers.Count];
        foreach (var layer in network.Layers)
        {
            if (layer.Source is { } source) readers[source]++;
            if (layer.Branch is { } branch) readers[branch]++;
        }
        Input = new PlannedTensor(network.Input, Layout.Channels) { Place = TensorPlace.Input };
        firstRows = new int[network.Layers.Count];
        var row = 0;
        for (var i = 0; i < firstRows.Length; i++)
        {
            firstRows[i] = row;
            row += network.Layers[i].Parameters.Count + network.Layers[i].Buffers.Count;
        }
    }

    /// <summary>A single layer that is computed for a gradient: of a tensor that is there, with weights of a row that is known.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="source">What it takes.</param>
    /// <param name="row">The row of its weight.</param>
    public Draft(Layer layer, PlannedTensor source, int row)
    {
        Network = new Network("", layer.Input, new[] { layer }.ToEquatableArray());
        Input = source;
        readers = [0];
        firstRows = new int[layer.Index + 1];
        firstRows[layer.Index] = row;
    }

    public Network Network { get; }

    /// <summary>
    /// Whether gradients will be wanted: then only activations whose derivative their result tells are computed together with sums.
    /// </summary>
    public bool IsTraining { get; init; }

    public PlannedTensor Input { get; }

    public List<LayerStep> Steps { get; } = [];

    /// <summary>What the layer takes.</summary>
    public PlannedTensor SourceOf(Layer layer) => layer.Source is { } source ? outputs[source] : Input;

    /// <summary>What a junction takes beside.</summary>
    public PlannedTensor BranchOf(Layer layer) => outputs[layer.Branch!.Value];

    /// <summary>The row of the layer's first tensor in the table of tensors; negative for weights that are turned round.</summary>
    public int FirstRow(Layer layer) => firstRows[layer.Index];

    /// <summary>The layers that follow and that nobody but the next one listens to: they may be computed together.</summary>
    public IEnumerable<Layer> Followers(Layer layer)
    {
        for (var i = layer.Index; i + 1 < Network.Layers.Count; i++)
        {
            if (readers[i] != 1 || Network.Layers[i + 1].Source != i) yield break;
            yield return Network.Layers[i + 1];
        }
    }

    /// <summary>Takes a step that computes a layer and those that it fuses with it.</summary>
    /// <param name="step">The step.</param>
    /// <param name="last">The last layer that it computes.</param>
    public void Add(LayerStep step, Layer last)
    {
        Steps.Add(step);
        outputs[last.Index] = step.Output;
    }

    /// <summary>The layer passes its input on.</summary>
    public void Pass(Layer layer) => outputs[layer.Index] = SourceOf(layer);

    public PlannedTensor OutputOf(Layer layer) => outputs[layer.Index];

    /// <summary>The layers of a step in words: <c>0 Conv2D 5x5, padding 2; 1 ReLU</c>.</summary>
    public static string Title(IEnumerable<Layer> layers) => string.Join("; ", layers.Select(layer =>
        $"{layer.Index} {layer.Attribute}" + (layer.Operation.Note.Length == 0 ? "" : " " + layer.Operation.Note)));
}
