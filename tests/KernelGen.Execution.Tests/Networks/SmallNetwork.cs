using System;
using KernelGen.CompilerServices;

namespace KernelGen.Execution.Tests.Networks;

/// <summary>The tensors of a small network: a convolution, a batch normalization, a linear layer.</summary>
internal static class SmallNetwork
{
    public static NetworkWeights Create() => new(
        new NetworkTensor("0.weight", TensorRole.Weight, 12, 5, 3, 2, 2),
        new NetworkTensor("0.bias", TensorRole.Weight, 12, 5),
        new NetworkTensor("1.weight", TensorRole.Scale, 0, 5),
        new NetworkTensor("1.bias", TensorRole.Shift, 0, 5),
        new NetworkTensor("1.running_mean", TensorRole.RunningMean, 0, 5),
        new NetworkTensor("1.running_var", TensorRole.RunningVariance, 0, 5),
        new NetworkTensor("1.num_batches_tracked", TensorRole.BatchCount, 0),
        new NetworkTensor("3.weight", TensorRole.Weight, 45, 10, 45),
        new NetworkTensor("3.bias", TensorRole.Weight, 45, 10));

    /// <summary>The same with a number of its own in every place.</summary>
    public static NetworkWeights CreateFilled(int first = 1)
    {
        var weights = Create();
        float next = first;
        foreach (var name in weights.Parameters.Names)
            foreach (ref var value in weights.Parameters[name]) value = next += 0.25f;
        weights.Parameters.Counter("1.num_batches_tracked") = 1L << 40;
        return weights;
    }

    /// <summary>Every number, and the counter at the end.</summary>
    public static double[] Numbers(NetworkWeights weights)
    {
        var numbers = new System.Collections.Generic.List<double>();
        foreach (var name in weights.Parameters.Names)
            foreach (var value in weights.Parameters[name]) numbers.Add(value);
        numbers.Add(weights.Parameters.Counter("1.num_batches_tracked"));
        return [.. numbers];
    }
}
