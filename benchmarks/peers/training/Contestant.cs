using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace KernelGen.Peers.Training;

/// <summary>Training with KernelGen: the same steps as PyTorch, from the same weights, over the same samples.</summary>
internal sealed class Contestant
{
    private readonly ITrainable network;
    private readonly int batch;
    private readonly ParallelOptions options;
    private readonly float[] output;
    private readonly float[] gradient;
    private readonly Sgd optimizer = new(0.01, momentum: 0.9);
    private readonly CrossEntropyLoss loss = new();

    public Contestant(ITrainable network, int batch, int threads)
    {
        (this.network, this.batch, options) = (network, batch, new() { MaxDegreeOfParallelism = threads });
        var random = new Random(1);
        Input = Enumerable.Range(0, batch * network.InputLength).Select(_ => random.NextSingle() - 0.5f).ToArray();
        Classes = Enumerable.Range(0, batch).Select(_ => random.Next(network.OutputLength)).ToArray();
        (output, gradient) = (new float[batch * network.OutputLength], new float[batch * network.OutputLength]);
        network.Initialize(1);
    }

    /// <summary>The samples of a step.</summary>
    public float[] Input { get; }

    /// <summary>Their classes.</summary>
    public int[] Classes { get; }

    /// <summary>The start for PyTorch: the weights, the samples, and their classes.</summary>
    public void Write(string path)
    {
        using var file = new BinaryWriter(File.Create(path));
        foreach (var value in Weights().Concat(Input).Concat(Classes.Select(label => (float)label))) file.Write(value);
    }

    /// <summary>The trained weights, in the order of PyTorch's parameters.</summary>
    public float[] Weights() => network.Parameters.Names.Where(name => !network.Parameters.IsBuffer(name))
        .SelectMany(name => network.Parameters[name].ToArray()).ToArray();

    /// <summary>Runs training steps; returns the time in seconds.</summary>
    public double Steps(int count)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            network.ZeroGradients();
            network.ForwardTraining(Input, output, batch, 0, options);
            loss.Compute(output, Classes, gradient);
            network.Backward(gradient, default, options);
            optimizer.Step(network);
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
