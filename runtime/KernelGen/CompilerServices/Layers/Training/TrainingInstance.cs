using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading.Tasks;

namespace KernelGen.CompilerServices;

/// <summary>What an object of a generated network needs to be trained; made when it is first asked for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrainingInstance
{
    private protected TrainingInstance()
    {
    }

    /// <summary>The gradients in PyTorch's layout.</summary>
    public abstract NetworkParameters Gradients { get; }

    /// <summary>The layers by index and attribute.</summary>
    public abstract IReadOnlyList<string> LayerNames { get; }

    /// <summary>The shape of an output.</summary>
    public abstract TensorShape OutputShape { get; }

    /// <summary>Samples of a mini-batch at the least.</summary>
    public abstract int LeastBatch { get; }

    /// <summary>The training of a network.</summary>
    /// <typeparam name="TCode">The emitted code.</typeparam>
    /// <param name="network">Holds the weights.</param>
    public static TrainingInstance Create<TCode>(NetworkInstance network)
        where TCode : INetworkCode, INetworkLayers, ITrainingCode => new TrainingInstance<TCode>(network);

    /// <summary>A mini-batch forward.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="output">Room for as many outputs.</param>
    /// <param name="batch">How many.</param>
    /// <param name="dropoutSeed">Chooses what is dropped.</param>
    /// <param name="options">Threads and cancellation; null uses none.</param>
    public abstract void Forward(ReadOnlySpan<float> input, Span<float> output, int batch, int dropoutSeed, ParallelOptions? options);

    /// <summary>The last mini-batch back.</summary>
    /// <param name="outputGradient">The derivatives by the outputs.</param>
    /// <param name="inputGradient">Takes the derivatives by the inputs; empty where they are not wanted.</param>
    /// <param name="options">Threads and cancellation; null uses none.</param>
    public abstract void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient, ParallelOptions? options);

    /// <summary>Sets all gradients to 0.</summary>
    public void ZeroGradients() => Gradients.Store.Clear();

    /// <summary>The first layer whose output is not finite, or −1.</summary>
    /// <param name="input">The samples.</param>
    /// <param name="batch">How many.</param>
    public abstract int FindNonFiniteLayer(ReadOnlySpan<float> input, int batch);
}
