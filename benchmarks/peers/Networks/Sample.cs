using System;
using System.Collections.Generic;
using System.Linq;

namespace KernelGen.Peers;

/// <summary>Weights, inputs and correct outputs of a network, for all libraries.</summary>
internal sealed class Sample
{
    private Sample(Topology topology, IReadOnlyList<float[]> weights, IReadOnlyList<float[]> biases, float[] input)
    {
        (Topology, Weights, Biases, Input) = (topology, weights, biases, input);
        Answer = [.. Enumerable.Range(0, topology.Batch).SelectMany(
            sample => NetworkTextbook.Compute(this, input.AsSpan(sample * topology.InputLength, topology.InputLength)))];
        Largest = Answer.Max(Math.Abs);
    }

    public Topology Topology { get; }

    /// <summary>The weights of each step; empty if it has none.</summary>
    public IReadOnlyList<float[]> Weights { get; }

    public IReadOnlyList<float[]> Biases { get; }

    /// <summary>The consecutive samples.</summary>
    public float[] Input { get; }

    /// <summary>The definition in double precision.</summary>
    public double[] Answer { get; }

    private double Largest { get; }

    /// <summary>The weights that the network was initialized with, and inputs between −1 and 1.</summary>
    public static Sample Of(Topology topology, NetworkParameters parameters)
    {
        var (names, next) = (parameters.Names, 0);
        var (weights, biases) = (new List<float[]>(), new List<float[]>());
        foreach (var step in topology.Steps)
        {
            weights.Add(step.HasWeights ? parameters[names[next++]].ToArray() : []);
            biases.Add(step.HasWeights ? parameters[names[next++]].ToArray() : []);
        }
        var random = new Random(topology.InputLength);
        var numbers = Enumerable.Range(0, topology.Batch * topology.InputLength).Select(_ => 2 * random.NextSingle() - 1);
        return new Sample(topology, weights, biases, numbers.ToArray());
    }

    /// <summary>The largest error, relative to the largest output; NaN if an output is NaN.</summary>
    public double Error(ReadOnlySpan<float> output)
    {
        var error = 0.0;
        for (var i = 0; i < Answer.Length; i++)
        {
            var difference = Math.Abs(output[i] - Answer[i]) / Largest;
            if (!(difference <= error)) error = difference;
        }
        return error;
    }
}
