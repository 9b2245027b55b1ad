using System.Linq;
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
