using System;
using System.IO;
using KernelGen.CompilerServices;
using Xunit;

namespace KernelGen.Execution.Tests.Training;

/// <summary>Optimizers against PyTorch's: six steps down w₀² + 2w₁² + 3w₂² + w₀w₁, computed by PyTorch 1.13.</summary>
public sealed class OptimizerTests
{
    private static readonly float[] Start = [1, -2, 0.5f];

    private static readonly (Func<IOptimizer> Make, float[] End)[] Sequences =
    [
        (() => new Sgd(0.05), [0.82513684f, -0.696953535f, 0.0588244945f]),
        (() => new Sgd(0.05, momentum: 0.9), [0.294755548f, 1.03877699f, -0.33336395f]),
        (() => new Sgd(0.05, momentum: 0.9, nesterov: true, weightDecay: 0.1), [-0.0455745459f, 0.587680459f, -0.0911746845f]),
        (() => new Adam(0.1), [0.721767843f, -1.40508425f, -0.0474315509f]),
        (() => new Adam(0.1, 0.8, 0.95, 1e-3, 0.05), [0.676517904f, -1.4078021f, -0.0329401121f]),
        (() => new AdamW(0.1), [0.716617618f, -1.39473396f, -0.048557583f]),
        (() => new AdamW(0.1, 0.8, 0.95, 1e-3, 0.05), [0.702025602f, -1.35671333f, -0.0381432037f]),
    ];

    [Fact]
    public void Six_steps_end_where_those_of_PyTorch_end()
    {
        foreach (var (make, end) in Sequences)
        {
            var (weights, gradients) = (Tensors(), Tensors());
            Start.CopyTo(weights["w"]);
            var optimizer = make();
            for (var step = 0; step < 6; step++) Step(optimizer, weights, gradients);
            for (var i = 0; i < end.Length; i++) Assert.Equal(end[i], weights["w"][i], 2e-6f);
        }
    }

    [Fact]
    public void An_optimizer_that_was_saved_and_loaded_goes_on_with_the_same_bits()
    {
        foreach (var (make, _) in Sequences)
        {
            var (weights, gradients, other) = (Tensors(), Tensors(), Tensors());
            Start.CopyTo(weights["w"]);
            var optimizer = make();
            for (var step = 0; step < 3; step++) Step(optimizer, weights, gradients);
            weights["w"].CopyTo(other["w"]);
            var resumed = make();
            using (var file = new MemoryStream())
            {
                using var writer = new BinaryWriter(file);
                optimizer.Save(writer);
                file.Position = 0;
                using var reader = new BinaryReader(file);
                resumed.Load(reader);
            }
            for (var step = 0; step < 3; step++)
            {
                Step(optimizer, weights, gradients);
                Step(resumed, other, gradients);
            }
            Assert.Equal(weights["w"].ToArray(), other["w"].ToArray());
        }
    }

    [Fact]
    public void A_factor_scales_the_step_and_buffers_stay()
    {
        var (weights, gradients) = (Tensors(), Tensors());
        gradients["w"].Fill(1);
        gradients["mean"].Fill(1);
        new Sgd(0.5).Step(weights, gradients, factor: 0.5);
        Assert.Equal([-0.25f, -0.25f, -0.25f], weights["w"].ToArray());
        Assert.Equal([0f, 0f], weights["mean"].ToArray());
    }

    [Fact]
    public void Settings_out_of_range_and_foreign_states_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(double.NaN));
        Assert.Throws<ArgumentException>(() => new Sgd(0.1, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: 1));
        var (small, large) = (Tensors(), new NetworkWeights(new NetworkTensor("w", TensorRole.Weight, 1, 40)).Parameters);
        Assert.Throws<ArgumentException>(() => new Sgd(0.1).Step(small, large));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(0.1).Step(small, small, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().Step(small, small, double.PositiveInfinity));
        var adam = new Adam();
        adam.Step(small, small);
        Assert.Throws<ArgumentException>(() => adam.Step(large, large));
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        adam.Save(writer);
        file.Position = 0;
        using var reader = new BinaryReader(file);
        Assert.Contains("'Adam'", Assert.Throws<InvalidDataException>(() => new Sgd(0.1).Load(reader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_optimizer_belongs_to_one_network_even_if_another_has_as_many_weights()
    {
        foreach (var (make, _) in Sequences)
        {
            var (optimizer, first, second) = (make(), new LineNet(), new LineNet());
            optimizer.Step(first);
            optimizer.Step(first.Clone());                  // the same weights
            Assert.Contains(
                "another network",
                Assert.Throws<ArgumentException>(() => optimizer.Step(second)).Message,
                StringComparison.Ordinal);
            var samples = new Dataset(new float[3], new float[2], 1);
            Assert.Throws<ArgumentException>(() => new Trainer(second, optimizer, new MeanSquaredError()).Run(samples));
        }
    }

    [Fact]
    public void Frozen_tensors_stay_and_their_gradients_do_not_count()
    {
        foreach (var make in new Func<IOptimizer>[]
        {
            () => new Sgd(0.1, 0.9, weightDecay: 0.1), () => new Adam(0.1, weightDecay: 0.1), () => new AdamW(0.1),
        })
        {
            var (network, free) = (new LineNet(), new LineNet());
            network.Initialize(1);
            free.Initialize(1);
            var (optimizer, other, before) = (make(), make(), network.Parameters["0.weight"].ToArray());
            network.Parameters.Freeze("0.weight");
            Assert.True(network.Parameters.IsFrozen("0.weight") && !network.Parameters.IsFrozen("0.bias"));
            foreach (var one in new[] { network, free })
            {
                one.Gradients["0.weight"].Fill(100);
                one.Gradients["0.bias"].Fill(0.5f);
            }
            Assert.Equal(Math.Sqrt(0.5), network.ClipGradients(1e9), 1e-6);
            optimizer.Step(network);
            other.Step(free);
            Assert.Equal(before, network.Parameters["0.weight"].ToArray());
            Assert.Equal(free.Parameters["0.bias"].ToArray(), network.Parameters["0.bias"].ToArray());
            network.Parameters.Unfreeze("0.weight");
            optimizer.Step(network);
            Assert.NotEqual(before, network.Parameters["0.weight"].ToArray());
        }
        Assert.Throws<ArgumentException>(() => new NormalizationNet().Parameters.Freeze("0.running_mean"));
    }

    [Fact]
    public void Gradients_are_clipped_as_PyTorch_does()
    {
        var network = new LineNet();
        network.Gradients["0.bias"][0] = 3;
        network.Gradients["0.weight"][4] = 4;
        Assert.Equal(5, network.ClipGradients(2), 1e-9);
        Assert.Equal(1.2f, network.Gradients["0.bias"][0], 1e-6f);
        Assert.Equal(1.6f, network.Gradients["0.weight"][4], 1e-6f);
        Assert.Equal(2, network.ClipGradients(3), 1e-5);
        Assert.Equal(1.2f, network.Gradients["0.bias"][0], 1e-6f);
        Assert.Throws<ArgumentOutOfRangeException>(() => network.ClipGradients(double.NaN));
    }

    private static NetworkParameters Tensors() => new NetworkWeights(
        new NetworkTensor("w", TensorRole.Weight, 1, 3), new NetworkTensor("mean", TensorRole.RunningMean, 0, 2)).Parameters;

    private static void Step(IOptimizer optimizer, NetworkParameters weights, NetworkParameters gradients)
    {
        var w = weights["w"];
        var g = gradients["w"];
        (g[0], g[1], g[2]) = (2 * w[0] + w[1], 4 * w[1] + w[0], 6 * w[2]);
        optimizer.Step(weights, gradients);
    }
}
