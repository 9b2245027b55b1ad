using System;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace KernelGen.CompilerServices;

/// <summary>A network with its code.</summary>
/// <typeparam name="TCode">The emitted code.</typeparam>
internal sealed class NetworkInstance<TCode> : NetworkInstance
    where TCode : INetworkCode, INetworkLayers
{
    private readonly CommittedWeights<TCode> weights;   // shared by clones
    private readonly ConcurrentBag<LayerMemory> others; // workspaces of threads, shared by clones
    private readonly LayerMemory workspace;             // then room for an input and an output

    public NetworkInstance() => (weights, others, workspace) = (new(), [], NewWorkspace());

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

    private LayerMemory Rent() => others.TryTake(out var rented) && rented.Length == MemoryLength ? rented : NewWorkspace();

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
            others.Add);
    }

    private unsafe void RunBlock(LayerMemory memory, nint input, nint output, int first, int samples) => TCode.ForwardBlock(
        ref ((float*)input)[(long)first * TCode.InputLength],
        ref weights.Packed,
        ref memory.Start,
        ref ((float*)output)[(long)first * TCode.OutputLength],
        samples);
}
