using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace KernelGen.Peers;

/// <summary>Training with TorchSharp: the same steps as ours, from the same weights, over the same samples.</summary>
internal sealed class TorchTraining
{
    private readonly TorchModel model;
    private readonly List<Parameter> parameters = [];
    private readonly Tensor input, classes;
    private readonly optim.Optimizer optimizer;

    /// <param name="topology">The network, and how many samples a step takes.</param>
    /// <param name="weights">Weights and biases, one after the other.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="labels">Their classes.</param>
    /// <param name="threads">How many threads it may use.</param>
    public TorchTraining(Topology topology, ReadOnlySpan<float> weights, float[] samples, int[] labels, int threads)
    {
        set_num_threads(threads);
        var (factors, biases) = (new List<Tensor?>(), new List<Tensor?>());
        foreach (var step in topology.Steps)
        {
            factors.Add(step.HasWeights ? Take(ref weights, TorchModel.Shape(topology, step)) : null);
            biases.Add(step.HasWeights ? Take(ref weights, step.Channels) : null);
        }
        model = new TorchModel(topology, factors, biases);
        input = tensor(samples).reshape(topology.Batch, topology.Channels, topology.Size, topology.Size);
        classes = tensor(Array.ConvertAll(labels, static label => (long)label));
        optimizer = optim.SGD(parameters, 0.01, momentum: 0.9);
    }

    /// <summary>The trained weights, in the order in which they were given.</summary>
    public float[] Weights() => [.. parameters.SelectMany(static parameter => parameter.data<float>().ToArray())];

    /// <summary>Runs training steps; returns the time in seconds.</summary>
    /// <param name="count">How many.</param>
    /// <param name="clock">Gives microseconds.</param>
    public double Steps(int count, Func<double> clock)
    {
        var start = clock();
        for (var i = 0; i < count; i++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(model.Forward(input), classes).backward();
            optimizer.step();
        }
        return (clock() - start) / 1e6;
    }

    private Parameter Take(ref ReadOnlySpan<float> numbers, params long[] shape)
    {
        var length = (int)shape.Aggregate(static (product, side) => product * side);
        parameters.Add(new Parameter(tensor(numbers[..length].ToArray()).reshape(shape)));
        numbers = numbers[length..];
        return parameters[^1];
    }
}
