using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Xunit;
using static KernelGen.Execution.Tests.GeneratedNetworks.SampleCalls;

namespace KernelGen.Execution.Tests.GeneratedNetworks;

/// <summary>What a generated class offers, member by member.</summary>
public sealed class NetworkMemberTests
{
    private readonly DigitNet digits = new();
    private readonly ResNet8 residual = new();

    public NetworkMemberTests()
    {
        digits.Initialize(7);
        residual.Initialize(8);
    }

    [Fact]
    public void The_constants_say_the_sizes()
    {
        Assert.Equal(
            (784, 10, 5994, 786_560L), (DigitNet.InputLength, DigitNet.OutputLength, DigitNet.ParameterCount, DigitNet.MultiplyAdds));
        Assert.Equal([6272, 6272, 1568, 3136, 3136, 256, 256, 10], DigitNet.LayerLengths.ToArray());
        Assert.InRange(DigitNet.WorkspaceLength, 1568, 100_000);
    }

    [Fact]
    public void A_new_network_has_zero_weights() => Assert.Equal(new float[10], Forward(new DigitNet(), Sample(784, 1)));

    [Fact]
    public void Forward_agrees_with_the_layers_one_by_one()
    {
        Near(Map(digits.ComputeFeatureMap, Sample(784, 1), 7, 10), Forward(digits, Sample(784, 1)));
        var input = Sample(ResNet8.InputLength, 2);
        var output = new float[10];
        residual.Forward(input, output);
        Near(Map(residual.ComputeFeatureMap, input, ResNet8.LayerLengths.Length - 1, 10), output);
        Assert.Equal(1, output.Sum(), 1e-5);

        var signals = new SignalNet();
        signals.Initialize(3);
        input = Sample(SignalNet.InputLength, 3);
        output = new float[7];
        signals.Forward(input, output);
        Near(Map(signals.ComputeFeatureMap, input, SignalNet.LayerLengths.Length - 1, 7), output);
    }

    [Fact]
    public void A_feature_map_is_a_layers_output()
    {
        var input = Sample(784, 5);
        var convolved = new float[6272];
        Layers.Conv2D(
            new Conv2DOptions(8, 5) { Padding = 2 }, new(1, 28, 28), input, digits.Parameters["0.weight"], digits.Parameters["0.bias"],
                convolved);
        Assert.Equal(convolved, Map(digits.ComputeFeatureMap, input, 0, 6272));
        Layers.ReLU(convolved, convolved);
        Assert.Equal(convolved, Map(digits.ComputeFeatureMap, input, 1, 6272));
        Assert.Throws<ArgumentOutOfRangeException>(() => digits.ComputeFeatureMap(input, 8, new float[10]));
        Assert.Throws<ArgumentOutOfRangeException>(() => digits.ComputeFeatureMap(input, -1, new float[10]));
        Assert.Throws<ArgumentException>(() => digits.ComputeFeatureMap(input, 0, new float[10]));
    }

    [Fact]
    public void Layers_that_only_forward_values_forward_them()
    {
        var input = Sample(30, 6);
        var output = new float[30];
        new PassingNet().Forward(input, output);
        Assert.Equal(input, output);
    }

    [Fact]
    public void Wrong_lengths_are_refused_with_both_numbers()
    {
        foreach (var (input, output) in new[] { (783, 10), (785, 10), (784, 9), (784, 11), (0, 10), (784, 0) })
            Assert.Matches(
                @"\d+ elements; \d+ required",
                Assert.Throws<ArgumentException>(() => digits.Forward(new float[input], new float[output])).Message);
        Assert.Throws<ArgumentException>(() => digits.Forward(new byte[783], new float[10]));
        Assert.Throws<ArgumentException>(() => digits.Predict(new float[10]));
        Assert.Throws<ArgumentException>(() => digits.ForwardBatch(new float[784 * 2], new float[10], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => digits.ForwardBatch(new float[784], new float[10], -1));
        Assert.Throws<ArgumentException>(() => digits.ForwardBatch(new float[784], new float[10], int.MaxValue));
        var shared = new float[784];
        Assert.Throws<ArgumentException>(() => digits.ForwardBatch(shared, shared.AsSpan(0, 10), 1));
    }

    [Fact]
    public void A_warm_network_allocates_nothing()
    {
        var (input, pixels, output) = (Sample(ResNet8.InputLength, 4), new byte[ResNet8.InputLength], new float[10]);
        AllocatesNothing(() => residual.Forward(input, output));
        AllocatesNothing(() => residual.Forward(pixels, output));
        AllocatesNothing(() => residual.ForwardBatch(input, output, 1));
        AllocatesNothing(() => residual.Predict(input));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_batch_has_the_same_bits_for_any_number_of_threads(int threads)
    {
        const int Batch = 23;
        var input = Sample(Batch * ResNet8.InputLength, 9);
        var (alone, batch, parallel) = (new float[Batch * 10], new float[Batch * 10], new float[Batch * 10]);
        for (var i = 0; i < Batch; i++) residual.Forward(
            input.AsSpan(i * ResNet8.InputLength, ResNet8.InputLength), alone.AsSpan(i * 10, 10));
        residual.ForwardBatch(input, batch, Batch);
        residual.ForwardBatch(input, parallel, Batch, new ParallelOptions { MaxDegreeOfParallelism = threads });
        Assert.Equal(alone, batch);
        Assert.Equal(alone, parallel);
        residual.ForwardBatch([], [], 0);
    }

    [Fact]
    public void A_batch_can_be_canceled()
    {
        foreach (var threads in new[] { 1, 2 })
        {
            var options = new ParallelOptions
            {
                MaxDegreeOfParallelism = threads,
                CancellationToken = new CancellationToken(canceled: true)
            };
            Assert.Throws<OperationCanceledException>(() => digits.ForwardBatch(new float[784 * 3], new float[30], 3, options));
        }
    }

    [Fact]
    public async Task Clones_on_two_threads_agree()
    {
        var inputs = Enumerable.Range(0, 2).Select(thread => Sample(ResNet8.InputLength, 20 + thread)).ToArray();
        var want = inputs.Select(input => Forward(residual, input)).ToArray();
        var threads = inputs.Select((input, thread) =>
        {
            var clone = residual.Clone();
            return Task.Run(() => Enumerable.Range(0, 200).All(_ => Forward(clone, input).SequenceEqual(want[thread])));
        });
        Assert.All(await Task.WhenAll(threads), Assert.True);
    }

    [Fact]
    public void An_output_may_be_the_input()
    {
        var (net, shared) = (new PoolNet(), Sample(PoolNet.InputLength + 3, 5));
        var want = new float[PoolNet.OutputLength];
        net.Forward(shared.AsSpan(0, PoolNet.InputLength), want);
        net.Forward(shared.AsSpan(0, PoolNet.InputLength), shared.AsSpan(3));
        Assert.Equal(want, shared.AsSpan(3).ToArray());
    }

    [Fact]
    public void Clones_share_weights()
    {
        var (clone, input) = (digits.Clone(), Sample(784, 1));
        var before = Forward(digits, input);
        clone.Parameters["7.bias"][3] += 1;
        Assert.Equal(before, Forward(digits, input));
        clone.Commit();
        before[3] += 1;
        Near(before, Forward(digits, input));
        Near(before, Forward(clone, input));
    }

    [Fact]
    public void Predict_finds_the_largest()
    {
        digits.Parameters["7.bias"].Clear();
        digits.Parameters["7.weight"].Clear();
        digits.Parameters["7.bias"][4] = digits.Parameters["7.bias"][6] = 1;
        digits.Commit();
        Assert.Equal(4, digits.Predict(Sample(784, 1)));
        digits.Parameters["7.bias"][5] = float.NaN;
        digits.Commit();
        Assert.Equal(5, digits.Predict(Sample(784, 1)));
    }

    [Fact]
    public void Bytes_are_scaled_by_channel()
    {
        var random = new Random(1);
        var pixels = new byte[ResNet8.InputLength];
        random.NextBytes(pixels);
        double[] mean = [0.5, 0.4, 0.3], deviation = [0.2, 0.25, 0.3];
        var input = pixels.Select((pixel, i) => (float)((pixel / 255.0 - mean[i / 1024]) / deviation[i / 1024])).ToArray();
        var output = new float[10];
        residual.Forward(pixels, output);
        Near(Forward(residual, input), output);

        var plain = new byte[784];
        random.NextBytes(plain);
        digits.Forward(plain, output);
        Near(Forward(digits, plain.Select(pixel => pixel / 255f).ToArray()), output);
    }

    [Fact]
    public void The_users_members_coexist_with_generated_ones()
    {
        var net = new Outer<int>.Inner("mine");
        net.Initialize(1);
        var clone = net.Clone();
        Assert.Equal("mine", clone.Label);
        Assert.Equal(["head.weight", "head.bias"], clone.Parameters.Names);
        var (a, b) = (new float[2], new float[2]);
        net.Forward(Sample(4, 1), a);
        clone.Forward(Sample(4, 1), b);
        Assert.Equal(a, b);
    }

    private delegate void Compute(ReadOnlySpan<float> input, int layer, Span<float> destination);

    private static float[] Map(Compute compute, float[] input, int layer, int length)
    {
        var map = new float[length];
        compute(input, layer, map);
        return map;
    }

    private static void Near(float[] want, float[] got)
    {
        for (var i = 0; i < want.Length; i++) Assert.InRange(
            got[i], want[i] - 3e-6f * want.Max(MathF.Abs), want[i] + 3e-6f * want.Max(MathF.Abs));
    }

    private static void AllocatesNothing(Action call)
    {
        // without vector instructions the framework's own vectors box numbers until their methods have been optimized in the background
        const int Attempts = 100;
        for (var attempt = 1; ; attempt++)
        {
            call();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var n = 0; n < 10; n++) call();
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated == 0) return;
            Assert.True(attempt < Attempts, $"{allocated} bytes in ten calls");
            Thread.Sleep(20);
        }
    }
}
