using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using KernelGen.CompilerServices;

namespace KernelGen.Networks;

/// <summary>The weights of a network and of all its clones.</summary>
/// <remarks>Baked weights are read where the program holds them, until others are committed.</remarks>
/// <typeparam name="TCode">The emitted code.</typeparam>
internal sealed class CommittedWeights<TCode>
    where TCode : INetworkCode, INetworkLayers
{
    private readonly object refreshing = new();
    private NetworkWeights? weights;
    private LayerMemory? packed;

    public CommittedWeights()
    {
        if (TCode.BakedCode.Length == 0) packed = new LayerMemory(TCode.PackedLength);
        else if (!BitConverter.IsLittleEndian) Commit();
    }

    /// <summary>The tensors in PyTorch's layout; baked ones are copied when they are first asked for.</summary>
    public NetworkWeights Tensors => LazyInitializer.EnsureInitialized(ref weights, Unbake);

    /// <summary>The weights as the code reads them.</summary>
    public ref float Packed => ref packed is { } memory
        ? ref memory.Start
        : ref Unsafe.As<char, float>(ref MemoryMarshal.GetReference(TCode.BakedCode.AsSpan()));

    /// <summary>Lays out what training has changed since: all clones see the same weights and statistics as <c>Save</c> writes.</summary>
    public void Refresh()
    {
        if (weights is not { Parameters.IsChanged: true }) return;
        lock (refreshing)
            if (weights.Parameters.IsChanged) Commit();
    }

    /// <summary>Whether there is as much memory as the code reads: hot reload may have changed the code, not the memory.</summary>
    public bool Fit => packed is null || packed.Length == TCode.PackedLength;

    public void Commit()
    {
        if (!Fit || !HasTensorsOf(TCode.Tensors)) throw ReloadedCode.Exception();
        packed ??= new LayerMemory(TCode.PackedLength);
        TCode.Pack(new LayerTensors(Tensors), packed.Span);
        Tensors.Parameters.IsChanged = false;
    }

    private bool HasTensorsOf(NetworkTensor[] tensors)
    {
        var table = Tensors.Parameters.Tensors;
        if (table.Count != tensors.Length) return false;
        for (var i = 0; i < tensors.Length; i++)
            if (table[i].Role != tensors[i].Role || table[i].Length != tensors[i].Length) return false;
        return true;
    }

    private static NetworkWeights Unbake()
    {
        var tensors = TCode.Tensors;
        var weights = new NetworkWeights(tensors);
        var baked = TCode.BakedTensors.AsSpan();
        for (var i = 0; i < tensors.Length && !baked.IsEmpty; i++)
        {
            if (tensors[i].Role == TensorRole.BatchCount) continue;
            var values = weights.Values.Slice(weights.Start(i), tensors[i].Length);
            for (var n = 0; n < values.Length; n++) values[n] = BitConverter.Int32BitsToSingle(baked[2 * n] | baked[2 * n + 1] << 16);
            baked = baked[(2 * values.Length)..];
        }
        return weights;
    }
}
