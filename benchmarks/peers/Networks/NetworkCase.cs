using System;
using System.Linq;
using System.Reflection;

namespace KernelGen.Peers;

/// <summary>A generated network as a user calls it.</summary>
internal delegate void ForwardCall(ReadOnlySpan<float> input, Span<float> output);

/// <summary>One row of the table: a network or a layer, and what is asked.</summary>
/// <param name="Section">The heading that the row stands under.</param>
/// <param name="Name">What a reader knows it by.</param>
/// <param name="Type">The declared class.</param>
internal sealed record NetworkCase(string Section, string Name, Type Type)
{
    private const int Seed = 1;

    /// <summary>Errors that are allowed, as a share of the largest number of the output.</summary>
    public const double Tolerance = 1e-5;

    /// <summary>Three such layers in a row, where one can follow another.</summary>
    public Type? Thrice { get; init; }

    /// <summary>Asked of our time over that of oneDNN's direct convolutions; at the least to be ahead.</summary>
    public Goal OfOneDnn { get; init; } = Goal.AtMost("1");

    /// <summary>Asked of our time over that of oneDNN's Winograd convolutions; null where it has none.</summary>
    public Goal? OfWinograd { get; init; }

    /// <summary>Asked of our time over PyTorch's; null where nothing is.</summary>
    public Goal? OfPyTorch { get; init; }

    /// <summary>The parameters of a new network, a sample's output, and the same layer by layer by the generic runtime.</summary>
    public static (NetworkParameters Parameters, ForwardCall Forward, ForwardCall LayerByLayer) Make(Type type)
    {
        var network = Activator.CreateInstance(type)!;
        type.GetMethod("Initialize")!.Invoke(network, [Seed]);
        var last = type.GetCustomAttributes<LayerOperatorAttribute>().Count() - 1;
        var compute = type.GetMethod("ComputeFeatureMap")!.CreateDelegate<FeatureMapCall>(network);
        return (
            (NetworkParameters)type.GetProperty("Parameters")!.GetValue(network)!,
            type.GetMethod("Forward", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<ForwardCall>(network),
            (input, output) => compute(input, last, output));
    }

    private delegate void FeatureMapCall(ReadOnlySpan<float> input, int layer, Span<float> destination);
}
