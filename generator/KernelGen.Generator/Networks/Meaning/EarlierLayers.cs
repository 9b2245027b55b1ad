using System.Collections;
using System.Collections.Generic;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>
/// The layers of a network that is being built, in their order. What a new layer asks of them takes no longer the more there are.
/// </summary>
internal sealed class EarlierLayers : IReadOnlyList<Layer>
{
    private readonly List<Layer> layers = [];
    private readonly Dictionary<string, Layer> named = [];

    public int Count => layers.Count;

    public Layer this[int index] => layers[index];

    /// <summary>Numbers in all trained tensors of these layers.</summary>
    public long ParameterCount { get; private set; }

    /// <summary>The last of them; null before the first.</summary>
    public Layer? Last => layers.Count == 0 ? null : layers[layers.Count - 1];

    /// <summary>The last layer of that name, or null.</summary>
    public Layer? Find(string name) => named.TryGetValue(name, out var layer) ? layer : null;

    public void Add(Layer layer)
    {
        layers.Add(layer);
        ParameterCount += layer.ParameterCount;
        if (layer.As is { } name) named[name] = layer;
    }

    public IEnumerator<Layer> GetEnumerator() => layers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
