using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Diagnostics;
using KernelGen.Generator.Networks.Declarations;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>What a network or a fused layer means: an input and the layers over it, every shape known.</summary>
/// <param name="Name">The class or method for people.</param>
/// <param name="Input">The shape of one sample.</param>
/// <param name="Layers">The layers in their order; each takes the output of an earlier one, mostly the one before.</param>
internal sealed record Network(string Name, TensorShape Input, EquatableArray<Layer> Layers)
{
    public TensorShape Output => Layers.Count == 0 ? Input : Layers[Layers.Count - 1].Output;

    /// <summary>Numbers in all trained tensors.</summary>
    public long ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    /// <summary>Multiplications that are followed by an addition, in one sample.</summary>
    public long MultiplyAdds => Layers.Sum(layer => layer.MultiplyAdds);
}

/// <summary>Applies layer after layer. Where the shape behind one is unknown, the building ends.</summary>
internal static class NetworkBuilder
{
    /// <summary>The input, before any layer is applied.</summary>
    public static Network InputOf(LayerSequence sequence) =>
        new(sequence.Name, TensorShape.Read(sequence.InputSizes), EquatableArray<Layer>.Empty);

    /// <param name="sequence">Input and layers that the rules on what is written have passed.</param>
    /// <param name="check">What is wrong with a layer in its place.</param>
    /// <returns>The layers that could be applied, and all that was found wrong with them and with the one after.</returns>
    public static (Network Network, IReadOnlyList<Problem> Problems) Build(LayerSequence sequence, Func<Step, Verdict> check)
    {
        var problems = new List<Problem>();
        var (network, earlier) = (InputOf(sequence), new EarlierLayers());
        for (var i = 0; i < sequence.Layers.Count; i++)
        {
            var written = sequence.Layers[i];
            var input = Step.SourceOf(written, earlier)?.Output ?? network.Input;
            var step = new Step(i, written, OperationList.Build(written, input), input, earlier);
            var verdict = check(step);
            problems.AddRange(verdict.Problems);
            if (!verdict.HasOutput) break;
            earlier.Add(step.Apply());
        }
        return (network with { Layers = earlier.ToEquatableArray() }, problems);
    }
}

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
