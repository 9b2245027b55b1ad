using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using KernelGen.Networks;

namespace KernelGen.CompilerServices;

/// <summary>What an object of a generated network holds: weights, which clones share, and a workspace of its own.</summary>
/// <remarks>Not for two threads at once: the workspace is written by every call. Clones may run at the same time.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NetworkInstance
{
    private protected NetworkInstance()
    {
    }

    /// <summary>The weights in PyTorch's layout.</summary>
    public NetworkParameters Parameters => Weights.Parameters;

    internal abstract NetworkWeights Weights { get; }

    /// <summary>A network with its baked weights, or with weights that are zero.</summary>
    /// <typeparam name="TCode">The emitted code.</typeparam>
    public static NetworkInstance Create<TCode>()
        where TCode : INetworkCode, INetworkLayers => new NetworkInstance<TCode>();

    /// <summary>Sets the weights to what training starts from.</summary>
    /// <param name="seed">Chooses the numbers.</param>
    public void Initialize(int seed)
    {
        Weights.Initialize(seed);
        Commit();
    }

    /// <summary>Reads a safetensors file.</summary>
    /// <param name="safetensors">The file; it is read to its end.</param>
    public void Load(Stream safetensors)
    {
        Weights.Load(safetensors);
        Commit();
    }

    /// <summary>Reads a safetensors file.</summary>
    /// <param name="path">The file.</param>
    public void Load(string path)
    {
        Weights.Load(path);
        Commit();
    }

    /// <summary>Reads a safetensors file whose names are others.</summary>
    /// <param name="safetensors">The file; it is read to its end.</param>
    /// <param name="options">How names are changed, and what may be missing.</param>
    public void Load(Stream safetensors, LoadOptions options)
    {
        Weights.Load(safetensors, options);
        Commit();
    }

    /// <summary>Reads a safetensors file whose names are others.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How names are changed, and what may be missing.</param>
    public void Load(string path, LoadOptions options)
    {
        Weights.Load(path, options);
        Commit();
    }

    /// <summary>Writes a safetensors file.</summary>
    /// <param name="safetensors">Takes the file.</param>
    public void Save(Stream safetensors) => Weights.Save(safetensors);

    /// <summary>Writes a safetensors file.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path) => Weights.Save(path);

    /// <summary>Writes the text form that the <c>Weights</c> of a <see cref="NetworkAttribute"/> names.</summary>
    /// <param name="path">The file.</param>
    public void SaveWeights(string path) => Weights.SaveText(path);

    /// <summary>Lays out what was written to <see cref="Parameters"/>.</summary>
    public abstract void Commit();

    /// <summary>One sample.</summary>
    /// <param name="input">Exactly one input.</param>
    /// <param name="output">Room for exactly one output.</param>
    public abstract void Forward(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>One sample of bytes: (p·scale − mean)/deviation.</summary>
    /// <param name="pixels">Exactly one input, channel after channel.</param>
    /// <param name="output">Room for exactly one output.</param>
    /// <param name="scaling">What becomes of the bytes of each channel.</param>
    public abstract void Forward(ReadOnlySpan<byte> pixels, Span<float> output, ReadOnlySpan<float> scaling);

    /// <summary>Samples one after another, in as many threads as are asked for; the same bits for any number of them.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="output">Room for as many outputs.</param>
    /// <param name="batch">How many.</param>
    /// <param name="options">Threads and cancellation; null uses none.</param>
    public abstract void ForwardBatch(ReadOnlySpan<float> input, Span<float> output, int batch, ParallelOptions? options);

    /// <summary>The place of the greatest output, the first of equals; a NaN counts as greatest, as in PyTorch.</summary>
    /// <param name="input">Exactly one input.</param>
    public abstract int Predict(ReadOnlySpan<float> input);

    /// <summary>The output of one layer, computed layer by layer by the generic runtime.</summary>
    /// <param name="input">Exactly one input.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="destination">Room for exactly its output, channel after channel.</param>
    public abstract void ComputeFeatureMap(ReadOnlySpan<float> input, int layer, Span<float> destination);

    /// <summary>The same weights with a workspace of its own.</summary>
    public abstract NetworkInstance Clone();

    internal static void Require(int found, long needed, string name)
    {
        if (found != needed) throw new ArgumentException($"The {name} has {found} elements; {needed} required.", name);
    }
}

/// <summary>A network with its code.</summary>
/// <typeparam name="TCode">The emitted code.</typeparam>
internal sealed class NetworkInstance<TCode> : NetworkInstance
    where TCode : INetworkCode, INetworkLayers
{
    private readonly CommittedWeights<TCode> weights;   // shared by clones
    private readonly ThreadMemory others;               // workspaces of threads, shared by clones
    private readonly LayerMemory workspace;             // then room for an input and an output

    public NetworkInstance() => (weights, others, workspace) = (new(), new(), NewWorkspace());

    private NetworkInstance(NetworkInstance<TCode> original) =>
        (weights, others, workspace) = (original.weights, original.others, NewWorkspace());

    internal override NetworkWeights Weights => weights.Tensors;

    /// <summary>Floats between the layers of a block.</summary>
    private static int BlockLength => TCode.WorkspaceLength + (TCode.BlockSamples - 1) * TCode.KeptLength;

    private Span<float> StagedInput => workspace.Span.Slice(BlockLength, TCode.InputLength);

    private Span<float> StagedOutput => workspace.Span.Slice(BlockLength + TCode.InputLength, TCode.OutputLength);

    public override void Commit() => weights.Commit();

    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        Require(input.Length, TCode.InputLength, nameof(input));
        Require(output.Length, TCode.OutputLength, nameof(output));
        RequireMemory();
        var isShared = input.Overlaps(output);              // then the output must not be written before the input has been read
        var result = isShared ? StagedOutput : output;
        Run(workspace, ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(result));
        if (isShared) result.CopyTo(output);
    }

    public override void Forward(ReadOnlySpan<byte> pixels, Span<float> output, ReadOnlySpan<float> scaling)
    {
        Require(pixels.Length, TCode.InputLength, nameof(pixels));
        Require(output.Length, TCode.OutputLength, nameof(output));
        RequireMemory();
        PixelScaling.Apply(pixels, StagedInput, scaling);
        Run(workspace, ref MemoryMarshal.GetReference(StagedInput), ref MemoryMarshal.GetReference(output));
    }

    public override int Predict(ReadOnlySpan<float> input)
    {
        RequireMemory();
        var output = StagedOutput;
        Forward(input, output);
        var best = 0;
        for (var i = 1; i < output.Length && !float.IsNaN(output[best]); i++)
            if (output[i] > output[best] || float.IsNaN(output[i])) best = i;
        return best;
    }

    public override unsafe void ForwardBatch(ReadOnlySpan<float> input, Span<float> output, int batch, ParallelOptions? options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        Require(input.Length, (long)batch * TCode.InputLength, nameof(input));
        Require(output.Length, (long)batch * TCode.OutputLength, nameof(output));
        RequireMemory();
        if (input.Overlaps(output)) throw new ArgumentException("The output shares memory with the input: use another.", nameof(output));
        weights.Refresh();
        fixed (float* from = input, to = output)
        {
            var (first, destination) = ((nint)from, (nint)to);
            if (options is null or { MaxDegreeOfParallelism: 1 } || batch < 2)
            {
                for (var sample = 0; sample < batch; sample += TCode.BlockSamples)
                {
                    options?.CancellationToken.ThrowIfCancellationRequested();
                    RunBlock(workspace, first, destination, sample, Math.Min(TCode.BlockSamples, batch - sample));
                }
                return;
            }
            RunParallel(first, destination, batch, options);
        }
    }

    public override void ComputeFeatureMap(ReadOnlySpan<float> input, int layer, Span<float> destination)
    {
        RequireMemory();
        if ((uint)layer >= (uint)TCode.Lengths.Length)
            throw new ArgumentOutOfRangeException(nameof(layer), layer, $"The network has {TCode.Lengths.Length} layers.");
        Require(input.Length, TCode.InputLength, nameof(input));
        Require(destination.Length, TCode.Lengths[layer], nameof(destination));
        var maps = new float[layer + 1][];
        for (var i = 0; i <= layer; i++)
        {
            var (source, branch) = (TCode.Sources[i], TCode.Branches[i]);
            maps[i] = new float[TCode.Lengths[i]];
            TCode.Compute(i, new LayerTensors(Weights), source < 0 ? input : maps[source], branch < 0 ? default : maps[branch], maps[i]);
        }
        maps[layer].CopyTo(destination);
    }

    public override NetworkInstance Clone() => new NetworkInstance<TCode>(this);

    /// <summary>Floats of a workspace.</summary>
    private static int MemoryLength => checked(BlockLength + TCode.InputLength + TCode.OutputLength);

    private static LayerMemory NewWorkspace() => new(MemoryLength);

    private LayerMemory Rent() => others.Take(MemoryLength) ?? NewWorkspace();

    /// <summary>The memory must be that of the code as it is now.</summary>
    private void RequireMemory()
    {
        if (workspace.Length != MemoryLength || !weights.Fit) throw ReloadedCode.Exception();
    }

    private void Run(LayerMemory memory, ref float input, ref float output)
    {
        weights.Refresh();
        TCode.Forward(ref input, ref weights.Packed, ref memory.Start, ref output);
    }

    /// <summary>Blocks of as many samples each, or one more, on every thread; which one computes a block changes nothing.</summary>
    private void RunParallel(nint input, nint output, int batch, ParallelOptions options)
    {
        long threads = options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
        var rounds = (batch + threads * TCode.BlockSamples - 1) / (threads * TCode.BlockSamples);
        var blocks = (int)Math.Min(rounds * threads, batch);
        Parallel.For(
            0,
            blocks,
            options,
            Rent,
            (block, _, rented) =>
            {
                var first = (int)((long)batch * block / blocks);
                RunBlock(rented, input, output, first, (int)((long)batch * (block + 1) / blocks) - first);
                return rented;
            },
            others.Return);
    }

    private unsafe void RunBlock(LayerMemory memory, nint input, nint output, int first, int samples) => TCode.ForwardBlock(
        ref ((float*)input)[(long)first * TCode.InputLength],
        ref weights.Packed,
        ref memory.Start,
        ref ((float*)output)[(long)first * TCode.OutputLength],
        samples);
}

/// <summary>Code that hot reload has changed under objects made before: their memory has the old sizes, and the new code must not run in it.</summary>
internal static class ReloadedCode
{
    public static InvalidOperationException Exception() => new(
        "This network was changed while the program ran (hot reload). The object was made before and has memory of the old sizes: make a new one.");
}
