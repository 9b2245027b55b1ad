using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Networks.Meaning;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A network that is being planned: the steps so far, and the tensor that each layer's output is.</summary>
internal sealed class Draft
{
    private readonly Dictionary<int, TensorSpec> outputs = [];
    private readonly int[] firstRows;
    private readonly int[] readers;                     // of each layer's output
    private readonly WeightSource? weight;              // of the single layer

    public Draft(Network network)
    {
        Network = network;
        Tensors = new TensorSource();
        readers = new int[network.Layers.Count];
        foreach (var layer in network.Layers)
        {
            if (layer.Source is { } source) readers[source]++;
            if (layer.Branch is { } branch) readers[branch]++;
        }
        Input = Tensors.New(network.Input, Layout.Channels) with { Memory = MemoryKind.Input };
        firstRows = new int[network.Layers.Count];
        var row = 0;
        for (var i = 0; i < firstRows.Length; i++)
        {
            firstRows[i] = row;
            row += network.Layers[i].Parameters.Count + network.Layers[i].Buffers.Count;
        }
    }

    /// <summary>A single layer that is computed for a gradient: of a tensor that is there, with weights that are known.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="source">What it takes.</param>
    /// <param name="weight">Its weight; null where it has none.</param>
    /// <param name="tensors">Where new tensors come from.</param>
    public Draft(Layer layer, TensorSpec source, WeightSource? weight, TensorSource tensors)
    {
        Network = new Network("", layer.Input, new[] { layer }.ToEquatableArray());
        (Input, Tensors, this.weight) = (source, tensors, weight);
        readers = [0];
        firstRows = new int[layer.Index + 1];
    }

    public Network Network { get; }

    /// <summary>
    /// Whether gradients will be wanted: then only activations whose derivative follows from their result are fused with sums.
    /// </summary>
    public bool IsTraining { get; init; }

    /// <summary>Where new tensors come from.</summary>
    public TensorSource Tensors { get; }

    public TensorSpec Input { get; }

    public List<LayerStep> Steps { get; } = [];

    /// <summary>What the layer takes.</summary>
    public TensorSpec SourceOf(Layer layer) => layer.Source is { } source ? outputs[source] : Input;

    /// <summary>The second tensor that a merge takes.</summary>
    public TensorSpec BranchOf(Layer layer) => outputs[layer.Branch!.Value];

    /// <summary>The row of the layer's first tensor in the table of tensors.</summary>
    public int FirstRow(Layer layer) => firstRows[layer.Index];

    /// <summary>The layer's weight.</summary>
    public WeightSource WeightOf(Layer layer) => weight ?? new TableRow(FirstRow(layer));

    /// <summary>A new tensor.</summary>
    public TensorSpec NewTensor(TensorShape shape, Layout layout) => Tensors.New(shape, layout);

    /// <summary>The layers that follow, each the only reader of the one before: they may be fused.</summary>
    public IEnumerable<Layer> Followers(Layer layer)
    {
        for (var i = layer.Index; i + 1 < Network.Layers.Count; i++)
        {
            if (readers[i] != 1 || Network.Layers[i + 1].Source != i) yield break;
            yield return Network.Layers[i + 1];
        }
    }

    /// <summary>Whether the layer's result is the network's, or only activations come behind it: it is wanted as planes.</summary>
    public bool GoesToCaller(Layer layer)
    {
        var last = Followers(layer).TakeWhile(static follower => follower.Operation is Activation or Dropout).LastOrDefault() ?? layer;
        return last.Index == Network.Layers.Count - 1;
    }

    /// <summary>Takes the steps that compute a layer and those that are fused with it.</summary>
    public void Add(PlannedLayers planned)
    {
        Steps.AddRange(planned.Steps);
        outputs[planned.Last.Index] = planned.Output;
    }

    public TensorSpec OutputOf(Layer layer) => outputs[layer.Index];

    /// <summary>The layers of a step in words: <c>0 Conv2D 5x5, padding 2; 1 ReLU</c>.</summary>
    public static string Title(IEnumerable<Layer> layers) => string.Join("; ", layers.Select(layer =>
        $"{layer.Index} {layer.Attribute}" + (layer.Operation.Note.Length == 0 ? "" : " " + layer.Operation.Note)));
}
