using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using KernelGen.Networks;
using KernelGen.Training;

namespace KernelGen.CompilerServices;

/// <summary>What an object of a generated network needs to be trained; made when it is first asked for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainingInstance
{
    private protected TrainingInstance()
    {
    }

    /// <summary>The gradients in PyTorch's layout.</summary>
    public abstract NetworkParameters Gradients { get; }

    /// <summary>The layers by index and attribute.</summary>
    public abstract IReadOnlyList<string> LayerNames { get; }

    /// <summary>The shape of an output.</summary>
    public abstract TensorShape OutputShape { get; }

    /// <summary>Samples of a mini-batch at the least.</summary>
    public abstract int LeastBatch { get; }

    /// <summary>The training of a network.</summary>
    /// <typeparam name="TCode">The emitted code.</typeparam>
    /// <param name="network">Holds the weights.</param>
    public static TrainingInstance Create<TCode>(NetworkInstance network)
        where TCode : INetworkCode, INetworkLayers, ITrainingCode => new TrainingInstance<TCode>(network);

    /// <summary>A mini-batch forward.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="output">Room for as many outputs.</param>
    /// <param name="batch">How many.</param>
    /// <param name="dropoutSeed">Chooses what is dropped.</param>
    /// <param name="options">Threads and cancellation; null uses none.</param>
    public abstract void Forward(ReadOnlySpan<float> input, Span<float> output, int batch, int dropoutSeed, ParallelOptions? options);

    /// <summary>The last mini-batch back.</summary>
    /// <param name="outputGradient">The derivatives by the outputs.</param>
    /// <param name="inputGradient">Takes the derivatives by the inputs; empty where they are not wanted.</param>
    /// <param name="options">Threads and cancellation; null uses none.</param>
    public abstract void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient, ParallelOptions? options);

    /// <summary>Sets all gradients to 0.</summary>
    public void ZeroGradients() => Gradients.Store.Clear();

    /// <summary>Whether a sample needs nothing from the others of its mini-batch.</summary>
    internal abstract bool IsOfSamples { get; }

    /// <summary>
    /// A mini-batch forward and back, sample by sample: each is read, computed and judged by one thread in one go. For networks that
    /// <see cref="IsOfSamples"/>; the bits are those of one after the other.
    /// </summary>
    /// <param name="samples">The mini-batch; it takes the outputs.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="dropoutSeed">Chooses what is dropped.</param>
    /// <returns>The loss of the mini-batch; its gradients replace those before.</returns>
    internal abstract double Step(BatchReader samples, ISampleLoss loss, int dropoutSeed);

    /// <summary>The first layer whose output is not finite, or −1.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="batch">How many.</param>
    public abstract int FindNonFiniteLayer(ReadOnlySpan<float> input, int batch);
}

/// <summary>The training of a network with its code.</summary>
/// <remarks>
/// A mini-batch is cut into chunks, whose number depends on the batch and the network only. A chunk belongs to one thread at a time and
/// adds the gradients of its samples up in their order; <see cref="GradientSums"/> adds the chunks. So every sum has the same terms in
/// the same order on any number of threads.
/// </remarks>
/// <typeparam name="TCode">The emitted code.</typeparam>
/// <param name="network">Holds the weights.</param>
internal sealed partial class TrainingInstance<TCode>(NetworkInstance network) : TrainingInstance
    where TCode : INetworkCode, INetworkLayers, ITrainingCode
{
    private const int MostChunks = 16;
    private const int FewChunks = 8;
    private const int ManyGradients = 1 << 16;

    private readonly NetworkWeights gradients = new(TCode.Tensors);
    private readonly NormalizationStage[] normalizations = TCode.Normalizations;
    private readonly string[] layerNames = TCode.LayerNames;
    private readonly TrainingLengths lengths = Lengths;
    private readonly LayerMemory packed = new(TCode.TrainingPackedLength);
    private readonly LayerMemory statistics = new(TCode.StatisticsLength);
    private readonly ConcurrentBag<LayerMemory> workspaces = [];        // of each thread: workspace, tape, input, output gradient
    private readonly List<LayerMemory> tapes = [];      // of each sample, then its input
    private readonly GradientSums sums = new(TCode.GradientLength);
    private int batch;
    private uint dropoutSeed;

    public override NetworkParameters Gradients => gradients.Parameters;

    public override IReadOnlyList<string> LayerNames => layerNames;

    public override TensorShape OutputShape => TCode.OutputShape;

    public override int LeastBatch => Array.Exists(normalizations, static normalization => normalization.Positions == 1) ? 2 : 1;

    /// <summary>The sizes of all memory that the code is given.</summary>
    private static TrainingLengths Lengths => new(
        TCode.InputLength,
        TCode.OutputLength,
        TCode.TapeLength,
        TCode.TrainingWorkspaceLength,
        TCode.TrainingPackedLength,
        TCode.GradientLength,
        TCode.StatisticsLength,
        TCode.ForwardStages,
        TCode.Stages);

    private static int InputStart => Aligned(TCode.TapeLength);

    private int Chunks => Math.Min(batch, TCode.GradientLength > ManyGradients ? FewChunks : MostChunks);

    public override unsafe void Forward(
        ReadOnlySpan<float> input, Span<float> output, int batch, int dropoutSeed, ParallelOptions? options)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        RequireMemory();
        NetworkInstance.Require(input.Length, (long)batch * TCode.InputLength, nameof(input));
        NetworkInstance.Require(output.Length, (long)batch * TCode.OutputLength, nameof(output));
        BatchStatistics.Require(normalizations, batch);
        this.batch = 0;
        while (tapes.Count < batch) tapes.Add(new LayerMemory(checked(InputStart + TCode.InputLength)));
        TCode.PackTraining(new LayerTensors(network.Weights), packed.Span);
        (this.batch, this.dropoutSeed) = (batch, (uint)dropoutSeed);
        fixed (float* from = input, to = output)
        {
            var (source, destination) = ((nint)from, (nint)to);
            for (var stage = 0; stage < TCode.ForwardStages; stage++)
            {
                var current = stage;
                ForChunks(options, (chunk, workspace) => RunForward(current, chunk, workspace, source, destination));
                foreach (var normalization in normalizations)
                {
                    if (normalization.ForwardStage != stage) continue;
                    BatchStatistics.Forward(normalization, Tapes, network.Parameters, StatisticsOf(normalization));
                }
            }
        }
    }

    public override unsafe void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient, ParallelOptions? options)
    {
        RequireMemory();
        if (batch == 0) throw new InvalidOperationException("There is nothing to go back from: call ForwardTraining first.");
        NetworkInstance.Require(outputGradient.Length, (long)batch * TCode.OutputLength, nameof(outputGradient));
        if (!inputGradient.IsEmpty) NetworkInstance.Require(inputGradient.Length, (long)batch * TCode.InputLength, nameof(inputGradient));
        sums.Begin(Chunks);
        fixed (float* from = outputGradient, to = inputGradient)
        {
            var (source, destination) = ((nint)from, (nint)to);
            for (var stage = TCode.ForwardStages; stage < TCode.Stages; stage++)
            {
                var current = stage;
                ForChunks(options, (chunk, workspace) => RunBackward(current, chunk, workspace, source, destination));
                foreach (var normalization in normalizations)
                {
                    if (normalization.BackwardStage != stage) continue;
                    BatchStatistics.Backward(
                        normalization, Tapes, network.Parameters, gradients.Parameters, StatisticsOf(normalization));
                }
            }
        }
        TCode.AddGradients(sums.Total(options), gradients);
    }

    public override int FindNonFiniteLayer(ReadOnlySpan<float> input, int batch)
    {
        NetworkInstance.Require(input.Length, (long)batch * TCode.InputLength, nameof(input));
        return NonFiniteLayer<TCode>.Find(input, batch, network.Weights, normalizations);
    }

    /// <summary>The memory must be that of the code as it is now.</summary>
    private void RequireMemory()
    {
        if (lengths != Lengths) throw ReloadedCode.Exception();
    }

    private ReadOnlySpan<LayerMemory> Tapes => CollectionsMarshal.AsSpan(tapes)[..batch];

    private Span<float> StatisticsOf(NormalizationStage normalization) => statistics.Span[normalization.Statistics..];

    private unsafe void RunForward(int stage, int chunk, LayerMemory workspace, nint input, nint output)
    {
        var (first, end) = Samples(chunk);
        for (var sample = first; sample < end; sample++)
        {
            if (stage == 0) new ReadOnlySpan<float>((float*)input + (long)sample * TCode.InputLength, TCode.InputLength).CopyTo(InputOf(sample));
            var memory = MemoryOf(sample, ref tapes[sample].Start, workspace);
            memory.Output = ref ((float*)output)[(long)sample * TCode.OutputLength];
            TCode.Train(stage, memory);
        }
    }

    private unsafe void RunBackward(int stage, int chunk, LayerMemory workspace, nint outputGradient, nint inputGradient)
    {
        if (stage == TCode.ForwardStages) sums[chunk].Span.Clear();
        var (first, end) = Samples(chunk);
        for (var sample = first; sample < end; sample++)
        {
            var memory = MemoryOf(sample, ref tapes[sample].Start, workspace);
            memory.OutputGradient = ref ((float*)outputGradient)[(long)sample * TCode.OutputLength];
            memory.Gradient = ref sums[chunk].Start;
            memory.HasInputGradient = inputGradient != 0;
            if (memory.HasInputGradient) memory.InputGradient = ref ((float*)inputGradient)[(long)sample * TCode.InputLength];
            TCode.Train(stage, memory);
        }
        if (stage == TCode.Stages - 1) sums.Complete(chunk);
    }

    private Span<float> InputOf(int sample) => tapes[sample].Span[InputStart..];

    private static int Aligned(int length) => (length + LayerMemory.Alignment - 1) / LayerMemory.Alignment * LayerMemory.Alignment;

    private TrainingMemory MemoryOf(int sample, ref float tape, LayerMemory workspace)
    {
        // what a stage does not use must be memory too: a reference that no code needs may still be followed
        return new TrainingMemory
        {
            Input = ref Unsafe.Add(ref tape, InputStart),
            Packed = ref packed.Start,
            Statistics = ref statistics.Start,
            Tape = ref tape,
            Workspace = ref workspace.Start,
            Output = ref tape,
            OutputGradient = ref tape,
            Gradient = ref tape,
            InputGradient = ref tape,
            DropoutKey = (uint)SampleOrder.Mix(dropoutSeed, (ulong)sample),
        };
    }

    /// <summary>The samples of a chunk: as many as of the others, or one more.</summary>
    private (int First, int End) Samples(int chunk) =>
        ((int)((long)batch * chunk / Chunks), (int)((long)batch * (chunk + 1) / Chunks));

    private void ForChunks(ParallelOptions? options, Action<int, LayerMemory> run)
    {
        var chunks = Chunks;
        if (options is null or { MaxDegreeOfParallelism: 1 } || chunks < 2)
        {
            var workspace = Rent();
            for (var chunk = 0; chunk < chunks; chunk++)
            {
                options?.CancellationToken.ThrowIfCancellationRequested();
                run(chunk, workspace);
            }
            workspaces.Add(workspace);
            return;
        }
        Parallel.For(
            0,
            chunks,
            options,
            Rent,
            (chunk, _, workspace) =>
            {
                run(chunk, workspace);
                return workspace;
            },
            workspaces.Add);
    }

    private LayerMemory Rent() =>
        workspaces.TryTake(out var workspace) ? workspace : new LayerMemory(checked(OutputGradientStart + TCode.OutputLength));
}

/// <summary>The sizes of the memory of a training, in floats, and the number of its stages.</summary>
internal readonly record struct TrainingLengths(
    int Input, int Output, int Tape, int Workspace, int Packed, int Gradient, int Statistics, int ForwardStages, int Stages);
