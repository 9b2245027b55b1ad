using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading.Tasks;
using KernelGen.CompilerServices;

namespace KernelGen;

/// <summary>A network that can be trained: what a <c>[Network(…, Trainable = true)]</c> class implements.</summary>
/// <remarks>
/// A step of training is <see cref="ZeroGradients"/>, <see cref="ForwardTraining"/>, a loss, <see cref="Backward"/>, an
/// <see cref="IOptimizer"/> and <see cref="Commit"/>; a <see cref="Trainer"/> does all of it. Samples are consecutive, channel
/// after channel (NCHW). All results have the same bits for any number of threads. Not for two callers at once.
/// </remarks>
public interface ITrainable
{
    /// <summary>The length of an input.</summary>
    int InputLength { get; }

    /// <summary>The length of an output.</summary>
    int OutputLength { get; }

    /// <summary>The shape of an output: (C, H, W), (C, 1, L) of a signal, (C, 1, 1) of features.</summary>
    TensorShape OutputShape => new(OutputLength);

    /// <summary>
    /// Samples of a mini-batch at the least: 2 where a batch normalization sees one number of each channel in a sample, else 1.
    /// </summary>
    int LeastBatch => 1;

    /// <summary>
    /// What a generated class trains with: a trainer may compute a mini-batch sample by sample. Null for classes of your own.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TrainingInstance? Training => null;

    /// <summary>The layers by index and attribute: <c>0 Conv2D</c>.</summary>
    IReadOnlyList<string> LayerNames { get; }

    /// <summary>The weights and buffers by name, in PyTorch's layout. After writing to them call <see cref="Commit"/>.</summary>
    NetworkParameters Parameters { get; }

    /// <summary>The gradients by the names of their parameters; those of buffers are 0 and have no meaning.</summary>
    NetworkParameters Gradients { get; }

    /// <summary>Sets the weights to their initial values: uniform in ±1/√fan-in, the same on every machine.</summary>
    /// <param name="seed">The seed.</param>
    void Initialize(int seed);

    /// <summary>
    /// Lays out what was written to <see cref="Parameters"/>, for inference. What <see cref="ForwardTraining"/> and optimizers change is
    /// laid out at the next inference, without this call.
    /// </summary>
    void Commit();

    /// <summary>
    /// Inference: batch normalization by its running statistics, nothing dropped, nothing kept for <see cref="Backward"/>.
    /// </summary>
    /// <param name="input">The samples.</param>
    /// <param name="output">The same number of outputs.</param>
    /// <param name="batch">How many.</param>
    /// <param name="options">Threads and cancellation; null uses only the calling thread.</param>
    void ForwardBatch(ReadOnlySpan<float> input, Span<float> output, int batch, ParallelOptions? options = null);

    /// <summary>
    /// A mini-batch in training: batch normalization by the statistics of the batch (the running ones are updated), dropout drops, and
    /// what <see cref="Backward"/> needs is kept.
    /// </summary>
    /// <param name="input">The samples.</param>
    /// <param name="output">The same number of outputs.</param>
    /// <param name="batch">How many.</param>
    /// <param name="dropoutSeed">The seed of dropout, together with the sample's index in the batch and the layer.</param>
    /// <param name="options">Threads and cancellation; null uses only the calling thread.</param>
    void ForwardTraining(ReadOnlySpan<float> input, Span<float> output, int batch, int dropoutSeed = 0, ParallelOptions? options = null);

    /// <summary>
    /// The gradients of the mini-batch that <see cref="ForwardTraining"/> saw last: those of the weights are added to
    /// <see cref="Gradients"/>.
    /// </summary>
    /// <param name="outputGradient">The derivatives of the loss by the outputs, one for each output.</param>
    /// <param name="inputGradient">Receives the derivatives by the inputs; empty if they are not needed, which saves time.</param>
    /// <param name="options">Threads and cancellation; null uses only the calling thread.</param>
    /// <exception cref="InvalidOperationException">There was no <see cref="ForwardTraining"/>.</exception>
    void Backward(ReadOnlySpan<float> outputGradient, Span<float> inputGradient = default, ParallelOptions? options = null);

    /// <summary>Sets all gradients to 0.</summary>
    void ZeroGradients();

    /// <summary>
    /// The first layer whose output is not finite for one of the samples, by its index, or −1; batch normalization by the statistics of
    /// these samples. Slow: layer by layer, by the generic runtime.
    /// </summary>
    /// <param name="input">The samples.</param>
    /// <param name="batch">How many.</param>
    int FindNonFiniteLayer(ReadOnlySpan<float> input, int batch);
}
