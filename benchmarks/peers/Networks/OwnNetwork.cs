using System;
using System.Linq;
using System.Reflection;

namespace KernelGen.Peers;

/// <summary>A generated network as a user calls it.</summary>
internal delegate void ForwardCall(ReadOnlySpan<float> input, Span<float> output);

/// <summary>A generated network with weights from its initialisation.</summary>
/// <param name="Parameters">The weights.</param>
/// <param name="Forward">The emitted code.</param>
/// <param name="LayerByLayer">The generic runtime, one layer after the other.</param>
internal sealed record OwnNetwork(NetworkParameters Parameters, ForwardCall Forward, ForwardCall LayerByLayer)
{
    private const int Seed = 1;

    private delegate void FeatureMapCall(ReadOnlySpan<float> input, int layer, Span<float> destination);

    /// <param name="type">The declared class.</param>
    public static OwnNetwork Of(Type type)
    {
        var network = Activator.CreateInstance(type)!;
        type.GetMethod("Initialize")!.Invoke(network, [Seed]);
        var last = type.GetCustomAttributes<LayerOperatorAttribute>().Count() - 1;
        var compute = type.GetMethod("ComputeFeatureMap")!.CreateDelegate<FeatureMapCall>(network);
        return new OwnNetwork(
            (NetworkParameters)type.GetProperty("Parameters")!.GetValue(network)!,
            type.GetMethod("Forward", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<ForwardCall>(network),
            (input, output) => compute(input, last, output));
    }
}
