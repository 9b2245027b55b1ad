using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace KernelGen.Execution.Tests.Training;

/// <summary>What layers do in training and not in inference, and what the members of a trainable network promise.</summary>
public sealed class TrainingModeTests
{
    [Fact]
    public void Dropout_forgets_its_share_lets_the_mean_stay_and_takes_the_same_way_back()
    {
        var network = new DropoutNet();
        var (input, output, gradient) = (Enumerable.Repeat(1f, 20_000).ToArray(), new float[20_000], new float[20_000]);
        network.ForwardTraining(input, output, 2, dropoutSeed: 5);
        Assert.InRange(output.Count(value => value == 0), 5700, 6300);
        Assert.All(output, value => Assert.True(value == 0 || Math.Abs(value - 1 / 0.7) < 1e-6));
        Assert.False(output.AsSpan(0, 10_000).SequenceEqual(output.AsSpan(10_000)));
        network.Backward(input, gradient);
        Assert.Equal(output, gradient);

        var again = new float[20_000];
        network.ForwardTraining(input, again, 2, dropoutSeed: 5, new ParallelOptions { MaxDegreeOfParallelism = 2 });
        Assert.Equal(output, again);
        network.ForwardTraining(input, again, 2, dropoutSeed: 6);
        Assert.NotEqual(output, again);
        network.ForwardBatch(input, again, 2);
        Assert.Equal(input, again);
    }

    [Fact]
    public void Running_statistics_move_by_the_momentum_towards_the_batch()
    {
        // torch.nn.BatchNorm2d(3, momentum=0.25) after two batches: mean and unbiased variance by their definition
        var network = new NormalizationNet();
        network.Initialize(0);
        var random = new Random(1);
        var (mean, variance) = (new double[3], new[] { 1.0, 1, 1 });
        for (var batch = 0; batch < 2; batch++)
        {
            var input = Enumerable.Range(0, 4 * 60).Select(i => 3 * random.NextSingle() + i / 20 % 3).ToArray();
            for (var channel = 0; channel < 3; channel++)
            {
                var values = input.Where((_, i) => i / 20 % 3 == channel).Select(value => (double)value).ToArray();
                var unbiased = values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
                mean[channel] = 0.75 * mean[channel] + 0.25 * values.Average();
                variance[channel] = 0.75 * variance[channel] + 0.25 * unbiased;
            }
            network.ForwardTraining(input, new float[4 * 60], 4);
        }
        for (var channel = 0; channel < 3; channel++)
        {
            Assert.Equal(mean[channel], network.Parameters["0.running_mean"][channel], 1e-6);
            Assert.Equal(variance[channel], network.Parameters["0.running_var"][channel], 1e-6);
        }
        Assert.Equal(2, network.Parameters.Counter("0.num_batches_tracked"));
    }

    [Fact]
    public void Inference_and_files_have_the_running_statistics_of_a_mini_batch_without_a_step()
    {
        var network = new SmallTrainedNet();
        network.Initialize(1);
        var clone = network.Clone();
        var input = Enumerable.Range(0, 2 * 64).Select(i => MathF.Sin(i) + 2).ToArray();
        var before = Inferred(network, input);
        network.ForwardTraining(input, new float[8], 2);

        using var file = new System.IO.MemoryStream();
        network.Save(file);
        file.Position = 0;
        var loaded = new SmallTrainedNet();
        loaded.Load(file);
        var wanted = Inferred(loaded, input);
        Assert.NotEqual(before, wanted);
        Assert.Equal(wanted, Inferred(network, input));
        Assert.Equal(wanted, Inferred(clone, input));
        Assert.Equal(wanted, Inferred(network.Clone(), input));
        network.Commit();
        Assert.Equal(wanted, Inferred(network, input));

        // the first call after a mini-batch may be any of them
        network.ForwardTraining(input, new float[8], 2);
        loaded.Parameters["1.running_mean"].Clear();
        network.Parameters["1.running_mean"].CopyTo(loaded.Parameters["1.running_mean"]);
        network.Parameters["1.running_var"].CopyTo(loaded.Parameters["1.running_var"]);
        loaded.Commit();
        var (one, other) = (new float[4], new float[4]);
        loaded.Forward(input.AsSpan(0, 64), other);
        network.Forward(input.AsSpan(0, 64), one);
        Assert.Equal(other, one);
        network.ForwardTraining(input, new float[8], 2);
        Assert.Equal(Array.IndexOf(Map(network, input), Map(network, input).Max()), network.Predict(input.AsSpan(0, 64)));

        static float[] Inferred(SmallTrainedNet network, float[] input)
        {
            var output = new float[8];
            network.ForwardBatch(input, output, 2);
            return output;
        }

        static float[] Map(SmallTrainedNet network, float[] input)
        {
            var map = new float[4];
            network.ComputeFeatureMap(input.AsSpan(0, 64), SmallTrainedNet.LayerLengths.Length - 1, map);
            return map;
        }
    }

    [Fact]
    public void Inference_sees_the_steps_of_an_optimizer_without_a_commit()
    {
        var (network, output) = (new LineNet(), new float[2]);
        network.Gradients["0.bias"].Fill(1);
        foreach (var optimizer in new IOptimizer[] { new Sgd(0.5), new Adam(0.5), new AdamW(0.5) })
        {
            network.Initialize(1);
            network.Parameters["0.bias"].Clear();
            network.Commit();
            optimizer.Step(network.Parameters, network.Gradients);
            network.Forward(new float[3], output);
            Assert.Equal(network.Parameters["0.bias"].ToArray(), output);
            Assert.Equal(-0.5f, output[0], 1e-5f);
        }
    }

    [Fact]
    public void Without_normalization_and_dropout_training_gives_what_inference_gives()
    {
        var network = new OverflowingNet();
        network.Initialize(2);
        var (input, trained, inferred) = (new float[] { 0.5f, -1, 2, 0.25f }, new float[4], new float[4]);
        network.ForwardTraining(input, trained, 2);
        network.ForwardBatch(input, inferred, 2);
        Assert.Equal(inferred, trained);
    }

    [Fact]
    public void Gradients_add_up_until_they_are_set_to_zero()
    {
        var network = new LineNet();
        network.Initialize(1);
        var output = new float[4];
        network.ForwardTraining([1, 2, 3, 4, 5, 6], output, 2);
        network.Backward([1, 0, 0, 1]);
        Assert.Equal([1f, 2, 3, 4, 5, 6], network.Gradients["0.weight"].ToArray());
        Assert.Equal([1f, 1], network.Gradients["0.bias"].ToArray());
        network.Backward([1, 0, 0, 1]);
        Assert.Equal([2f, 4, 6, 8, 10, 12], network.Gradients["0.weight"].ToArray());
        network.ZeroGradients();
        Assert.All(network.Gradients["0.weight"].ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_step_of_an_optimizer_is_what_inference_sees()
    {
        var network = new LineNet();
        var output = new float[2];
        network.ForwardTraining([1, 2, 3], output, 1);
        network.Backward([1, 2]);
        new Sgd(0.5).Step(network);
        network.Forward(new float[] { 1, 0, 0 }, output);
        Assert.Equal([-1f, -2f], output);                 // weight and bias −0.5·(1, 2) each
    }

    [Fact]
    public void Clones_have_gradients_of_their_own()
    {
        var network = new LineNet();
        network.Initialize(1);
        network.ForwardTraining([1, 2, 3], new float[2], 1);
        network.Backward([1, 1]);
        var clone = network.Clone();
        Assert.All(clone.Gradients["0.weight"].ToArray(), value => Assert.Equal(0, value));
        Assert.Throws<InvalidOperationException>(() => clone.Backward([1, 1]));
    }

    [Fact]
    public void Wrong_lengths_and_a_way_back_without_one_forward_are_refused()
    {
        var network = new SmallTrainedNet();
        network.Initialize(1);
        Assert.Contains("ForwardTraining", Assert.Throws<InvalidOperationException>(() => network.Backward(new float[4])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.ForwardTraining(new float[63], new float[4], 1));
        Assert.Throws<ArgumentException>(() => network.ForwardTraining(new float[64], new float[5], 1));
        network.ForwardTraining(new float[128], new float[8], 2);
        Assert.Throws<ArgumentException>(() => network.Backward(new float[4]));
        Assert.Throws<ArgumentException>(() => network.Backward(new float[8], new float[64]));
    }

    [Fact]
    public void The_first_layer_that_is_not_finite_is_found_behind_a_normalization_too()
    {
        var network = new SmallTrainedNet();
        network.Initialize(1);
        var input = Enumerable.Range(0, 128).Select(i => MathF.Sin(i)).ToArray();
        Assert.Equal(-1, network.FindNonFiniteLayer(input, 2));
        network.Parameters["3.weight"][5] = float.NaN;
        Assert.Equal(3, network.FindNonFiniteLayer(input, 2));
        network.Parameters["1.weight"][0] = float.PositiveInfinity;
        Assert.Equal(1, network.FindNonFiniteLayer(input, 2));
    }
}
