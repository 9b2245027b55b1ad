using System;
using System.Collections.Generic;
using System.Linq;
using KernelGen.Generator.Machine;

namespace KernelGen.Generator.Networks.Planning;

/// <summary>A machine as bodies of layers see it: its vectors of one element type, and their words.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Element">The elements of its vectors.</param>
internal sealed record LayerTarget(Target Machine, Element Element)
{
    /// <summary>The machines for layers of floats, the widest vectors first; the last runs everywhere.</summary>
    public static IReadOnlyList<LayerTarget> All { get; } =
        Targets.ForLayers.Select(machine => new LayerTarget(machine, Element.Single)).ToArray();

    /// <summary>The machine for which weights are laid out: they lie in one order for all.</summary>
    public static LayerTarget Widest => All[0];

    /// <summary>One number at a time.</summary>
    public static LayerTarget Scalar => All[All.Count - 1];

    /// <summary>The end of a method's name.</summary>
    public string Name => Machine.Name;

    /// <summary>The condition that selects it; empty is always.</summary>
    public string Test => Machine.Test;

    /// <summary>The runtime's words for its vectors.</summary>
    public Words Words => Words.Of(Machine.VectorBits);

    /// <summary>The vector, or the element alone.</summary>
    public string Type => Machine.IsScalar ? Element.Name : $"Vector{Machine.VectorBits}<{Element.Name}>";

    /// <summary>Elements of a vector.</summary>
    public int Lanes => Machine.Elements(Element.Bytes);

    /// <summary>Vector registers.</summary>
    public int Registers => Machine.Registers.Count;

    /// <summary>Sums that hide the time of a product and stay in registers beside an input.</summary>
    public int Accumulators => Machine.Registers.Accumulators;

    /// <summary>Sums that stay in registers beside so many vectors of weights and an input.</summary>
    public int SumsBeside(int weights) => Math.Min(Accumulators, Registers - weights - 1);

    /// <summary>Whether it has registers for the weights of a body beside its sums.</summary>
    public bool HasManyRegisters => Registers >= KernelGen.Generator.Machine.Registers.ThirtyTwo.Count;

    /// <summary>Whether so many bytes of weights come from beyond the cache that a core has for itself.</summary>
    public bool IsFar(double bytes) => bytes > Machine.Costs.CacheBytes;

    /// <summary>Whether a body for so many weights can fetch them ahead, and they come from beyond the cache.</summary>
    public bool FetchesWeights(long weights) => Machine.Has(Can.Prefetches) && IsFar(sizeof(float) * (double)weights);

    /// <summary>Those whose vectors have no more lanes than hold anything.</summary>
    public static IReadOnlyList<LayerTarget> UpTo(int lanes) => All.Where(target => target.Lanes <= lanes).ToArray();

    /// <summary>One for each width of vectors: for a body that gains nothing from more registers.</summary>
    /// <param name="lanes">The most lanes that hold anything.</param>
    public static IReadOnlyList<LayerTarget> OfEachWidth(int lanes) =>
        UpTo(lanes).GroupBy(target => target.Lanes).Select(targets => targets.Last()).ToArray();
}
