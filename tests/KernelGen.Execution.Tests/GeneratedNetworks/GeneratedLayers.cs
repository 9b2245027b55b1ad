using System;
using System.Collections.Generic;
using System.Globalization;
using KernelGen.Execution.Tests.GenericLayers;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Networks of one layer: first all that are wanted are recorded, then they are compiled together and run.</summary>
internal sealed class GeneratedLayers : IDisposable
{
    private readonly Dictionary<string, int> indices = [];
    private CompiledNetworks? compiled;

    /// <summary>Whether declarations are still collected.</summary>
    public bool IsRecording => compiled is null;

    public int Count => indices.Count;

    public void Compile() => compiled = new CompiledNetworks(indices.Keys);

    /// <summary>Runs the network that is declared so.</summary>
    /// <exception cref="InexpressibleException">It was refused.</exception>
    public void Run(string declaration, float[][] tensors, ReadOnlySpan<float> input, Span<float> output)
    {
        if (compiled is null)
        {
            indices.TryAdd(declaration, indices.Count);
            return;
        }
        var network = compiled.Network(indices[declaration]) ?? throw new InexpressibleException($"refused: {declaration}");
        for (var i = 0; i < tensors.Length; i++) tensors[i].CopyTo(network.Parameters[network.Parameters.Names[i]]);
        network.Commit();
        network.Forward(input, output[..network.OutputLength]);
    }

    public void Dispose() => compiled?.Dispose();

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
