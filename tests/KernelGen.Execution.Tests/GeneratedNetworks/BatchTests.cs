using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using KernelGen.Execution.Tests.GenericLayers;
using Xunit;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>Batches whose linear layers take many samples at once: the bits are those of one sample after the other.</summary>
public sealed class BatchTests
{
    private const int Most = 70;        // two whole blocks of 32 and some more

    private static readonly string[] Networks =
    [
        "[Network(200), Linear(113)]",
        "[Network(91), Linear(91, Bias = false), ReLU]",
        "[Network(9), Linear(1000), ReLU6, Linear(9), Linear(1000), LeakyReLU(0.1), Linear(1)]",
        "[Network(600), Linear(16), Linear(600), Linear(16), Softmax]",
        "[Network(700), Linear(12), Sigmoid]",
        "[Network(30, 20, 13), Flatten, Linear(5)]",
        "[Network(3, 12, 12), Conv2D(24, 3, Padding = 1), ReLU, MaxPool2D(2), Flatten, Linear(130), HardSwish, Linear(70), ReLU, Linear(10)]",
        "[Network(2, 9, 9), Conv2D(17, 3), GELU, Flatten(As = \"flat\"), Linear(833), Add(\"flat\"), Linear(40, As = \"a\"), "
            + "Linear(300, From = \"flat\"), Dropout, Concat(\"a\"), Linear(64), LogSoftmax]",
        "[Network(128), Linear(128, As = \"a\"), ReLU, Linear(128), Add(\"a\"), Linear(128), Add(\"a\")]",
        "[Network(2, 50), Conv1D(20, 3), Tanh, Flatten, Linear(33), SiLU, Linear(260), Linear(31)]",
        "[Network(70, 2, 2), GlobalAvgPool2D, Flatten, Linear(300), Linear(100)]",
    ];

    [Fact]
    public void A_batch_has_the_bits_of_its_samples()
    {
        using var compiled = new CompiledNetworks(Networks);
        var complaints = new List<string>();
        for (var i = 0; i < Networks.Length; i++)
        {
            var network = compiled.Network(i)!;
            Assert.True(network is not null, Networks[i]);
            network.Initialize(i);
            var input = LayerNumbers.Fractions(new Random(i), Most * network.InputLength);
            var want = Enumerable.Range(0, Most).SelectMany(
                sample => network.Forward(input.AsSpan(sample * network.InputLength, network.InputLength).ToArray())).ToArray();
            foreach (var batch in new[] { 0, 1, 2, 3, 4, 5, 7, 31, 32, 33, 64, Most })
                foreach (var threads in new[] { 0, 1, 2, 3, 100 })
                {
                    var got = new float[batch * network.OutputLength];
                    var options = threads == 0 ? null : new ParallelOptions { MaxDegreeOfParallelism = threads };
                    network.ForwardBatch(input.AsSpan(0, batch * network.InputLength), got, batch, options);
                    if (!got.AsSpan().SequenceEqual(want.AsSpan(0, got.Length)))
                        complaints.Add($"{Networks[i]}: {batch} on {threads} threads");
                }
        }
        Assert.True(complaints.Count == 0, string.Join("\n", complaints));
    }

    [Fact]
    public void A_batch_between_two_forwards_changes_neither()
    {
        using var compiled = new CompiledNetworks(Networks);
        for (var i = 0; i < Networks.Length; i++)
        {
            var network = compiled.Network(i)!;
            network.Initialize(i);
            var input = LayerNumbers.Fractions(new Random(i), 33 * network.InputLength);
            var (first, output) = (input[..network.InputLength], new float[33 * network.OutputLength]);
            var want = network.Forward(first);
            network.ForwardBatch(input, output, 33, null);
            Assert.Equal(want, network.Forward(first));
            Assert.Equal(want, output[..network.OutputLength]);
        }
    }

    [Fact]
    public void A_batch_allocates_nothing()
    {
        using var compiled = new CompiledNetworks(Networks);
        for (var i = 0; i < Networks.Length; i++)
        {
            var network = compiled.Network(i)!;
            network.Initialize(i);
            var run = network.Batched;
            var (input, output) = (new float[40 * network.InputLength], new float[40 * network.OutputLength]);
            var least = long.MaxValue;
            for (var n = 0; n < 10; n++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                run(input, output, 40, null);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }
            Assert.Equal(0, least);
        }
    }
}
