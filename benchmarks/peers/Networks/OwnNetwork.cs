using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;

namespace KernelGen.Peers;

/// <summary>A generated network as a user calls it.</summary>
internal delegate void ForwardCall(ReadOnlySpan<float> input, Span<float> output);

/// <summary>A generated network with its initial weights.</summary>
/// <param name="Parameters">The weights.</param>
/// <param name="Forward">The emitted code.</param>
/// <param name="LayerByLayer">The generic runtime, layer by layer.</param>
internal sealed record OwnNetwork(NetworkParameters Parameters, ForwardCall Forward, ForwardCall LayerByLayer)
{
    private const int Seed = 1;

    private delegate void BatchCall(ReadOnlySpan<float> input, Span<float> output, int batch, ParallelOptions? options);

    private delegate void FeatureMapCall(ReadOnlySpan<float> input, int layer, Span<float> destination);

    /// <param name="type">The declared class.</param>
    /// <param name="batch">Samples of a call.</param>
    public static OwnNetwork Of(Type type, int batch)
    {
        var network = Activator.CreateInstance(type)!;
        type.GetMethod("Initialize")!.Invoke(network, [Seed]);
        var last = type.GetCustomAttributes<LayerOperatorAttribute>().Count() - 1;
        var compute = type.GetMethod("ComputeFeatureMap")!.CreateDelegate<FeatureMapCall>(network);
        var forward = type.GetMethod("Forward", [typeof(ReadOnlySpan<float>), typeof(Span<float>)])!.CreateDelegate<ForwardCall>(network);
        var together = type.GetMethod("ForwardBatch")!.CreateDelegate<BatchCall>(network);
        return new OwnNetwork(
            (NetworkParameters)type.GetProperty("Parameters")!.GetValue(network)!,
            batch == 1 ? forward : (input, output) => together(input, output, batch, null),
            (input, output) => OneByOne(input, output, batch, (sample, result) => compute(sample, last, result)));
    }

    private static void OneByOne(ReadOnlySpan<float> input, Span<float> output, int batch, ForwardCall compute)
    {
        var (taken, made) = (input.Length / batch, output.Length / batch);
        for (var i = 0; i < batch; i++) compute(input.Slice(i * taken, taken), output.Slice(i * made, made));
    }
}
