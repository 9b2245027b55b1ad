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
