using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Execution.Tests.GeneratedNetworks;
using Xunit;

namespace KernelGen.Execution.Tests.Training;

/// <summary>
/// A trainer that takes each sample on one thread, from its reading to its gradients, leaves the bits of one that takes the whole
/// mini-batch from layer to layer: weights and losses, on any number of threads.
/// </summary>
public sealed class StepTests
{
    private const int Networks = 24;
    private const int Samples = 45;                     // the last mini-batch of an epoch has 3

    private static readonly int[] Threads = [1, 2, 3, 8];

    [Fact]
    public void Networks_at_random_learn_the_same_bits()
    {
        var random = new Random(23);
        var attributes = Enumerable.Range(0, Networks).Select(_ => Trainable(new RandomNetworks(random).Next(6, isExact: false))).ToArray();
        using var compiled = new CompiledNetworks(attributes);
        var (learned, ofSamples) = (0, 0);
        for (var i = 0; i < attributes.Length; i++)
        {
            if (compiled.Network(i)?.Trainable is not { } network || network.LeastBatch > 1) continue;
            learned++;
            if (!attributes[i].Contains("BatchNorm", StringComparison.Ordinal)) ofSamples++;
            Check(network, new MeanSquaredError(), network.OutputLength, index => MathF.Cos(index), attributes[i]);
            if (network.LayerNames[^1].Split(' ')[1] is "Sigmoid" or "Softmax" or "Flatten" or "Dropout") continue;
            var shape = network.OutputShape;
            Check(network, new CrossEntropyLoss(), shape.Plane, index => index % shape.Channels, attributes[i]);
        }
        Assert.True(learned > Networks / 3, $"only {learned} were accepted");
        Assert.True(ofSamples > 3 && ofSamples < learned, $"{ofSamples} of {learned} have no normalization");
    }

    [Fact]
    public void Every_loss_learns_the_same_bits()
    {
        var weighted = new CrossEntropyLoss { ClassWeights = [1, 0.5, 3], LabelSmoothing = 0.2, IgnoreIndex = 1 };
        Check(new PixelNet(), weighted, 4, index => index % 3, "weighted classes of pixels");
        Check(new PixelNet(), new CrossEntropyLoss(), 4, index => index < 60 ? -100 : index % 3, "ignored pixels");
        Check(new PixelNet(), weighted, 12, index => Math.Abs(MathF.Sin(index)), "probabilities of pixels");
        Check(new PixelNet(), new BinaryCrossEntropyLoss(), 12, index => index % 2, "binary");
        Check(new PixelNet(), new MeanSquaredError(), 12, index => MathF.Cos(index), "squares");
        Check(new PixelNet(), new Mine(), 12, index => MathF.Cos(index), "a loss of the user's own");
        Check(new BentLineNet(), new CrossEntropyLoss(), 1, index => index % 2, "classes");
        Check(new SmallTrainedNet(), new CrossEntropyLoss(), 1, index => index % 4, "batch normalization and dropout");
        Check(new LogSoftmaxNet(), new CrossEntropyLoss { LabelSmoothing = 0.1 }, 1, index => index % 2, "smoothed classes");
    }

    [Fact]
    public void Nothing_is_left_to_go_back_from()
    {
        var network = new BentLineNet();
        network.Initialize(1);
        new Trainer(network, new Sgd(0.1), new MeanSquaredError(), new() { Epochs = 1 }).Run(new Dataset(new float[30], new float[20], 10));
        Assert.Throws<InvalidOperationException>(() => network.Backward(new float[2]));
    }

    [Fact]
    public void A_label_that_is_no_class_is_refused_before_anything_changes()
    {
        // a dataset of the user's own is not checked before the first step
        var network = new BentLineNet();
        network.Initialize(1);
        var before = network.Parameters["0.weight"].ToArray();
        var trainer = new Trainer(network, new Sgd(0.1), new CrossEntropyLoss(), new() { Epochs = 1 });
        var samples = new Own(new Dataset(new float[30], Enumerable.Repeat(7, 10).ToArray()));
        Assert.Contains("A class is 7", Assert.Throws<ArgumentException>(() => trainer.Run(samples)).Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters["0.weight"].ToArray());
    }

    private static string Trainable(string attributes)
    {
        var end = attributes.IndexOf(')', StringComparison.Ordinal);
        return $"{attributes[..end]}, Trainable = true{attributes[end..]}";
    }

    private static void Check(ITrainable network, ILoss loss, int targets, Func<int, float> target, string what)
    {
        var random = new Random(4);
        var inputs = Enumerable.Range(0, Samples * network.InputLength).Select(_ => 2 * random.NextSingle() - 1).ToArray();
        var samples = new Dataset(inputs, Enumerable.Range(0, Samples * targets).Select(target).ToArray(), Samples);
        var wanted = Learn(new ByLayers(network), samples, 1);
        foreach (var threads in Threads)
        {
            Assert.True(wanted.SequenceEqual(Learn(network, samples, threads)), $"{threads} threads, {what}");
            Assert.True(wanted.SequenceEqual(Learn(network, new Own(samples), threads)), $"{threads} threads, own dataset, {what}");
        }

        IEnumerable<long> Learn(ITrainable trained, IDataset dataset, int threads)
        {
            trained.Initialize(5);
            var options = new TrainerOptions { Epochs = 2, BatchSize = 14, Threads = threads, GradientNorm = 3, ValidationShare = 0.2 };
            var result = new Trainer(trained, new Sgd(0.05, momentum: 0.9), loss, options).Run(dataset);
            return trained.Parameters.Names.SelectMany(name => trained.Parameters[name].ToArray())
                .Select(weight => (long)BitConverter.SingleToInt32Bits(weight))
                .Concat(result.Epochs.Select(epoch => BitConverter.DoubleToInt64Bits(epoch.Loss)))
                .Concat(result.Epochs.Select(epoch => BitConverter.DoubleToInt64Bits(epoch.Validation!.Loss))).ToArray();
        }
    }

    /// <summary>A dataset of which only whole samples are known.</summary>
    private sealed class Own(IDataset samples) : IDataset
    {
        public int Count => samples.Count;

        public int TargetLength => samples.TargetLength;

        public void Read(int index, int epoch, Span<float> input, Span<float> target) => samples.Read(index, epoch, input, target);
    }

    /// <summary>A loss that looks at the whole mini-batch.</summary>
    private sealed class Mine : ILoss
    {
        public bool IsClassification => false;

        public double Compute(ReadOnlySpan<float> output, ReadOnlySpan<float> target, int batch, Span<float> gradient)
        {
            var sum = 0f;
            foreach (var number in output) sum += number;
            for (var i = 0; i < gradient.Length; i++) gradient[i] = sum + output[i] - target[i];
            return sum * (double)sum;
        }
    }

    /// <summary>A network of which a trainer knows no more than the interface.</summary>
    private sealed class ByLayers(ITrainable network) : ITrainable
    {
        public int InputLength => network.InputLength;

        public int OutputLength => network.OutputLength;

        public TensorShape OutputShape => network.OutputShape;

        public int LeastBatch => network.LeastBatch;

        public IReadOnlyList<string> LayerNames => network.LayerNames;

        public NetworkParameters Parameters => network.Parameters;

        public NetworkParameters Gradients => network.Gradients;

        public void Initialize(int seed) => network.Initialize(seed);

        public void Commit() => network.Commit();

        public void ForwardBatch(ReadOnlySpan<float> input, Span<float> output, int batch, ParallelOptions? options = null) =>
            network.ForwardBatch(input, output, batch, options);

        public void ForwardTraining(
            ReadOnlySpan<float> input, Span<float> output, int batch, int dropoutSeed = 0, ParallelOptions? options = null) =>
            network.ForwardTraining(input, output, batch, dropoutSeed, options);

        public void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default, ParallelOptions? options = null) =>
            network.Backward(outputGradient, inputGradient, options);

        public void ZeroGradients() => network.ZeroGradients();

        public int FindNonFiniteLayer(ReadOnlySpan<float> input, int batch) => network.FindNonFiniteLayer(input, batch);
    }
}
