using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace KernelGen.Training;

/// <summary>Reads samples of a dataset into one block of memory, and evaluates a network with all of them.</summary>
internal sealed class BatchReader
{
    private const int JudgedTogether = 256;

    private readonly ITrainable network;
    private readonly IDataset samples;
    private float[] input = [];
    private float[] target = [];
    private float[] output = [];
    private int[] wanted = [];
    private int epoch;
    private bool hasInputs;

    public BatchReader(ITrainable network, IDataset samples, int threads)
    {
        (this.network, this.samples) = (network, samples);
        Parallel = new ParallelOptions { MaxDegreeOfParallelism = threads };
    }

    public ParallelOptions Parallel { get; }

    public int Batch { get; private set; }

    public ReadOnlySpan<float> Input => input.AsSpan(0, Batch * network.InputLength);

    public ReadOnlySpan<float> Target => target.AsSpan(0, Batch * samples.TargetLength);

    public Span<float> Output => output.AsSpan(0, Batch * network.OutputLength);

    /// <summary>The length of a target.</summary>
    public int TargetLength => samples.TargetLength;

    /// <summary>Samples in all.</summary>
    public int Count => samples.Count;

    /// <summary>Reads the samples with these indices.</summary>
    public void Read(ReadOnlySpan<int> indices, int epoch)
    {
        Take(indices, epoch);
        ReadAll();
    }

    /// <summary>
    /// Reads the targets of the samples with these indices; their inputs too if the dataset cannot do without, otherwise
    /// <see cref="ReadInput"/> does.
    /// </summary>
    public void ReadTargets(ReadOnlySpan<int> indices, int epoch)
    {
        Take(indices, epoch);
        for (var i = 0; i < Batch; i++)
        {
            if (samples is ITargets known && known.TryReadTarget(wanted[i], TargetOf(i))) continue;
            ReadAll();
            return;
        }
    }

    /// <summary>The input of a sample of the mini-batch, which is read if it has not been; by one thread at a time.</summary>
    public ReadOnlySpan<float> ReadInput(int i)
    {
        if (!hasInputs) ReadOne(i);
        return InputOf(i);
    }

    /// <summary>The target of a sample of the mini-batch.</summary>
    public Span<float> TargetOf(int i) => target.AsSpan(i * samples.TargetLength, samples.TargetLength);

    /// <summary>Room for the output of a sample of the mini-batch.</summary>
    public Span<float> OutputOf(int i) => output.AsSpan(i * network.OutputLength, network.OutputLength);

    private void Take(ReadOnlySpan<int> indices, int epoch)
    {
        (Batch, this.epoch, wanted, hasInputs) = (indices.Length, epoch, indices.ToArray(), false);
        if (output.Length >= Batch * network.OutputLength) return;
        input = new float[checked(Batch * network.InputLength)];
        target = new float[Batch * samples.TargetLength];
        output = new float[Batch * network.OutputLength];
    }

    private Span<float> InputOf(int i) => input.AsSpan(i * network.InputLength, network.InputLength);

    private void ReadOne(int i) => samples.Read(wanted[i], epoch, InputOf(i), TargetOf(i));

    private void ReadAll()
    {
        if (Batch < 2 || Parallel.MaxDegreeOfParallelism == 1) for (var i = 0; i < Batch; i++) ReadOne(i);
        else
        {
            try
            {
                System.Threading.Tasks.Parallel.For(0, Batch, Parallel, ReadOne);
            }
            catch (AggregateException exception)
            {
                // the exception of a dataset is the same on any number of threads
                ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
            }
        }
        hasInputs = true;
    }

    /// <summary>The mean loss and the accuracy over all samples.</summary>
    public Evaluation Evaluate(ILoss loss, CancellationToken cancellation)
    {
        var (sum, right, answers) = (0.0, 0L, 0L);
        for (var first = 0; first < samples.Count; first += JudgedTogether)
        {
            cancellation.ThrowIfCancellationRequested();
            var indices = new int[Math.Min(JudgedTogether, samples.Count - first)];
            for (var i = 0; i < indices.Length; i++) indices[i] = first + i;
            Read(indices, epoch: -1);
            network.ForwardBatch(Input, Output, Batch, Parallel);
            sum += loss.Compute(Output, Target, Batch, default) * Batch;
            if (!loss.IsClassification) continue;
            var counted = loss.CountRight(Output, Target, Batch);
            (right, answers) = (right + counted.Right, answers + counted.Answers);
        }
        return new(sum / samples.Count, answers > 0 ? (double)right / answers : double.NaN);
    }
}

/// <summary>
/// Orders of samples and other random choices of training, each a function of the seed and of its place: nothing is remembered.
/// </summary>
internal static class SampleOrder
{
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    /// <summary>A number for a place in training: SplitMix64's output function of a sum.</summary>
    public static ulong Mix(ulong seed, ulong place)
    {
        unchecked
        {
            var z = seed * GoldenRatio + place + GoldenRatio;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>All of the numbers in a random order (R. Fisher, F. Yates; R. Durstenfeld 1964).</summary>
    /// <param name="numbers">The numbers; their order is changed.</param>
    /// <param name="seed">Chooses the order.</param>
    public static void Shuffle(int[] numbers, ulong seed)
    {
        for (var last = numbers.Length - 1; last > 0; last--)
        {
            var other = (int)((UInt128)Mix(seed, (ulong)last) * (ulong)(last + 1) >> 64);
            (numbers[last], numbers[other]) = (numbers[other], numbers[last]);
        }
    }
}
