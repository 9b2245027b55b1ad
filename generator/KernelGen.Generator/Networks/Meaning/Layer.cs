using System.Linq;
using KernelGen.Generator.Support;

namespace KernelGen.Generator.Networks.Meaning;

/// <summary>A layer in its place: what it computes, over which shape, with which tensors.</summary>
internal sealed record Layer
{
    /// <summary>Its position among all layer attributes.</summary>
    public required int Index { get; init; }

    /// <summary>The attribute as users write it: <c>Conv2D</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>The name by which later layers find its output.</summary>
    public required string? As { get; init; }

    public required Operation Operation { get; init; }

    /// <summary>The index of the layer whose output it takes; null takes the network's input.</summary>
    public required int? Source { get; init; }

    /// <summary>The shape that comes from there.</summary>
    public required TensorShape Input { get; init; }

    public required TensorShape Output { get; init; }

    /// <summary>The index of the layer whose output a junction takes too; null for all other layers.</summary>
    public required int? Branch { get; init; }

    /// <summary>The tensors that are trained.</summary>
    public required EquatableArray<Parameter> Parameters { get; init; }

    /// <summary>The tensors that are kept with them but not trained: running mean and variance.</summary>
    public required EquatableArray<Parameter> Buffers { get; init; }

    /// <summary>Multiplications that are followed by an addition, in one sample.</summary>
    public required long MultiplyAdds { get; init; }

    /// <summary>Numbers in all trained tensors.</summary>
    public long ParameterCount => Parameters.Sum(parameter => parameter.Length);
}
