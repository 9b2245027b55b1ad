using System;
using System.ComponentModel;
using KernelGen.Shared;

namespace KernelGen.CompilerServices;

/// <summary>The emitted code that trains a network: stages of the forward pass, then of the backward pass, each for one sample.</summary>
/// <remarks>Between two stages all samples of a mini-batch meet, for batch normalization. The code holds nothing: see <see cref="TrainingMemory"/>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITrainingCode
{
    /// <summary>Stages of the forward pass.</summary>
    static abstract int ForwardStages { get; }

    /// <summary>Stages in all.</summary>
    static abstract int Stages { get; }

    /// <summary>Floats that are kept of each sample from stage to stage; 0 at first, and what the code does not write stays 0.</summary>
    static abstract int TapeLength { get; }

    /// <summary>Floats that are needed inside a stage; 0 at first, and what the code does not write stays 0.</summary>
    static abstract int TrainingWorkspaceLength { get; }

    /// <summary>Floats of the weights in the order in which the stages read them.</summary>
    static abstract int TrainingPackedLength { get; }

    /// <summary>Floats of the gradients in the order in which the stages add to them.</summary>
    static abstract int GradientLength { get; }

    /// <summary>Floats of what batch normalizations know of a batch.</summary>
    static abstract int StatisticsLength { get; }

    /// <summary>The batch normalizations, in the order of the layers.</summary>
    static abstract NormalizationStage[] Normalizations { get; }

    /// <summary>The shape of an output.</summary>
    static abstract TensorShape OutputShape { get; }

    /// <summary>The layers by index and attribute.</summary>
    static abstract string[] LayerNames { get; }

    /// <summary>Lays the weights out.</summary>
    /// <param name="tensors">The tensors in PyTorch's layout.</param>
    /// <param name="packed">Room for <see cref="TrainingPackedLength"/> floats.</param>
    static abstract void PackTraining(LayerTensors tensors, Span<float> packed);

    /// <summary>One stage for one sample. Nothing is checked.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="memory">All that it reads and writes.</param>
    static abstract void Train(int stage, scoped in TrainingMemory memory);

    /// <summary>Adds gradients to those in PyTorch's layout.</summary>
    /// <param name="gradient">What the stages have added up.</param>
    /// <param name="gradients">Takes them.</param>
    static abstract void AddGradients(ReadOnlySpan<float> gradient, NetworkWeights gradients);
}

/// <summary>A batch normalization of a network in training.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Row">The row of its weight; bias, running mean, running variance and count of batches follow.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="Positions">Numbers of each channel in one sample.</param>
/// <param name="Epsilon">What is added to the variance.</param>
/// <param name="Momentum">The share of a batch in the running mean and variance.</param>
/// <param name="ForwardStage">The stage that ends with its statistics.</param>
/// <param name="ForwardSums">Where a sample's tape has them: the sums of all channels, then the sums of squares of differences from the mean.</param>
/// <param name="BackwardStage">The stage that ends with the sums of its gradients; −1 for none.</param>
/// <param name="BackwardSums">Where a sample's tape has them: Σdy of all channels, then Σdy·(x − mean).</param>
/// <param name="Statistics">Where the statistics of the batch begin: factor, shift, mean, a, b, c and the inverse deviation, each in whole blocks of 16 channels.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record NormalizationStage(
    int Layer, int Row, int Channels, int Positions, double Epsilon, double Momentum, int ForwardStage, int ForwardSums, int BackwardStage,
    int BackwardSums, int Statistics)
{
    /// <summary>Channels in whole blocks.</summary>
    internal int Lanes => (int)ChannelBlock.Whole(Channels);

    /// <summary>Where a statistic of a channel lies.</summary>
    internal int Place(BatchStatistic statistic, int channel) => (int)statistic * Lanes + channel;
}

/// <summary>A convolution, or a transposed one, as a walk of taps over the far tensor for every position of the near one.</summary>
/// <param name="Near">The shape of a convolution's output, or of a transposed one's input.</param>
/// <param name="Far">The shape of the other.</param>
/// <param name="Groups">Groups of channels that do not see each other.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GroupedConvolution(TensorShape Near, TensorShape Far, int Groups)
{
    /// <summary>Rows and columns of taps.</summary>
    public (int Rows, int Columns) Window { get; init; }

    /// <summary>Far rows and columns from a near one to the next.</summary>
    public (int Rows, int Columns) Stride { get; init; }

    /// <summary>Far rows and columns from a tap to the next.</summary>
    public (int Rows, int Columns) Dilation { get; init; }

    /// <summary>Zeros before the first far row and column.</summary>
    public (int Rows, int Columns) Before { get; init; }

    internal WindowAxis Rows(int input) => new(input, Window.Rows, Stride.Rows, Dilation.Rows, Before.Rows, 0);

    internal WindowAxis Columns(int input) => new(input, Window.Columns, Stride.Columns, Dilation.Columns, Before.Columns, 0);
}

/// <summary>The memory of one stage of training for one sample.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct TrainingMemory
{
    /// <summary>The sample.</summary>
    public ref float Input;

    /// <summary>The weights as the code reads them.</summary>
    public ref float Packed;

    /// <summary>What batch normalizations know of the batch.</summary>
    public ref float Statistics;

    /// <summary>What is kept of the sample.</summary>
    public ref float Tape;

    /// <summary>What is needed inside the stage.</summary>
    public ref float Workspace;

    /// <summary>Takes the output; in the forward pass.</summary>
    public ref float Output;

    /// <summary>The derivatives by the output; in the backward pass.</summary>
    public ref float OutputGradient;

    /// <summary>The gradients of weights are added to these; in the backward pass.</summary>
    public ref float Gradient;

    /// <summary>Takes the derivatives by the input, if they are wanted; in the backward pass.</summary>
    public ref float InputGradient;

    /// <summary>Whether the derivatives by the input are wanted.</summary>
    public bool HasInputGradient;

    /// <summary>Chooses what dropout drops of this sample.</summary>
    public uint DropoutKey;
}
